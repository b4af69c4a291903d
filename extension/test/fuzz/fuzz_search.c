// sources: match/search/*.c text/normalize.c text/utf8.c text/numeral.c address/lexicon/*.c
/*
 * fuzz_search.c
 *		What somebody wrote of a person or a unit is read in bounds, whatever it is; a name is
 *		found by its own keys and is most like itself; a question of any numbers ends.
 */
#include <stdlib.h>
#include <string.h>

#include "address/lexicon/lexicon.h"
#include "match/search/clue_person.h"
#include "match/search/clue_unit.h"
#include "match/search/search_key.h"
#include "match/search/search_weight.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Texts end, hold whole characters, and years are in order. */
static void
check_clues(const YbssClues *clues)
{
	const char *texts[] = {clues->name, clues->phone, clues->code, clues->address, clues->person};
	const size_t rooms[] = {sizeof clues->name, sizeof clues->phone, sizeof clues->code,
							sizeof clues->address, sizeof clues->person};
	size_t fault;

	for (int i = 0; i < 5; i++)
		if (memchr(texts[i], 0, rooms[i]) == NULL ||
			!ybss_utf8_valid(texts[i], strlen(texts[i]), &fault))
			abort();
	if (clues->year_low > clues->year_high ||
		(clues->called != YBSS_CALLED_NOT) != (clues->name[0] != 0))
		abort();
}

/* A name holds the question of its own pairs and is the same as itself. */
static void
check_name(const char *name, size_t bytes)
{
	YbssSpoken spoken;
	YbssKeys keys = {0}, pairs = {0};
	int32_t question[2 + YBSS_SEARCH_KEYS];

	ybss_speak(name, bytes, &spoken);
	ybss_add_name(&keys, &spoken);
	if (spoken.count > 0 &&
		ybss_name_likeness(&spoken, YBSS_CALLED_WHOLE, &spoken, name, bytes) != YBSS_NAME_SAME)
		abort();
	if (spoken.letters)
		return;
	ybss_add_pairs(&pairs, &spoken);
	if (pairs.count == 0)
		return;
	question[0] = question[1] = pairs.count;
	memcpy(question + 2, pairs.key, (size_t) pairs.count * sizeof *question);
	if (!ybss_keys_hold(keys.key, keys.count, question, 2 + pairs.count))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static YbssText text;
	static YbssClues clues;
	YbssKeys keys = {0};
	int32_t numbers[64];
	int count = (int) (size / sizeof *numbers < 64 ? size / sizeof *numbers : 64);

	if (ybss_text_normalize(ybss_lexicon()->character, (const char *) data, size, &text) ==
		YBSS_TEXT_FINE)
	{
		ybss_read_clues(&text, 2026, &clues);
		check_clues(&clues);
		ybss_text_normalize(ybss_lexicon()->character, (const char *) data, size, &text);
		ybss_read_unit_clues(&text, &clues);
		check_clues(&clues);
	}
	check_name((const char *) data, size);
	ybss_add_unit_name(&keys, (const char *) data, size);
	ybss_add_tail(&keys, (const char *) data, size);
	memcpy(numbers, data, (size_t) count * sizeof *numbers);
	(void) ybss_keys_hold(keys.key, keys.count, numbers, count);
	for (int i = 0; i < count; i++)
		numbers[i] %= 5;
	(void) ybss_keys_hold(keys.key, keys.count, numbers, count);
	return 0;
}
