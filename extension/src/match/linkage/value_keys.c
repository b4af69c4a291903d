/*
 * value_keys.c
 *		The blocking keys of one kind of all values of a field, and those of a rule.
 */
#include "match/linkage/value_keys.h"

#include <string.h>

#include "match/comparison/hash.h"

/* Give the keys of one value. */
int
ybss_keys_of_coded(const YbssDictionary *dictionary, uint32_t value, int kind,
				   uint64_t keys[YBSS_VALUE_KEYS])
{
	size_t bytes;
	const void *coded = ybss_dictionary_value(dictionary, value, &bytes);
	int count = dictionary->comparison->key(coded, bytes, kind, keys);

	for (int i = 0; i < count; i++)
		keys[i] += keys[i] == 0;
	return count;
}

/* Begin again with a list of keys for each value, after some had one at most. */
static bool
begin_lists(YbssRun *run, YbssValueKeys *keys, uint32_t values, uint32_t done)
{
	uint64_t at = 0;

	keys->from = ybss_run_array(run, (uint64_t) values + 1, sizeof *keys->from);
	if (keys->from == NULL)
		return false;
	for (uint32_t value = 0; value < done; value++)
	{
		keys->from[value] = at;
		if (keys->key[value] != 0)
			keys->key[at++] = keys->key[value];
	}
	keys->from[done] = at;
	return true;
}

/* Put the keys of a value behind those before. */
static bool
add_list(YbssRun *run, YbssValueKeys *keys, uint64_t *size, uint32_t value, const uint64_t *key,
		 int count)
{
	uint64_t at = keys->from[value];

	if (at + count > *size)
	{
		uint64_t *larger = ybss_run_resize(run, keys->key, *size * 2 + count, sizeof *larger);

		if (larger == NULL)
			return false;
		keys->key = larger;
		*size = *size * 2 + count;
	}
	memcpy(keys->key + at, key, count * sizeof *key);
	keys->from[value + 1] = at + count;
	return true;
}

/* Make the keys of all values. */
bool
ybss_begin_value_keys(YbssRun *run, const YbssDictionary *dictionary, int kind, YbssValueKeys *keys)
{
	uint64_t size = (uint64_t) dictionary->count + 1;

	keys->from = NULL;
	keys->key = ybss_run_array(run, size, sizeof *keys->key);
	if (keys->key == NULL)
		return false;
	for (uint32_t value = 0; value < dictionary->count; value++)
	{
		uint64_t key[YBSS_VALUE_KEYS];
		int count = ybss_keys_of_coded(dictionary, value, kind, key);

		if (keys->from == NULL && count <= 1)
		{
			keys->key[value] = count == 1 ? key[0] : 0;
			continue;
		}
		if (keys->from == NULL && !begin_lists(run, keys, dictionary->count, value))
			return false;
		if (!add_list(run, keys, &size, value, key, count))
			return false;
	}
	return true;
}

/* Free the keys. */
void
ybss_free_value_keys(YbssRun *run, YbssValueKeys *keys)
{
	ybss_run_release(run, keys->key);
	ybss_run_release(run, keys->from);
	*keys = (YbssValueKeys){0};
}

/* Put a key in its order into a short list, once. */
static int
put_in_order(uint64_t *keys, int count, uint64_t key)
{
	int at = count;

	while (at > 0 && keys[at - 1] > key)
		at--;
	if (at > 0 && keys[at - 1] == key)
		return count;
	memmove(keys + at + 1, keys + at, (count - at) * sizeof *keys);
	keys[at] = key;
	return count + 1;
}

/* Combine one key of each term in every way. */
int
ybss_combine_keys(int terms, const uint64_t *const *key, const int *keys,
				  uint64_t combined[YBSS_RULE_KEYS])
{
	int turn[YBSS_MOST_TERMS] = {0};
	int count = 0;
	bool single = true;

	for (int term = 0; term < terms; term++)
		if (keys[term] == 0)
			return 0;
	/* Nearly always each has one. */
	for (int term = 0; term < terms; term++)
		single &= keys[term] == 1;
	while (count < YBSS_RULE_KEYS)
	{
		uint64_t hash = YBSS_HASH_SEED;
		int term = 0;

		for (; term < terms; term++)
			hash = ybss_hash_number(hash, key[term][turn[term]]);
		if (single)
		{
			combined[0] = hash;
			return 1;
		}
		count = put_in_order(combined, count, hash);
		for (term = 0; term < terms && ++turn[term] == keys[term]; term++)
			turn[term] = 0;
		if (term == terms)
			break;
	}
	return count;
}
