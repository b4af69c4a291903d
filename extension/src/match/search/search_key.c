/*
 * search_key.c
 *		The keys of names, years, telephones, and names of units.
 */
#include "match/search/search_key.h"

#include "address/lexicon/lexicon.h"
#include "text/unit.h"
#include "text/utf8.h"

/* Make a key of a kind. */
int32_t
ybss_search_key(YbssKeyKind kind, uint32_t a, uint32_t b)
{
	return (int32_t) ybss_mixed(ybss_mixed(ybss_mixed(kind, a), b), kind);
}

/* Take a key where there is room and it is not among them. */
void
ybss_add_key(YbssKeys *keys, int32_t key)
{
	for (int i = 0; i < keys->count; i++)
		if (keys->key[i] == key)
			return;
	if (keys->count < YBSS_SEARCH_KEYS)
		keys->key[keys->count++] = key;
}

/*
 * Take the pairs of a name's first sound with each of the next three.
 *
 * Two names of three characters that share one are apart by one character, whichever; one of
 * two characters has the one that a name with one more has, too; swapped ones have the same.
 */
void
ybss_add_pairs(YbssKeys *keys, const YbssSpoken *name)
{
	for (int i = 1; i < name->count && i < 4; i++)
		ybss_add_key(keys, ybss_search_key(YBSS_KEY_PAIR, name->sound[0], name->sound[i]));
}

/* Take the parts of a name that has several, heard whole; one character is no part. */
static void
add_parts(YbssKeys *keys, const YbssSpoken *name)
{
	int most = keys->count + YBSS_NAME_SEARCH_KEYS;

	for (int i = 0; i < name->count && keys->count < most;)
	{
		uint32_t hash = 0;
		int from = i;

		while (i < name->count && name->part[i] == name->part[from])
			hash = ybss_mixed(hash, name->sound[i++]);
		if (i - from > 1 || name->sound[from] >= YBSS_WORD_SOUND)
			ybss_add_key(keys, ybss_search_key(YBSS_KEY_PART, hash, 0));
	}
}

/* Take all keys of a name. */
void
ybss_add_name(YbssKeys *keys, const YbssSpoken *name)
{
	if (name->count == 0)
		return;
	if (name->parts > 1 || name->letters || name->count > 4)
		add_parts(keys, name);
	if (name->letters)
		return;
	ybss_add_pairs(keys, name);
	ybss_add_key(keys, ybss_search_key(YBSS_KEY_FIRST, name->sound[0], 0));
	if (name->count > 1)
		ybss_add_key(keys, ybss_search_key(YBSS_KEY_LAST, name->sound[name->count - 1], 0));
}

/* Take a year of birth. */
void
ybss_add_year(YbssKeys *keys, int year)
{
	ybss_add_key(keys, ybss_search_key(YBSS_KEY_YEAR, (uint32_t) year, 0));
}

/* Take the last four digits of a telephone; fewer say nothing. */
void
ybss_add_tail(YbssKeys *keys, const char *phone, size_t bytes)
{
	uint32_t tail = 0, place = 1;
	int digits = 0;

	while (bytes > 0 && digits < 4 && phone[bytes - 1] >= '0' && phone[bytes - 1] <= '9')
	{
		tail += place * (uint32_t) (phone[--bytes] - '0');
		place *= 10;
		digits++;
	}
	if (digits == 4)
		ybss_add_key(keys, ybss_search_key(YBSS_KEY_TAIL, tail, 0));
}

/* Take each two neighbours of a unit's name, simplified and in lower case; blanks part nothing. */
void
ybss_add_unit_name(YbssKeys *keys, const char *name, size_t bytes)
{
	const YbssCharacter *character = ybss_lexicon()->character;
	const char *end = name + bytes;
	uint32_t before = 0;

	while (name < end)
	{
		uint32_t point = ybss_utf8_next(&name, end);

		if (point >= 0xFF01 && point <= 0xFF5E)
			point -= 0xFEE0;
		if (point >= 'A' && point <= 'Z')
			point += 32;
		if (point < 0x10000 && point >= 0x80)
			point = character[point].fold;
		if (!(point >= 0x3400 || (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z')))
			continue;
		if (before != 0)
			ybss_add_key(keys, ybss_search_key(YBSS_KEY_LETTERS, before, point));
		before = point;
	}
}

/* Is a key among some? */
static bool
has(const int32_t *keys, int count, int32_t key)
{
	for (int i = 0; i < count; i++)
		if (keys[i] == key)
			return true;
	return false;
}

/* Say whether keys hold a question. */
bool
ybss_keys_hold(const int32_t *keys, int count, const int32_t *question, int length)
{
	int at = 0;

	if (length < 2)
		return false;
	while (at < length)
	{
		int least, group, found = 0;

		if (length - at < 2)
			return false;
		least = question[at];
		group = question[at + 1];
		if (least < 1 || group < least || group > length - at - 2)
			return false;
		for (int i = 0; i < group && found < least; i++)
			found += has(keys, count, question[at + 2 + i]);
		if (found < least)
			return false;
		at += 2 + group;
	}
	return true;
}
