/*
 * clue_person.h
 *		What somebody has in hand of a person.
 */
#ifndef YBSS_MATCH_CLUE_PERSON_H
#define YBSS_MATCH_CLUE_PERSON_H

#include "match/search/clue.h"
#include "text/normalize.h"

extern void ybss_read_clues(YbssText *text, int this_year, YbssClues *clues);

#endif /* YBSS_MATCH_CLUE_PERSON_H */
