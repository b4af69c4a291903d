/*
 * tree_code.h
 *		Codes whose prefixes are their parents: divisions and grids.
 *
 * Stored in 64 bits: the digits padded with zeros to the deepest level, then
 * one digit for the level. So the number reads as the code; a parent comes
 * right before its descendants, which are one contiguous range:
 *
 *		520371            5203710000000001    district
 *		520371013         5203710130000002    town
 *		520371013001001   5203710130010014    grid
 */
#ifndef YBSS_CODE_TREE_CODE_H
#define YBSS_CODE_TREE_CODE_H

#include "code/fault.h"

#define YBSS_TREE_LEVELS 5
#define YBSS_TREE_DIGITS 15

typedef struct YbssTree
{
	int levels;
	int digits[YBSS_TREE_LEVELS + 1];	/* of a code at each level; [0] is unused */
	int64_t span[YBSS_TREE_LEVELS + 1]; /* stored values from a padded code to the next sibling's */
	YbssCodeSubject subject;
} YbssTree;

extern const YbssTree ybss_grid_tree;
extern const YbssTree ybss_division_tree;

/*
 * Give the level of a stored code; 0 for what is none.
 *
 * The bounds of a scope are values that are no code, and anybody may hand them to
 * any function: whatever the last digit, it is an index of the tables above.
 */
static inline int
ybss_tree_level(int64_t code)
{
	int level = (int) (code % 10);

	return level >= 0 && level <= YBSS_TREE_LEVELS ? level : 0;
}

/* Give the half-open range of stored values of a code and all below it. */
static inline void
ybss_tree_range(const YbssTree *tree, int64_t code, int64_t *low, int64_t *high)
{
	int level = ybss_tree_level(code);

	*low = code;
	*high = code - level + tree->span[level];
}

/* Give the last code of the deepest level below a code, itself if it is deepest. */
static inline int64_t
ybss_tree_last(const YbssTree *tree, int64_t code)
{
	int level = ybss_tree_level(code);

	return code - level + tree->span[level] - 10 + tree->levels;
}

/* Is a code the other one or below it? */
static inline bool
ybss_tree_contained(const YbssTree *tree, int64_t code, int64_t parent)
{
	int64_t low;
	int64_t high;

	ybss_tree_range(tree, parent, &low, &high);
	return code >= low && code < high;
}

/* Give the code above at a level that is not deeper than its own. */
static inline int64_t
ybss_tree_truncate(const YbssTree *tree, int64_t code, int level)
{
	return code - code % tree->span[level] + level;
}

extern bool ybss_tree_read(const YbssTree *tree, const char *text, size_t bytes, int64_t *code,
						   YbssCodeFault *fault);
extern bool ybss_tree_from_number(const YbssTree *tree, int64_t number, int64_t *code,
								  YbssCodeFault *fault);
extern bool ybss_tree_valid(const YbssTree *tree, int64_t code);
extern int ybss_tree_write(const YbssTree *tree, int64_t code, char out[YBSS_TREE_DIGITS + 6]);

#endif /* YBSS_CODE_TREE_CODE_H */
