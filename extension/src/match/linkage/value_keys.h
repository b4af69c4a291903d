/*
 * value_keys.h
 *		The blocking keys of one kind of all values of a field.
 */
#ifndef YBSS_LINKAGE_VALUE_KEYS_H
#define YBSS_LINKAGE_VALUE_KEYS_H

#include "match/linkage/dictionary.h"
#include "match/linkage/model.h"

/* The most keys that one rule gives one record: more combinations are cut off. */
#define YBSS_RULE_KEYS 64

typedef struct YbssValueKeys
{
	/* Where no value has more than one: its key, 0 for none. Else those of value v stand in
	 * key[from[v]] up to key[from[v + 1]]. */
	uint64_t *key;
	uint64_t *from;
} YbssValueKeys;

extern bool ybss_begin_value_keys(YbssRun *run, const YbssDictionary *dictionary, int kind,
								  YbssValueKeys *keys);
extern void ybss_free_value_keys(YbssRun *run, YbssValueKeys *keys);
/* Give the keys of a value; never 0. */
static inline int
ybss_keys_of_value(const YbssValueKeys *keys, uint32_t value, const uint64_t **key)
{
	if (keys->from == NULL)
	{
		*key = &keys->key[value];
		return keys->key[value] != 0;
	}
	*key = keys->key + keys->from[value];
	return (int) (keys->from[value + 1] - keys->from[value]);
}

/* Give the keys of one value without a table. */
extern int ybss_keys_of_coded(const YbssDictionary *dictionary, uint32_t value, int kind,
							  uint64_t keys[YBSS_VALUE_KEYS]);
/* Combine one key of each term in every way, in ascending order and each once. */
extern int ybss_combine_keys(int terms, const uint64_t *const *key, const int *keys,
							 uint64_t combined[YBSS_RULE_KEYS]);

#endif /* YBSS_LINKAGE_VALUE_KEYS_H */
