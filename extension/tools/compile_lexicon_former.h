/*
 * compile_lexicon_former.h
 *		Former names, each with what it stood in and what became of its ground.
 */
#ifndef YBSS_COMPILE_LEXICON_FORMER_H
#define YBSS_COMPILE_LEXICON_FORMER_H

#include "compile_lexicon_trie.h"

/* A row of succession.tsv. */
extern void ybss_succession_row(char **field, int fields);

/* A row of division_history.tsv. */
extern void ybss_history_row(char **field, int fields);

/* Settle what former cities have become, once all rows are there. */
extern void ybss_settle_former_cities(void);

/* Find the names of what former names stood in, once the trie of names is there. */
extern void ybss_place_contexts(const YbssTrie *trie);

#endif /* YBSS_COMPILE_LEXICON_FORMER_H */
