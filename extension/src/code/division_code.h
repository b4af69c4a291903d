/*
 * division_code.h
 *		Statutory codes: province 2, city 4, county 6, town 9, village 12 digits.
 */
#ifndef YBSS_CODE_DIVISION_CODE_H
#define YBSS_CODE_DIVISION_CODE_H

#include "code/tree_code.h"

enum
{
	YBSS_DIVISION_PROVINCE = 1,
	YBSS_DIVISION_CITY,
	YBSS_DIVISION_COUNTY,
	YBSS_DIVISION_TOWN,
	YBSS_DIVISION_VILLAGE
};

/* Make the stored code of six digits, such as stand at the head of a citizen id. */
static inline int64_t
ybss_division_county(int32_t digits)
{
	return (int64_t) digits * INT64_C(10000000) + YBSS_DIVISION_COUNTY;
}

/*
 * Give the division that a code padded with zeros stands for.
 *
 * GB/T 2260 writes a province 520000 and a city 520300, statistics write the
 * county 520302000000: the empty groups at the end are no division.
 */
static inline int64_t
ybss_division_trim(int64_t code)
{
	const YbssTree *tree = &ybss_division_tree;
	int level = ybss_tree_level(code);

	while (level > 1 && code - level == ybss_tree_truncate(tree, code, level - 1) - (level - 1))
	{
		code--;
		level--;
	}
	return code;
}

#endif /* YBSS_CODE_DIVISION_CODE_H */
