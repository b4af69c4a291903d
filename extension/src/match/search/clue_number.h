/*
 * clue_number.h
 *		The numbers in what somebody wrote of a person or a unit.
 */
#ifndef YBSS_MATCH_CLUE_NUMBER_H
#define YBSS_MATCH_CLUE_NUMBER_H

#include "match/search/clue.h"
#include "text/normalize.h"

/* Take what is a number of somebody out of a text. */
extern void ybss_take_numbers(YbssText *text, int this_year, YbssClues *clues);

#endif /* YBSS_MATCH_CLUE_NUMBER_H */
