/*
 * clue_unit.h
 *		What somebody has in hand of a unit.
 */
#ifndef YBSS_MATCH_CLUE_UNIT_H
#define YBSS_MATCH_CLUE_UNIT_H

#include "match/search/clue.h"
#include "text/normalize.h"

extern void ybss_read_unit_clues(YbssText *text, YbssClues *clues);

#endif /* YBSS_MATCH_CLUE_UNIT_H */
