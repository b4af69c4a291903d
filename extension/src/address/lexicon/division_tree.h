/*
 * division_tree.h
 *		The tree of divisions while changes are applied to it.
 *
 * A step says that a division took the ground of another, or a part of it. The
 * steps of one day and document are one group: their old codes are those from
 * before the group.
 */
#ifndef YBSS_ADDRESS_DIVISION_TREE_H
#define YBSS_ADDRESS_DIVISION_TREE_H

#include "address/lexicon/lexicon.h"
#include "text/allocator.h"

/* The most units of a name. */
#define YBSS_DIVISION_NAME 60

typedef struct YbssDivisionStep
{
	int group;
	int level; /* of the division: 2 city, 3 county, 4 town */
	int old_level;
	int64_t code;	  /* twelve digits; 0 where nobody knows it yet */
	int64_t parent;	  /* twelve digits */
	int64_t old_code; /* twelve digits; 0: it took nobody's ground */
	bool part;		  /* only a part of the old one's */
	uint8_t length, old_length;
	uint16_t year;
	uint16_t note_length;
	const uint16_t *name, *old_name, *note;
} YbssDivisionStep;

/* A run of the built-in villages that came to a division from a town that ended. */
typedef struct YbssVillageRun
{
	uint32_t village, end;
	int32_t next; /* or -1 */
} YbssVillageRun;

typedef struct YbssDivisionNode
{
	YbssPlace place; /* villages as they are built in, of towns alone; code, name, level */
	int32_t parent;	 /* itself for a province */
	int32_t heir;	 /* of a division that ended: the first that took its ground, or -1 */
	int32_t run;	 /* villages that came to it, or -1 */
	int32_t chained; /* the next in a chain of the table of codes */
	bool gone, renamed, codeless;
} YbssDivisionNode;

/* A name that stood in another place, or is no more, and the divisions that hold its ground. */
typedef struct YbssOldName
{
	uint32_t name; /* offset into the text */
	uint32_t note;
	uint32_t city;	/* the name of the city that it stood in */
	int32_t within; /* the county that a town stood in, else the province */
	int32_t target; /* the first */
	int16_t targets;
	uint16_t until; /* the year in which it ended */
	uint16_t note_length;
	uint8_t length, core, city_length, city_core;
	uint8_t level;
	bool usual; /* the first holds most of it or its name */
} YbssOldName;

typedef struct YbssDivisionTree
{
	const YbssLexicon *base;
	const YbssAllocator *allocator;
	YbssDivisionNode *node; /* the built-in places first, in their order */
	int32_t nodes;
	YbssVillageRun *run;
	int32_t runs;
	YbssOldName *old;
	int32_t olds;
	int32_t *target; /* nodes that old names lead to */
	int32_t targets;
	uint16_t *text; /* the built-in text, and what came to it */
	uint32_t texts;
	int32_t *chain; /* table of codes */
} YbssDivisionTree;

/* Apply steps, in their order, to the tree of a lexicon. */
extern YbssDivisionTree *ybss_divide_anew(const YbssLexicon *base, const YbssDivisionStep *step,
										  int steps, const YbssAllocator *allocator);

/* Give back what is not part of a lexicon. */
extern void ybss_division_tree_release(YbssDivisionTree *tree);

/* The division that holds the ground of one today. */
extern int32_t ybss_division_today(const YbssDivisionTree *tree, int32_t node);

#endif /* YBSS_ADDRESS_DIVISION_TREE_H */
