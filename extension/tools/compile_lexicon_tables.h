/*
 * compile_lexicon_tables.h
 *		What the tables of extension/data become, section by section.
 */
#ifndef YBSS_COMPILE_LEXICON_TABLES_H
#define YBSS_COMPILE_LEXICON_TABLES_H

#include <stdbool.h>

#include "compile_lexicon_trie.h"

typedef struct YbssTables
{
	YbssArray places, villages, zones, zone_towns, text_pool, word_fronts, wide_places;
	YbssArray formers, contexts, grounds;
	YbssNames names, cores, words;
	YbssCharacter characters[65536];
	uint32_t frequency[65536];
} YbssTables;

extern YbssTables ybss_tables;

/* Decode UTF-8 to folded UTF-16; the tables are ours, so faults end the build. */
extern int ybss_to_units(const char *utf8, uint16_t *units);

/* Append units to the pool and return where they begin. */
extern uint32_t ybss_pool(const uint16_t *units, int length);

/* Tell whether a place bears a name. */
extern bool ybss_is_named(const YbssPlace *place, const uint16_t *units, int length);

/* Remember a name and what it stands for. */
extern void ybss_add(YbssNames *to, const uint16_t *units, int length, uint32_t payload);

#endif /* YBSS_COMPILE_LEXICON_TABLES_H */
