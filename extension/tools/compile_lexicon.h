/*
 * compile_lexicon.h
 *		Growing arrays, name lists and double-array tries of the lexicon's compiler.
 */
#ifndef YBSS_COMPILE_LEXICON_H
#define YBSS_COMPILE_LEXICON_H

#include "address/lexicon/image.h"

typedef struct YbssArray
{
	void *data;
	uint32_t count;
	uint32_t room;
	uint32_t width;
} YbssArray;

typedef struct YbssName
{
	uint32_t text; /* offset into the list's own text */
	uint32_t length;
	uint32_t payload;
	uint32_t order;
} YbssName;

typedef struct YbssNames
{
	YbssArray list; /* YbssName */
	YbssArray text; /* uint16 */
} YbssNames;

typedef struct YbssTrie
{
	YbssArray nodes;	/* YbssNode */
	YbssArray lists;	/* YbssList */
	YbssArray payloads; /* uint32 */
	YbssArray first;	/* uint32: a name of each list */
} YbssTrie;

/* What the tables of extension/data become, section by section. */
typedef struct YbssTables
{
	YbssArray places, villages, zones, zone_towns, notes, text_pool, word_classes;
	YbssNames names, cores, words;
	YbssCharacter characters[65536];
	uint32_t frequency[65536];
} YbssTables;

extern YbssTables ybss_tables;

extern int ybss_to_units(const char *utf8, uint16_t *units);
extern uint32_t ybss_pool(const uint16_t *units, int length);
extern void ybss_add(YbssNames *to, const uint16_t *units, int length, uint32_t payload);

extern void ybss_division_row(char **field, int fields);
extern void ybss_close_levels(int from);
extern uint32_t ybss_place_by_code(const char *code);

extern void ybss_number_characters(void);
extern void ybss_join_word_classes(const YbssTrie *trie);
extern void ybss_place_cores(const YbssTrie *trie);
extern void ybss_write_image(const char *path, const YbssTrie *name_trie, const YbssTrie *core_trie,
							 const YbssTrie *word_trie);

extern void *ybss_append(YbssArray *array);
extern void *ybss_at(const YbssArray *array, uint32_t index);
extern void ybss_add_name(YbssNames *to, const uint16_t *units, int length, uint32_t payload);
extern uint32_t ybss_pending_name(const YbssNames *of);
extern void ybss_build_trie(YbssNames *from, const YbssCharacter *characters, YbssTrie *trie);
extern uint32_t ybss_list_of(const YbssNames *names, const YbssTrie *trie, uint32_t order);
extern int ybss_core_length(const uint16_t *units, int length, int level);
extern void ybss_compile_fail(const char *why);

#endif /* YBSS_COMPILE_LEXICON_H */
