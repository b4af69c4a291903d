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

/* A cell of a trie as it grows; YBSS_NONE: free, says nothing. */
typedef struct YbssCell
{
	uint32_t base;
	uint32_t check;
	uint32_t value;
} YbssCell;

typedef struct YbssTrie
{
	YbssArray cells;	/* YbssCell */
	YbssArray nodes;	/* YbssNode or YbssWordNode: the cells, packed */
	YbssArray lists;	/* YbssList */
	YbssArray payloads; /* uint32 */
	YbssArray first;	/* uint32: a name of each list */
} YbssTrie;

extern void *ybss_append(YbssArray *array);
extern void *ybss_at(const YbssArray *array, uint32_t index);
extern void ybss_add_name(YbssNames *to, const uint16_t *units, int length, uint32_t payload);
extern uint32_t ybss_pending_name(const YbssNames *of);
extern void ybss_build_trie(YbssNames *from, const YbssCharacter *characters, YbssTrie *trie);
extern void ybss_pack_trie(YbssTrie *trie);

#endif /* YBSS_COMPILE_LEXICON_TRIE_H */
