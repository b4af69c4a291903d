/*
 * dictionary.c
 *		The distinct coded values of one field: each text that comes again lately is
 *		known by its hash and not coded again, each value is stored once.
 */
#include "match/linkage/dictionary.h"

#include <string.h>
#include <time.h>

#include "match/comparison/hash.h"

#define FIRST_SLOTS 1024
#define FIRST_TEXTS 1024
#define MOST_TEXTS (1 << 20)

/* A hash for this machine and this dictionary alone, by words. */
typedef struct Hash
{
	uint64_t first, second;
} Hash;

/* Mix two numbers into one. */
static inline uint64_t
mix(uint64_t a, uint64_t b)
{
	unsigned __int128 product = (unsigned __int128) a * b;

	return (uint64_t) product ^ (uint64_t) (product >> 64);
}

/* Hash bytes. The seed is the dictionary's own, so that nobody can write two texts of one hash; no
 * result depends on it. */
static Hash
hash_of(const YbssDictionary *dictionary, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	Hash hash = {ybss_hash_number(dictionary->seed, length),
				 ybss_hash_number(~dictionary->seed, length)};

	while (length > 0)
	{
		uint64_t word = 0;
		size_t taken = length < 8 ? length : 8;

		if (taken == 8)
			memcpy(&word, at, 8);
		else
			memcpy(&word, at, taken);
		hash.first = mix(hash.first ^ word, UINT64_C(0x9E3779B97F4A7C15));
		hash.second = ybss_hash_number(hash.second, word);
		at += taken;
		length -= taken;
	}
	hash.first = ybss_hash_number(hash.first, hash.second);
	return hash;
}

/* Begin a dictionary. */
bool
ybss_begin_dictionary(YbssRun *run, YbssDictionary *dictionary, const YbssComparison *comparison)
{
	memset(dictionary, 0, sizeof *dictionary);
	dictionary->comparison = comparison;
	dictionary->slots = FIRST_SLOTS;
	dictionary->texts = FIRST_TEXTS;
	dictionary->seed = ybss_hash_number((uint64_t) clock(), (uint64_t) (uintptr_t) run);
	dictionary->slot = ybss_run_array(run, FIRST_SLOTS, sizeof *dictionary->slot);
	dictionary->text = ybss_run_array(run, FIRST_TEXTS, sizeof *dictionary->text);
	return dictionary->slot != NULL && dictionary->text != NULL;
}

/* Put a value where its hash says; there is room. */
static void
place(YbssDictionary *dictionary, uint64_t hash, uint32_t value)
{
	uint32_t slot = (uint32_t) hash & (dictionary->slots - 1);

	while (dictionary->slot[slot] != 0)
		slot = (slot + 1) & (dictionary->slots - 1);
	dictionary->slot[slot] = (hash & ~(uint64_t) UINT32_MAX) | (value + 1);
}

/* Make room for twice as many values. */
static bool
widen(YbssRun *run, YbssDictionary *dictionary)
{
	uint64_t *before = dictionary->slot;
	uint64_t *slot;

	if (dictionary->slots > UINT32_MAX / 4)
		return ybss_end_run(run, YBSS_RUN_TOO_MANY);
	slot = ybss_run_array(run, (uint64_t) dictionary->slots * 2, sizeof *slot);
	if (slot == NULL)
		return false;
	dictionary->slot = slot;
	dictionary->slots *= 2;
	for (uint32_t value = 0; value < dictionary->count; value++)
	{
		size_t bytes;
		const void *coded = ybss_dictionary_value(dictionary, value, &bytes);

		place(dictionary, hash_of(dictionary, coded, bytes).first, value);
	}
	ybss_run_release(run, before);
	return true;
}

