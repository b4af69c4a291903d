/*
 * holding.c
 *		Which rule holds two records, without blocks.
 */
#include "match/linkage/holding.h"

#include "match/linkage/records.h"

/* Give the keys of a record by a rule. */
int
ybss_rule_keys(const YbssRecordSet *set, int rule, uint32_t record, uint64_t keys[YBSS_RULE_KEYS])
{
	const YbssRule *of = &set->model->rule[rule];
	const uint32_t *value = set->value + (uint64_t) record * set->fields;
	uint64_t own[YBSS_MOST_TERMS][YBSS_VALUE_KEYS];
	const uint64_t *key[YBSS_MOST_TERMS];
	int count[YBSS_MOST_TERMS];

	for (int term = 0; term < of->terms; term++)
	{
		int field = of->term[term].field;

		if (value[field] == YBSS_NO_VALUE)
			return 0;
		key[term] = own[term];
		count[term] = ybss_keys_of_coded(&set->dictionary[field], value[field], of->term[term].key,
										 own[term]);
	}
	return ybss_combine_keys(of->terms, key, count, keys);
}

/* Say whether two ascending lists share a key. */
static bool
share_key(const uint64_t *a, int a_count, const uint64_t *b, int b_count)
{
	for (int i = 0, j = 0; i < a_count && j < b_count;)
	{
		if (a[i] == b[j])
			return true;
		if (a[i] < b[j])
			i++;
		else
			j++;
	}
	return false;
}

/* Give the first rule that brings two records together. */
int
ybss_holding_rule(const YbssRecordSet *set, uint32_t a, uint32_t b)
{
	for (int rule = 0; rule < set->model->rules; rule++)
	{
		uint64_t of_a[YBSS_RULE_KEYS], of_b[YBSS_RULE_KEYS];
		int a_count = ybss_rule_keys(set, rule, a, of_a);

		if (a_count > 0 && share_key(of_a, a_count, of_b, ybss_rule_keys(set, rule, b, of_b)))
			return rule;
	}
	return YBSS_NO_RULE;
}
