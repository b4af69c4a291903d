/*
 * grid_code.h
 *		Codes of the management tree: district 6, town 3, community 3, grid 3.
 */
#ifndef YBSS_CODE_GRID_CODE_H
#define YBSS_CODE_GRID_CODE_H

#include "code/tree_code.h"

enum
{
	YBSS_GRID_DISTRICT = 1,
	YBSS_GRID_TOWN,
	YBSS_GRID_COMMUNITY,
	YBSS_GRID_GRID
};

/* Give the half-open range of a code and all below it: low <= stored < high. */
static inline void
ybss_grid_range(int64_t code, int64_t *low, int64_t *high)
{
	ybss_tree_range(&ybss_grid_tree, code, low, high);
}

/* Give the last grid below a code: the range again, with its upper end in it. */
static inline int64_t
ybss_grid_last(int64_t code)
{
	return ybss_tree_last(&ybss_grid_tree, code);
}

/* Is a code the other one or below it? */
static inline bool
ybss_grid_contained(int64_t code, int64_t parent)
{
	return ybss_tree_contained(&ybss_grid_tree, code, parent);
}

/* Give the first six digits, by which facts are spread over servers. */
static inline int32_t
ybss_grid_district(int64_t code)
{
	return (int32_t) (code / INT64_C(10000000000));
}

#endif /* YBSS_CODE_GRID_CODE_H */