/* Store a new value. */
static bool
store(YbssRun *run, YbssDictionary *dictionary, const void *coded, size_t bytes)
{
	uint64_t eights = (bytes + 7) / 8;

	if (dictionary->count == dictionary->size)
	{
		uint64_t size = dictionary->size == 0 ? FIRST_SLOTS : (uint64_t) dictionary->size * 2;
		void *at = ybss_run_resize(run, dictionary->at, size, sizeof *dictionary->at);
		void *lengths;

		if (at == NULL)
			return false;
		dictionary->at = at;
		lengths = ybss_run_resize(run, dictionary->bytes, size, sizeof *dictionary->bytes);
		if (lengths == NULL)
			return false;
		dictionary->bytes = lengths;
		dictionary->size = (uint32_t) size;
	}
	if (dictionary->store_used + eights > dictionary->store_size)
	{
		uint64_t size = dictionary->store_size == 0 ? 4 * FIRST_SLOTS : dictionary->store_size * 2;
		void *larger = ybss_run_resize(run, dictionary->store, size, 8);

		if (larger == NULL)
			return false;
		dictionary->store = larger;
		dictionary->store_size = size;
	}
	if (dictionary->store_used + eights > UINT32_MAX)
		return ybss_end_run(run, YBSS_RUN_TOO_MANY);
	memcpy(dictionary->store + dictionary->store_used * 8, coded, bytes);
	dictionary->at[dictionary->count] = (uint32_t) dictionary->store_used;
	dictionary->bytes[dictionary->count++] = (uint8_t) bytes;
	dictionary->store_used += eights;
	return true;
}

/* Number a coded value. */
static bool
number(YbssRun *run, YbssDictionary *dictionary, const void *coded, size_t bytes, uint32_t *value)
{
	uint64_t hash = hash_of(dictionary, coded, bytes).first;
	uint32_t slot = (uint32_t) hash & (dictionary->slots - 1);

	for (; dictionary->slot[slot] != 0; slot = (slot + 1) & (dictionary->slots - 1))
	{
		size_t had_bytes;
		const void *had;

		if ((dictionary->slot[slot] ^ hash) >> 32 != 0)
			continue;
		*value = (uint32_t) dictionary->slot[slot] - 1;
		had = ybss_dictionary_value(dictionary, *value, &had_bytes);
		if (had_bytes == bytes && memcmp(had, coded, bytes) == 0)
			return true;
	}
	if (dictionary->count >= dictionary->slots / 2 && !widen(run, dictionary))
		return false;
	if (!store(run, dictionary, coded, bytes))
		return false;
	*value = dictionary->count - 1;
	place(dictionary, hash, *value);
	return true;
}

/* Let more texts be known again, the more values there are. */
static bool
widen_texts(YbssRun *run, YbssDictionary *dictionary)
{
	if (dictionary->count <= dictionary->texts || dictionary->texts >= MOST_TEXTS)
		return true;
	ybss_run_release(run, dictionary->text);
	dictionary->texts *= 4;
	dictionary->text = ybss_run_array(run, dictionary->texts, sizeof *dictionary->text);
	return dictionary->text != NULL;
}

/* Code a text and number its value. */
bool
ybss_value_of_text(YbssRun *run, YbssDictionary *dictionary, const char *text, size_t length,
				   uint32_t *value)
{
	unsigned char coded[YBSS_CODED_BYTES];
	Hash hash = hash_of(dictionary, text, length);
	uint32_t more = (uint32_t) (hash.second >> 32);
	YbssCodedText *lately;
	size_t bytes;

	if (!widen_texts(run, dictionary))
		return false;
	lately = &dictionary->text[hash.first & (dictionary->texts - 1)];
	if (lately->value != 0 && lately->hash == hash.first && lately->more == more)
	{
		*value = lately->value - 2;
		return true;
	}
	bytes = dictionary->comparison->code(text, length, coded);
	if (bytes == 0)
		*value = UINT32_MAX;
	else if (!number(run, dictionary, coded, bytes, value))
		return false;
	*lately = (YbssCodedText){hash.first, more, *value + 2};
	return true;
}

/* Free what only coding needs. */
void
ybss_end_dictionary(YbssRun *run, YbssDictionary *dictionary)
{
	ybss_run_release(run, dictionary->text);
	dictionary->text = NULL;
	ybss_run_release(run, dictionary->slot);
	dictionary->slot = NULL;
}

/* Free a dictionary. */
void
ybss_free_dictionary(YbssRun *run, YbssDictionary *dictionary)
{
	ybss_end_dictionary(run, dictionary);
	ybss_run_release(run, dictionary->store);
	ybss_run_release(run, dictionary->at);
	ybss_run_release(run, dictionary->bytes);
}
