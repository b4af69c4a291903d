/*
 * tree_code.c
 *		Read and write codes whose prefixes are their parents.
 */
#include "code/tree_code.h"

#include <stdio.h>
#include <string.h>

#include "code/characters.h"

/* Management tree: district, town, community, grid. */
const YbssTree ybss_grid_tree = {
	4,
	{0, 6, 9, 12, 15, 15},
	{10, INT64_C(10000000000), INT64_C(10000000), 10000, 10, 10},
	{"grid code", "网格编码", "6, 9, 12 or 15 digits", "6、9、12或15位"}};

/* Statutory tree: province, city, county, town, village (GB/T 2260, GB/T 10114). */
const YbssTree ybss_division_tree = {
	5,
	{0, 2, 4, 6, 9, 12},
	{10, INT64_C(100000000000), INT64_C(1000000000), INT64_C(10000000), 10000, 10},
	{"division code", "行政区划代码", "2, 4, 6, 9 or 12 digits", "2、4、6、9或12位"}};

/* Give the level of codes of so many digits, 0 when there is none. */
static int
level_of_length(const YbssTree *tree, int length)
{
	for (int level = 1; level <= tree->levels; level++)
		if (tree->digits[level] == length)
			return level;
	return 0;
}

/* Read a code's digits into its stored value. */
bool
ybss_tree_read(const YbssTree *tree, const char *text, size_t bytes, int64_t *code,
			   YbssCodeFault *fault)
{
	char digits[YBSS_TREE_DIGITS];
	int length = ybss_code_characters(text, bytes, digits, YBSS_TREE_DIGITS);
	int level = level_of_length(tree, length);
	int64_t value = 0;

	if (level == 0)
		return ybss_code_refuse(fault, YBSS_CODE_LENGTH, 0, length, 0);
	for (int i = 0; i < length; i++)
	{
		/* No region begins with 0; a number would lose it. */
		if (digits[i] < (i == 0 ? '1' : '0') || digits[i] > '9')
			return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, i + 1, 0, 0);
		value = value * 10 + (digits[i] - '0');
	}
	*code = value * tree->span[level] + level;
	return true;
}

/* Read a code from the number of its digits, or from its stored value. */
bool
ybss_tree_from_number(const YbssTree *tree, int64_t number, int64_t *code, YbssCodeFault *fault)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%lld", (long long) number);

	if (length == tree->digits[tree->levels] + 1 && ybss_tree_valid(tree, number))
	{
		*code = number;
		return true;
	}
	return ybss_tree_read(tree, digits, (size_t) length, code, fault);
}

/* Could reading a text have given this value? */
bool
ybss_tree_valid(const YbssTree *tree, int64_t code)
{
	int level = (int) (code % 10);
	int64_t full = 10 * tree->span[1];

	for (int i = 2; i < tree->digits[1]; i++)
		full *= 10;
	return code >= full && code < 10 * full && level >= 1 && level <= tree->levels &&
		   code % tree->span[level] == level;
}

/*
 * Write a code's digits, give their number.
 *
 * The upper end of a range is a value of level 0, which is no code; plans show
 * it, so it is written as "~" and the first code beyond the range.
 */
int
ybss_tree_write(const YbssTree *tree, int64_t code, char out[YBSS_TREE_DIGITS + 6])
{
	int level = ybss_tree_level(code);

	if (level >= 1 && level <= tree->levels)
		return snprintf(out, YBSS_TREE_DIGITS + 6, "%lld", (long long) (code / tree->span[level]));
	return snprintf(out, YBSS_TREE_DIGITS + 6, "~%lld", (long long) (code / 10));
}
