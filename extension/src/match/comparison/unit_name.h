/*
 * unit_name.h
 *		The parts of a unit's name: the region in front, the stem, the legal form, the branch.
 */
#ifndef YBSS_MATCH_UNIT_NAME_H
#define YBSS_MATCH_UNIT_NAME_H

#include "match/comparison/kind.h"

#define YBSS_UNIT_TEXT 80
#define YBSS_UNIT_LETTERS 80

/* A coded name. What its text has no room for is told apart by "whole". */
typedef struct YbssUnitName
{
	uint64_t whole;
	uint32_t region; /* 0 where none stands in front */
	uint8_t form;	 /* 0 where none is written */
	uint8_t stem;	 /* bytes of the stem, behind which the branch stands */
	uint8_t branch;
	char text[YBSS_UNIT_TEXT + 1];
} YbssUnitName;

/* Code a unit's name; 0 where it says nothing. */
extern size_t ybss_code_unit_name(const char *text, size_t length, void *coded);

#endif /* YBSS_MATCH_UNIT_NAME_H */
