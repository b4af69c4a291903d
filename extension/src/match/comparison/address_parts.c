/*
 * address_parts.c
 *		The parts of an address as they are compared.
 *
 * A text is read once, by the reader of addresses and the lexicon that is built in, and
 * each part of its canonical key becomes a number: of names the sounds, since names are
 * heard, of all else the letters. One address of a city's lists in a thousand is no
 * address at all: that has the number of its letters alone.
 */
#include "match/comparison/address_parts.h"

#include <string.h>
#include <uchar.h>

#include "address/read/parse.h"
#include "address/value/key.h"
#include "match/comparison/hash.h"
#include "match/comparison/written.h"
#include "match/knowledge/han.h"
#include "text/utf8.h"

#define KEY_BYTES 8192

/* Buffers of this process: reading calls nothing back. */
static YbssText text_buffer;
static YbssParse parse_buffer;
static char key_buffer[KEY_BYTES];

/* Give the part that an element is; -1 for one that says nothing by itself. */
static int
part_of(int kind)
{
	switch (kind)
	{
		case YBSS_ELEMENT_TOWN:
			return YBSS_PART_TOWN;
		case YBSS_ELEMENT_COMMUNITY:
			return YBSS_PART_COMMUNITY;
		case YBSS_ELEMENT_GROUP:
			return YBSS_PART_GROUP;
		case YBSS_ELEMENT_ROAD:
		case YBSS_ELEMENT_ROAD2:
			return YBSS_PART_ROAD;
		case YBSS_ELEMENT_NUMBER:
			return YBSS_PART_NUMBER;
		case YBSS_ELEMENT_COMPOUND:
			return YBSS_PART_COMPOUND;
		case YBSS_ELEMENT_PHASE:
			return YBSS_PART_PHASE;
		case YBSS_ELEMENT_BUILDING:
			return YBSS_PART_BUILDING;
		case YBSS_ELEMENT_UNIT:
			return YBSS_PART_UNIT;
		case YBSS_ELEMENT_ROOM:
			return YBSS_PART_ROOM;
		case YBSS_ELEMENT_RELATION:
		case YBSS_ELEMENT_DISTANCE:
			return YBSS_PART_RELATION;
		default:
			return -1;
	}
}

/* Mix a name into a hash by its sounds. */
static uint64_t
hash_name(uint64_t hash, const char *at, const char *end)
{
	while (at < end)
	{
		uint32_t c = ybss_utf8_next(&at, end);
		const YbssHan *known = ybss_han(c);
		int reading = known != NULL ? ybss_han_reading(known, 0) : 0;

		hash = ybss_hash_number(hash, reading > 0 ? (uint64_t) ybss_mixed_syllable(reading)
												  : 0x10000u + c);
	}
	return hash;
}

/* Take one part of the key. A second one of its kind adds to the first. */
static void
take_part(YbssAddressParts *to, const char *at, const char *end)
{
	static const unsigned names = 1u << YBSS_PART_ROAD | 1u << YBSS_PART_COMPOUND;
	int part = part_of(ybss_key_kind(at, (int) (end - at)));
	uint64_t hash = YBSS_HASH_SEED;

	if (part < 0 || part == YBSS_PART_TOWN || part == YBSS_PART_COMMUNITY)
		return;
	memcpy(&hash, to->part[part], sizeof to->part[part]);
	/* A mark of three bytes stands before it. */
	hash = names >> part & 1 ? hash_name(hash, at + 3, end)
							 : ybss_hash_bytes(hash, at + 3, (size_t) (end - at - 3));
	/* None is 0: that stands for what is not said. */
	hash |= 1;
	memcpy(to->part[part], &hash, sizeof to->part[part]);
}

/* Is a part said? */
bool
ybss_has_part(const YbssAddressParts *address, YbssAddressPart part)
{
	static const uint8_t none[sizeof address->part[part]];

	return memcmp(address->part[part], none, sizeof none) != 0;
}

/* Give how many units of a division's name stand before its class word. */
static int
core_length(const uint16_t *name, int length)
{
	static const char16_t *const class_words[] = {u"社区居民委员会",
												  u"村民委员会",
												  u"居民委员会",
												  u"社区居委会",
												  u"居委会",
												  u"村委会",
												  u"街道办事处",
												  u"街道办",
												  u"社区",
												  u"街道",
												  u"村",
												  u"镇",
												  u"乡"};

	for (size_t i = 0; i < sizeof class_words / sizeof *class_words; i++)
	{
		int word = 0;

		while (class_words[i][word] != 0)
			word++;
		if (length > word + 1 &&
			memcmp(name + length - word, class_words[i], (size_t) word * 2) == 0)
			return length - word;
	}
	return length;
}

/* Take the names of town and community, which the key has as a code where they are certain. */
static void
take_divisions(YbssAddressParts *to, const YbssParse *parse)
{
	for (int i = 0; i < parse->elements; i++)
	{
		const YbssElement *element = &parse->element[i];
		const uint16_t *name = parse->value + element->value;
		char utf8[3 * 64];
		int part = part_of(element->kind), length;
		uint64_t hash;

		if (ybss_is_cut(element) || (part != YBSS_PART_TOWN && part != YBSS_PART_COMMUNITY))
			continue;
		length = core_length(name, element->value_length);
		hash =
			hash_name(YBSS_HASH_SEED, utf8,
					  utf8 + ybss_utf8_encode(name, (size_t) (length < 64 ? length : 64), utf8)) |
			1;
		memcpy(to->part[part], &hash, sizeof to->part[part]);
	}
}

/* Take the parts of a key. */
static void
take_key(YbssAddressParts *to, const char *key, size_t length)
{
	const char *at = key, *end = key + length;

	to->division = parse_buffer.code;
	to->whole = ybss_hash_bytes(YBSS_HASH_SEED, key, length);
	while (at < end)
	{
		const char *slash = memchr(at, '/', (size_t) (end - at));

		take_part(to, at, slash == NULL ? end : slash);
		at = slash == NULL ? end : slash + 1;
	}
}

/* Was anything read that two addresses may have in common? */
static bool
says_anything(const YbssAddressParts *address)
{
	for (int part = 0; part < YBSS_ADDRESS_PARTS; part++)
		if (ybss_has_part(address, (YbssAddressPart) part))
			return true;
	return address->division != 0;
}

/* Code an address. */
size_t
ybss_code_address(const char *text, size_t length, void *coded)
{
	YbssAddressParts to;
	unsigned char written[YBSS_CODED_BYTES];
	size_t bytes = ybss_code_written(text, length, written);

	if (bytes == 0 || ybss_cell_says_nothing(text, length, YBSS_NOTHING_EVERY))
		return 0;
	memset(&to, 0, sizeof to);
	if (ybss_text_normalize(ybss_lexicon()->character, text, length, &text_buffer) ==
		YBSS_TEXT_FINE)
	{
		ybss_address_parse(ybss_lexicon(), NULL, &text_buffer, &parse_buffer);
		take_divisions(&to, &parse_buffer);
		take_key(&to, key_buffer,
				 ybss_address_write_key(&parse_buffer, key_buffer, sizeof key_buffer));
	}
	/* What was not read, or whose key is too long, is told apart by its letters. */
	if (!says_anything(&to))
		to.whole = ybss_hash_bytes(YBSS_HASH_SEED + 1, written, bytes);
	memcpy(coded, &to, sizeof to);
	return sizeof to;
}
