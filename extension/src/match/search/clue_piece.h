/*
 * clue_piece.h
 *		Pieces between blanks and signs: which is a name, which ends as an address.
 */
#ifndef YBSS_MATCH_CLUE_PIECE_H
#define YBSS_MATCH_CLUE_PIECE_H

#include <stdbool.h>

#include "match/search/clue.h"
#include "text/normalize.h"

/* The end of the piece that begins at a unit; says whether it is Han script alone, and dotted. */
extern int ybss_piece_end(const YbssText *text, int at, bool *han, bool *dotted);
/* How many characters of a surname a piece begins with. */
extern int ybss_surname_of(const uint16_t *piece, int length);
/* Is a piece a name as most people bear? May it be one where nothing else is? */
extern bool ybss_is_clue_name(const uint16_t *piece, int length);
extern bool ybss_may_be_clue_name(const uint16_t *piece, int length);
extern bool ybss_ends_as_address(const uint16_t *piece, int length);
/* Write units behind a text that ends with a zero, as far as there is room. */
extern void ybss_append_clue(char *to, size_t room, const uint16_t *from, int length);

#endif /* YBSS_MATCH_CLUE_PIECE_H */
