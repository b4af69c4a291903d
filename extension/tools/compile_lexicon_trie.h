/*
 * compile_lexicon_trie.h
 *		Growing arrays, name lists and double-array tries of the lexicon's compiler.
 */
#ifndef YBSS_COMPILE_LEXICON_TRIE_H
#define YBSS_COMPILE_LEXICON_TRIE_H

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

extern void *ybss_append(YbssArray *array);
extern void *ybss_at(const YbssArray *array, uint32_t index);
extern void ybss_add_name(YbssNames *to, const uint16_t *units, int length, uint32_t payload);
extern uint32_t ybss_pending_name(const YbssNames *of);
extern void ybss_build_trie(YbssNames *from, const YbssCharacter *characters, YbssTrie *trie);
extern uint32_t ybss_list_of(const YbssNames *names, const YbssTrie *trie, uint32_t order);

#endif /* YBSS_COMPILE_LEXICON_TRIE_H */
