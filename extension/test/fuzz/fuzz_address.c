// sources: text/normalize.c text/utf8.c text/numeral.c address/lexicon/*.c address/read/*.c address/value/*.c address/compare/*.c
// libraries: -lm
// compiled with: -O2 -fno-sanitize-coverage=trace-cmp,trace-div,trace-gep
// run with: -entropic=0 -max_len=300
/*
 * fuzz_address.c
 *		Any text parses, any value reads back from its written form, any bytes are checked.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address/compare/compare.h"
#include "address/compare/compare_begins.h"
#include "address/compare/compare_difference.h"
#include "address/compare/compare_similarity.h"
#include "address/compare/features.h"
#include "address/read/parse.h"
#include "address/value/lookup.h"
#include "address/value/marks.h"
#include "text/utf8.h"
#include "word_mutator.h"

static YbssText text;
static YbssParse parse, again;
static uint64_t value[YBSS_ADDRESS_BYTES / 8], copy[YBSS_ADDRESS_BYTES / 8];
static uint64_t before[YBSS_ADDRESS_BYTES / 8], changed[YBSS_ADDRESS_BYTES / 8];
static int32_t features[YBSS_FEATURES];
static char written[YBSS_ADDRESS_BYTES * 2];

/* What is written with marks must read back byte for byte, but for the confidence. */
static void
check_marks(const YbssAddress *a, size_t size)
{
	size_t length = ybss_address_write_marks(a, written, sizeof written);

	if (length == 0 ||
		ybss_text_normalize(ybss_lexicon()->character, written, length, &text) != YBSS_TEXT_FINE)
		return;
	if (!ybss_address_read_marks(&text, &again) ||
		ybss_address_build(&again, (YbssAddress *) copy) != size)
		abort();
	/* Marks say what an address is, not how sure somebody read it. */
	((YbssAddress *) copy)->confidence = a->confidence;
	if (memcmp(copy, a, size) != 0)
		abort();
}

/* Elements lie in the text and in the values. */
static void
check_parse(void)
{
	for (int i = 0; i < parse.elements; i++)
	{
		const YbssElement *e = &parse.element[i];

		if (e->value + e->value_length > parse.values || e->typed + e->typed_length > text.length ||
			e->kind >= YBSS_ELEMENT_ALL)
			abort();
	}
}

/* What holds of two addresses holds the other way round; "before" is the last one. */
static void
check_pair(const YbssAddress *a)
{
	const YbssAddress *b = (const YbssAddress *) before;
	float alike;

	if (b->version == 0)
		return;
	alike = ybss_address_similarity(a, b);
	if (ybss_address_compare(a, b) != ybss_address_compare(b, a) || !(alike >= 0 && alike <= 1) ||
		alike != ybss_address_similarity(b, a))
		abort();
	(void) ybss_address_begins(a, b);
	if (ybss_address_difference(a, b, written, 256) > 256)
		abort();
}

/* Keys for looking up are pieces of the value, and nothing is looked up beside another place. */
static void
check_lookup(const YbssAddress *a)
{
	YbssLookupKey key[YBSS_LOOKUP_KEYS];
	int keys = ybss_address_lookup(a, key), room;
	size_t stair;

	if (keys > YBSS_LOOKUP_KEYS || (keys > 0 && ybss_address_relative(a)) ||
		ybss_address_bare_key(a, written) > a->key_length)
		abort();
	for (int i = 0; i < keys; i++)
	{
		size_t length = 0;

		for (int j = 0; j < key[i].pieces; length += key[i].piece[j++].length)
			memcpy(written + length, key[i].piece[j].bytes, key[i].piece[j].length);
		if (key[i].pieces < 2 || key[i].pieces > YBSS_LOOKUP_PIECES ||
			length > ybss_address_size(a))
			abort();
	}
	if (ybss_address_stair(a, &stair, &room) && (stair >= a->key_length || room < 0 || room > 9999))
		abort();
}

/* A value some bytes of which are others: what passes for one is read like any. */
static void
check_damaged(const YbssAddress *a, size_t bytes, const uint8_t *data, size_t size)
{
	YbssAddress *damaged = (YbssAddress *) copy;

	memcpy(copy, a, bytes);
	for (size_t i = 0; i + 1 < size && i < 4; i += 2)
		((uint8_t *) copy)[(data[i] * 7u + data[size - 1 - i]) % bytes] ^= data[i + 1];
	if (!ybss_address_valid(damaged, bytes))
		return;
	check_lookup(damaged);
	(void) ybss_address_write_marks(damaged, written, sizeof written);
	if (ybss_address_compare(a, damaged) != ybss_address_compare(damaged, a) ||
		ybss_address_similarity(a, damaged) != ybss_address_similarity(damaged, a))
		abort();
	(void) ybss_address_difference(a, damaged, written, 256);
	(void) ybss_address_begins(a, damaged);
	(void) ybss_address_features(damaged, features);
	ybss_address_unpack(damaged, &again);
	(void) ybss_address_build(&again, (YbssAddress *) changed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	YbssAddress *a = (YbssAddress *) value;
	size_t bytes;

	/* As a value from outside. */
	if (size <= YBSS_ADDRESS_BYTES)
	{
		memcpy(value, data, size);
		if (ybss_address_valid(a, size))
		{
			ybss_address_unpack(a, &parse);
			(void) ybss_address_build(&parse, (YbssAddress *) copy);
			check_lookup(a);
		}
	}
	/* As people's text. */
	if (ybss_text_normalize(ybss_lexicon()->character, (const char *) data, size, &text) !=
		YBSS_TEXT_FINE)
		return 0;
	if (ybss_address_read_marks(&text, &parse))
		(void) ybss_address_build(&parse, (YbssAddress *) copy);
	ybss_address_parse(ybss_lexicon(), NULL, &text, &parse);
	check_parse();
	bytes = ybss_address_build(&parse, a);
	if (bytes == 0)
		return 0;
	if (!ybss_address_valid(a, bytes) || ybss_address_compare(a, a) > YBSS_UNKNOWN ||
		ybss_address_similarity(a, a) != 1.0f)
		abort();
	check_marks(a, bytes);
	check_lookup(a);
	check_pair(a);
	check_damaged(a, bytes, data, size);
	if (ybss_address_features(a, features) > YBSS_FEATURES ||
		ybss_address_kept_features(a, features) > YBSS_FEATURES ||
		ybss_address_features_below(a, features) > YBSS_FEATURES)
		abort();
	memcpy(before, a, bytes);
	(void) ybss_address_deepest(a);
	ybss_address_unpack(a, &parse);
	ybss_address_cut(&parse, (YbssElementKind) (size % YBSS_ELEMENT_KINDS));
	(void) ybss_address_build(&parse, (YbssAddress *) copy);
	return 0;
}
