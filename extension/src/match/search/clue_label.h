/*
 * clue_label.h
 *		The words that only say what stands beside them.
 */
#ifndef YBSS_MATCH_CLUE_LABEL_H
#define YBSS_MATCH_CLUE_LABEL_H

#include "match/search/clue.h"
#include "text/normalize.h"

/* Put blanks where words only say what stands beside them; takes what they say of the sex. */
extern void ybss_take_labels(YbssText *text, YbssClues *clues);

#endif /* YBSS_MATCH_CLUE_LABEL_H */
