/*
 * listed_code.c
 *		Looking a code up in its list: the district's own rows, then the built-in ones.
 */
#include "code/listed_code.h"

#include <stdlib.h>
#include <string.h>

const char *const ybss_code_list_name[YBSS_CODE_LISTS] = {
	"area_code", "credit_class", "mobile_prefix", "region", "service_number"};

/* Order by list, then by code. */
int
ybss_compare_listed(const void *a, const void *b)
{
	const YbssListedCode *left = a;
	const YbssListedCode *right = b;

	if (left->list != right->list)
		return left->list < right->list ? -1 : 1;
	return strcmp(left->code, right->code);
}

/* Find a code among some. */
static const YbssListedCode *
find(const YbssListedCode *codes, size_t count, const YbssListedCode *wanted)
{
	return count == 0 ? NULL : bsearch(wanted, codes, count, sizeof *codes, ybss_compare_listed);
}

/* Make what is looked for; false where no listed code is so long. */
static bool
make_wanted(YbssListedCode *wanted, YbssCodeList list, const char *code, int length)
{
	if (length < 1 || length > YBSS_LISTED_CODE)
		return false;
	wanted->list = list;
	memcpy(wanted->code, code, (size_t) length);
	wanted->code[length] = '\0';
	return true;
}

/* Find a code among the district's own; NULL where it has no row of it. */
const YbssListedCode *
ybss_own_code(const YbssOwnCodes *own, YbssCodeList list, const char *code, int length)
{
	YbssListedCode wanted;

	return make_wanted(&wanted, list, code, length) ? find(own->codes, own->count, &wanted) : NULL;
}

/* Find a code, the district's row of it before the built-in one; NULL where nobody lists it. */
const YbssListedCode *
ybss_listed_code(const YbssOwnCodes *own, YbssCodeList list, const char *code, int length)
{
	YbssListedCode wanted;
	const YbssListedCode *found;

	if (!make_wanted(&wanted, list, code, length))
		return NULL;
	found = find(own->codes, own->count, &wanted);
	return found ? found : find(ybss_builtin_code, ybss_builtin_codes, &wanted);
}

/* Does one of some codes begin with a character? They stand in their order. */
static bool
begins(const YbssListedCode *codes, size_t count, YbssCodeList list, char first)
{
	size_t low = 0;
	size_t high = count;

	while (low < high)
	{
		size_t middle = low + (high - low) / 2;

		if (codes[middle].list < list ||
			(codes[middle].list == list && codes[middle].code[0] < first))
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && codes[low].list == list && codes[low].code[0] == first;
}

/* Does any code of the list begin with a character? */
bool
ybss_listed_below(const YbssOwnCodes *own, YbssCodeList list, char first)
{
	return begins(own->codes, own->count, list, first) ||
		   begins(ybss_builtin_code, ybss_builtin_codes, list, first);
}
