/*
 * name_key.c
 *		The keys by which names that may be one person's are found.
 */
#include "match/comparison/name_key.h"

#include "match/comparison/hash.h"
#include "match/comparison/name_call.h"
#include "match/comparison/name_latin.h"
#include "match/comparison/person_name.h"
#include "match/knowledge/han.h"

const char *const ybss_name_key_names[] = {"whole", "sound",	 "orderless", "less_one",
										   "first", "last",		 "given",	  "call",
										   "parts", "syllables", "consonants"};

/* Add a key that is not there yet. */
static int
add_key(uint64_t *keys, int count, uint64_t key)
{
	for (int i = 0; i < count; i++)
		if (keys[i] == key)
			return count;
	if (count < YBSS_VALUE_KEYS)
		keys[count++] = key;
	return count;
}

/* Hash letters, without the one at a place. */
static uint64_t
hash_without(const YbssPersonName *name, int without)
{
	uint64_t hash = YBSS_HASH_SEED;

	for (int i = 0; i < name->count; i++)
		if (i != without)
			hash = ybss_hash_number(hash, name->letter[i]);
	return hash;
}

/* Give the number of a character's sound in one reading: its own where none is known. */
static uint64_t
sound_of(uint32_t character, int which, bool surname, bool *more)
{
	const YbssHan *known = ybss_han(character);

	*more = false;
	if (known == NULL || ybss_han_reading(known, 0) == 0)
		return UINT64_C(0x100000) + character;
	if (surname && ybss_han_surname(known) != 0)
		return (uint64_t) ybss_mixed_syllable(ybss_han_surname(known));
	*more = which + 1 < YBSS_HAN_READINGS && ybss_han_reading(known, which + 1) != 0;
	return (uint64_t) ybss_mixed_syllable(ybss_han_reading(known, which));
}

/* Give a key for each way to read the letters from one on, as many as there is room for. */
static int
sound_keys(const YbssPersonName *name, int from, uint64_t *keys)
{
	int which[YBSS_NAME_LETTERS] = {0};
	int count = 0;

	for (int tries = 0; tries < 4 * YBSS_VALUE_KEYS && count < YBSS_VALUE_KEYS; tries++)
	{
		uint64_t hash = YBSS_HASH_SEED + 1;
		int next = -1;

		for (int i = from; i < name->count; i++)
		{
			bool more;

			hash = ybss_hash_number(hash, sound_of(name->letter[i], which[i], i == 0, &more));
			if (more)
				next = i;
		}
		count = add_key(keys, count, hash);
		if (next < 0)
			break;
		which[next]++;
		for (int i = next + 1; i < name->count; i++)
			which[i] = 0;
	}
	return count;
}

/* Give one key for the letters in any order. */
static uint64_t
orderless_key(const YbssPersonName *name)
{
	uint64_t sum = (uint64_t) name->count;

	for (int i = 0; i < name->count; i++)
		sum += ybss_hash_number(YBSS_HASH_SEED + 2, name->letter[i]);
	return sum;
}

/* Give a key for all letters and for all but each one. */
static int
less_one_keys(const YbssPersonName *name, uint64_t *keys)
{
	int count = add_key(keys, 0, hash_without(name, -1));

	for (int i = 0; name->count > 2 && i < name->count; i++)
		count = add_key(keys, count, hash_without(name, i));
	return count;
}

/* Give a key for each character by which somebody may be called, by its usual sound. */
static int
call_keys(const YbssPersonName *name, uint64_t *keys)
{
	uint32_t character;
	bool surname, given, more;
	int count = 0;

	if (ybss_called_by(name, &character, &surname, &given))
		return add_key(
			keys, 0,
			ybss_hash_number(YBSS_HASH_SEED + 3, sound_of(character, 0, surname && !given, &more)));
	for (int i = 0; i < name->count && name->count <= 4; i++)
	{
		count = add_key(
			keys, count,
			ybss_hash_number(YBSS_HASH_SEED + 3, sound_of(name->letter[i], 0, i == 0, &more)));
		count = add_key(
			keys, count,
			ybss_hash_number(YBSS_HASH_SEED + 3, sound_of(name->letter[i], 0, false, &more)));
	}
	return count;
}

/* Give a key for each part. */
static int
part_keys(const YbssPersonName *name, uint64_t *keys)
{
	int count = 0;

	for (int part = 0; part < name->parts; part++)
	{
		uint64_t hash = YBSS_HASH_SEED + 4;

		for (int i = name->begin[part]; i < name->begin[part + 1]; i++)
			hash = ybss_hash_number(hash, name->letter[i]);
		if (name->begin[part + 1] > name->begin[part])
			count = add_key(keys, count, hash);
	}
	return count;
}

/* Give a key for the first consonants of each part. */
static int
consonant_keys(const YbssPersonName *name, uint64_t *keys)
{
	int count = 0;

	for (int part = 0; part < name->parts; part++)
	{
		char classes[3];
		int found = ybss_consonants(name->letter + name->begin[part],
									name->begin[part + 1] - name->begin[part], classes, 3);

		if (found >= 2)
			count =
				add_key(keys, count, ybss_hash_bytes(YBSS_HASH_SEED + 5, classes, (size_t) found));
	}
	return count;
}

/* Give the keys of one kind. */
int
ybss_name_key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	YbssPersonName name;
	uint64_t syllables;

	if (bytes == 0)
		return 0;
	ybss_read_person_name(coded, bytes, &name);
	/* A name of which letters are hidden is found by those that are seen. */
	if (name.hidden > 0 && kind != YBSS_NAME_KEY_FIRST && kind != YBSS_NAME_KEY_LAST)
		return 0;
	switch ((YbssNameKey) kind)
	{
		case YBSS_NAME_KEY_WHOLE:
			return add_key(keys, 0, hash_without(&name, -1));
		case YBSS_NAME_KEY_SOUND:
			return sound_keys(&name, 0, keys);
		case YBSS_NAME_KEY_ORDERLESS:
			return add_key(keys, 0, orderless_key(&name));
		case YBSS_NAME_KEY_LESS_ONE:
			return less_one_keys(&name, keys);
		case YBSS_NAME_KEY_FIRST:
			return name.letter[0] == YBSS_NAME_HIDDEN
					   ? 0
					   : add_key(keys, 0, ybss_hash_number(YBSS_HASH_SEED + 6, name.letter[0]));
		case YBSS_NAME_KEY_LAST:
			return name.letter[name.count - 1] == YBSS_NAME_HIDDEN
					   ? 0
					   : add_key(keys, 0,
								 ybss_hash_number(YBSS_HASH_SEED + 7, name.letter[name.count - 1]));
		case YBSS_NAME_KEY_GIVEN:
			return sound_keys(&name, ybss_surname_letters(name.letter, name.count), keys);
		case YBSS_NAME_KEY_CALL:
			return call_keys(&name, keys);
		case YBSS_NAME_KEY_PARTS:
			return part_keys(&name, keys);
		case YBSS_NAME_KEY_SYLLABLES:
			syllables = ybss_syllables_key(&name);
			return syllables == 0 ? 0 : add_key(keys, 0, syllables);
		case YBSS_NAME_KEY_CONSONANTS:
			return consonant_keys(&name, keys);
		default:
			return 0;
	}
}
