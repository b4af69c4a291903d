/*
 * program.c
 *		The catalogue of items of one kind as a program: what it consists of, how it is searched.
 */
#include "catalogue/program.h"

#include "common/hashfn.h"

#define PACKED_CODE 8

const char *const ybss_part_name[YBSS_PARTS] = {"required_if", "formula", "rule"};

/* Find an item by its name; -1 when there is none. */
int
ybss_find_item(const YbssProgram *program, const char *name, int length)
{
	for (int i = 0; i < program->count; i++)
		if (program->items[i].name_length == length &&
			memcmp(program->items[i].name, name, length) == 0)
			return i;
	return -1;
}

/* Compare keys as jsonb sorts them: the shorter one first. */
int
ybss_compare_keys(const char *a, int a_length, const char *b, int b_length)
{
	return a_length != b_length ? a_length - b_length : memcmp(a, b, a_length);
}

/* Pack a code of up to eight bytes into a number; of a longer one, its hash. */
static uint64
pack_code(const char *code, int length)
{
	uint64 packed = 0;

	if (length > PACKED_CODE)
		return hash_bytes_extended((const unsigned char *) code, length, 0);
	for (int i = 0; i < length; i++)
		packed = packed << 8 | (unsigned char) code[i];
	return packed;
}

/* Order packed codes. */
static int
compare_codes(const void *a, const void *b)
{
	uint64 left = *(const uint64 *) a;
	uint64 right = *(const uint64 *) b;

	return (left > right) - (left < right);
}

/* Add a code to a table. */
void
ybss_add_code(YbssCodes *codes, const char *code)
{
	if (codes->count == codes->room)
	{
		codes->room = Max(16, 2 * codes->room);
		codes->codes = codes->codes == NULL ? palloc_array(uint64, codes->room)
											: repalloc(codes->codes, codes->room * sizeof(uint64));
	}
	codes->codes[codes->count++] = pack_code(code, strlen(code));
}

/* Sort a table of codes, to be searched. */
void
ybss_sort_codes(YbssCodes *codes)
{
	qsort(codes->codes, codes->count, sizeof(uint64), compare_codes);
}

/* Is it a code of the item's table? */
bool
ybss_is_code(const YbssCodes *codes, const char *text, int length)
{
	uint64 code = pack_code(text, length);
	int low = 0;
	int high = codes->count;

	while (low < high)
	{
		int middle = (low + high) / 2;

		if (codes->codes[middle] < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < codes->count && codes->codes[low] == code;
}
