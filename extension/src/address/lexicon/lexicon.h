/*
 * lexicon.h
 *		Looking things up in the lexicon image.
 */
#ifndef YBSS_ADDRESS_LEXICON_H
#define YBSS_ADDRESS_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "address/lexicon/found.h"
#include "address/lexicon/image.h"

typedef struct YbssLexicon
{
	const YbssCharacter *character;
	const YbssPlace *place;
	const YbssVillage *village;
	const YbssZone *zone;
	const uint32_t *zone_town;
	const YbssNode *name_node;
	const YbssList *name_list;
	const uint32_t *reference;
	const YbssNode *core_node;
	const YbssList *core_list;
	const uint32_t *posting;
	const YbssWordNode *word_node;
	const YbssWordFront *word_front;
	const YbssFormer *former;
	const YbssContext *context;
	const uint32_t *ground;
	const uint16_t *text;
	const YbssWidePlace *wide_place;
	uint32_t wide_places;
	uint32_t places, villages, zones, formers, zone_towns, contexts, grounds;
	uint32_t name_lists, references, core_lists, texts;
	/* Of a lexicon that was changed while the server runs; else NULL. */
	const struct YbssAddedNames *added; /* names that the trie does not have */
	const uint32_t *by_code;			/* places in the order of their codes */
} YbssLexicon;

/* The lexicon that is built in. */
extern const YbssLexicon *ybss_lexicon(void);

/* The names that begin at a unit, shortest first; text must end with a zero unit. */
extern int ybss_find_names(const YbssLexicon *lexicon, const uint16_t *at, YbssFound *found,
						   int room);
extern int ybss_find_cores(const YbssLexicon *lexicon, const uint16_t *at, YbssFound *found,
						   int room);
extern int ybss_find_words(const YbssLexicon *lexicon, const uint16_t *at, YbssFound *found,
						   int room);

/* Fetch what is asked first of the cores at a unit, while other things are read. */
extern void ybss_expect_cores(const YbssLexicon *lexicon, const uint16_t *at);

/* Fetch the first place of a name, likewise. */
static inline void
ybss_expect_place(const YbssLexicon *lexicon, uint32_t name)
{
	const uint32_t *reference = ybss_entries(lexicon->reference, &lexicon->name_list[name]);

	__builtin_prefetch(&lexicon->place[YBSS_REFERENCE_TARGET(*reference)]);
}

/* As ybss_word_of(), where the first character begins a word of the classes. */
extern int ybss_word_from(const YbssLexicon *lexicon, const uint16_t *at, uint32_t classes);

/* The longest word at a unit that has one of the classes; its length, or 0. */
static inline int
ybss_word_of(const YbssLexicon *lexicon, const uint16_t *at, uint32_t classes)
{
	/* No reader asks as often for anything else, and nearly always in vain. */
	if (!(lexicon->word_front[lexicon->character[at[0]].words].classes & classes))
		return 0;
	return ybss_word_from(lexicon, at, classes);
}

/* The twelve digits of a place's or village's code. */
extern int64_t ybss_place_code(const YbssLexicon *lexicon, uint32_t place);
extern int64_t ybss_village_code(const YbssLexicon *lexicon, uint32_t village);

/* The town of a village. */
extern uint32_t ybss_village_town(const YbssLexicon *lexicon, uint32_t village);

/* The first posting of a list at or behind a village. */
extern uint32_t ybss_first_posting(const YbssLexicon *lexicon, const YbssList *list,
								   uint32_t village);

/* Write a village's name as people use it; returns its length. */
extern int ybss_village_name(const YbssLexicon *lexicon, uint32_t village, uint16_t *to, int room);

/* The place or village of a code; false where there is none. */
extern bool ybss_place_of_code(const YbssLexicon *lexicon, int64_t code, uint32_t *place);
extern bool ybss_village_of_code(const YbssLexicon *lexicon, int64_t code, uint32_t *village);

#define YBSS_WORDS(class) (1u << YBSS_WORD_##class)

#endif /* YBSS_ADDRESS_LEXICON_H */
