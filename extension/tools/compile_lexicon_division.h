/*
 * compile_lexicon_division.h
 *		The tables of divisions as places and villages.
 */
#ifndef YBSS_COMPILE_LEXICON_DIVISION_H
#define YBSS_COMPILE_LEXICON_DIVISION_H

#include <stdint.h>

extern void ybss_division_row(char **field, int fields);
extern void ybss_apart_row(char **field, int fields);
extern void ybss_close_levels(int from);
extern uint32_t ybss_place_by_code(const char *code);

#endif /* YBSS_COMPILE_LEXICON_DIVISION_H */
