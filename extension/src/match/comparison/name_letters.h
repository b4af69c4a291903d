/*
 * name_letters.h
 *		The letters of a name and the parts that they make.
 */
#ifndef YBSS_MATCH_NAME_LETTERS_H
#define YBSS_MATCH_NAME_LETTERS_H

#include <stdbool.h>

#include "match/comparison/kind.h"

/* The most letters that are compared: as many as a coded value has bytes. */
#define YBSS_NAME_LETTERS 88
#define YBSS_NAME_MOST_PARTS 12
/* Stands for a letter that is hidden or lost: 李*强, 李某某, 李□. */
#define YBSS_NAME_HIDDEN '*'

/* What kind of name it is stands before its letters, so that what cannot be is not looked for. */
typedef enum YbssNameKind
{
	YBSS_NAME_IS_HAN = 1,	 /* of Han letters alone */
	YBSS_NAME_HAS_PARTS = 2, /* of several parts */
	YBSS_NAME_HAS_HIDDEN = 4,
	YBSS_NAME_IS_CALL = 8 /* may be a form of address: 老胡, 强哥 */
} YbssNameKind;

typedef struct YbssPersonName
{
	int kind;  /* of YbssNameKind */
	int count; /* of letters */
	int parts;
	int han;	/* how many letters are Han */
	int hidden; /* how many are hidden */
	uint32_t letter[YBSS_NAME_LETTERS];
	int begin[YBSS_NAME_MOST_PARTS + 1]; /* of each part; behind the last, count */
} YbssPersonName;

/* Read letters in UTF-8 with a blank between parts; its kind is unknown then. */
extern void ybss_read_name_letters(const void *utf8, size_t bytes, YbssPersonName *name);

/* Give how many of the first letters are the surname of a Han name. */
extern int ybss_surname_letters(const uint32_t *letter, int count);

#endif /* YBSS_MATCH_NAME_LETTERS_H */
