/*
 * record_set.c
 *		Records of one or more sources: added in any order, then put in that of their keys.
 */
#include "match/linkage/record_set.h"

#include <string.h>

#include "match/linkage/radix.h"
#include "match/linkage/records.h"

#define FIRST_RECORDS 1024

/* Make an empty set. */
YbssRecordSet *
ybss_new_record_set(YbssRun *run, const YbssModel *model)
{
	YbssRecordSet *set;

	if (ybss_model_fault(model) != NULL)
	{
		ybss_end_run(run, YBSS_RUN_BAD_MODEL);
		return NULL;
	}
	set = ybss_run_array(run, 1, sizeof *set);
	if (set == NULL)
		return NULL;
	set->run = run;
	set->model = model;
	set->fields = model->fields;
	ybss_prepare_weighing(model, &set->weighing);
	for (int field = 0; field < set->fields; field++)
		if (!ybss_begin_dictionary(run, &set->dictionary[field], model->field[field].comparison))
		{
			ybss_free_record_set(set);
			return NULL;
		}
	return set;
}

/* Make room for a record more. */
static bool
grow(YbssRecordSet *set)
{
	uint64_t size = set->size == 0 ? FIRST_RECORDS : (uint64_t) set->size * 2;
	void *grown;

	if (set->count < set->size)
		return true;
	if (set->count >= YBSS_MOST_RECORDS)
		return ybss_end_run(set->run, YBSS_RUN_TOO_MANY);
	if ((grown = ybss_run_resize(set->run, set->key, size, sizeof *set->key)) == NULL)
		return false;
	set->key = grown;
	if ((grown = ybss_run_resize(set->run, set->source, size, sizeof *set->source)) == NULL)
		return false;
	set->source = grown;
	grown = ybss_run_resize(set->run, set->value, size * set->fields, sizeof *set->value);
	if (grown == NULL)
		return false;
	set->value = grown;
	set->size = (uint32_t) size;
	return true;
}

/* Add a record. */
bool
ybss_add_record(YbssRecordSet *set, int source, int64_t key, const char *const *text,
				const size_t *length)
{
	uint32_t *value;

	if (set->run->end != YBSS_RUN_FINE)
		return false;
	if (source < 0 || source >= YBSS_MOST_SOURCES || set->ended)
		return ybss_end_run(set->run, YBSS_RUN_BAD_ARGUMENT);
	if (!grow(set))
		return false;
	value = set->value + (uint64_t) set->count * set->fields;
	for (int field = 0; field < set->fields; field++)
	{
		value[field] = YBSS_NO_VALUE;
		if (text[field] != NULL && length[field] > 0 &&
			!ybss_value_of_text(set->run, &set->dictionary[field], text[field], length[field],
								&value[field]))
			return false;
	}
	set->key[set->count] = key;
	set->source[set->count++] = (uint8_t) source;
	return true;
}

/* Give a key as a number that sorts as it does. */
static uint64_t
sorting_key(int64_t key)
{
	return (uint64_t) key ^ (uint64_t) 1 << 63;
}

/* Say whether the records stand in the order of source and key already. */
static bool
stand_in_order(const YbssRecordSet *set)
{
	for (uint32_t i = 1; i < set->count; i++)
		if (set->source[i - 1] > set->source[i] ||
			(set->source[i - 1] == set->source[i] && set->key[i - 1] >= set->key[i]))
			return false;
	return true;
}

/* Take the records over in an order. */
static bool
reorder(YbssRecordSet *set, const YbssKeyed *order)
{
	uint64_t fields = set->fields;
	int64_t *key = ybss_run_array(set->run, set->count, sizeof *key);
	uint8_t *source = ybss_run_array(set->run, set->count, sizeof *source);
	uint32_t *value = ybss_run_array(set->run, set->count * fields, sizeof *value);

	if (key == NULL || source == NULL || value == NULL)
	{
		ybss_run_release(set->run, key);
		ybss_run_release(set->run, source);
		ybss_run_release(set->run, value);
		return false;
	}
	for (uint32_t i = 0; i < set->count; i++)
	{
		key[i] = set->key[order[i].place];
		source[i] = set->source[order[i].place];
		memcpy(value + i * fields, set->value + order[i].place * fields, fields * sizeof *value);
	}
	ybss_run_release(set->run, set->key);
	ybss_run_release(set->run, set->source);
	ybss_run_release(set->run, set->value);
	set->key = key;
	set->source = source;
	set->value = value;
	set->size = set->count;
	return true;
}

/* Put the records in the order of source and key. */
static bool
order_records(YbssRecordSet *set)
{
	YbssKeyed *keyed, *scratch, *sorted;
	bool fine;

	if (stand_in_order(set))
		return true;
	keyed = ybss_run_array(set->run, set->count, sizeof *keyed);
	scratch = ybss_run_array(set->run, set->count, sizeof *scratch);
	fine = keyed != NULL && scratch != NULL;
	if (fine)
	{
		for (uint32_t i = 0; i < set->count; i++)
			keyed[i] = (YbssKeyed){sorting_key(set->key[i]), i};
		sorted = ybss_sort_keyed(keyed, scratch, set->count);
		for (uint32_t i = 0; i < set->count; i++)
			sorted[i].key = set->source[sorted[i].place];
		sorted = ybss_sort_keyed(sorted, sorted == keyed ? scratch : keyed, set->count);
		fine = reorder(set, sorted);
	}
	ybss_run_release(set->run, keyed);
	ybss_run_release(set->run, scratch);
	if (fine && !stand_in_order(set))
		return ybss_end_run(set->run, YBSS_RUN_SAME_KEY);
	return fine;
}

/* Mark the values of a field that too many records carry. */
static bool
mark_common(YbssRecordSet *set, int field)
{
	uint64_t above = set->model->field[field].common_above;
	uint32_t values = set->dictionary[field].count;

	ybss_run_release(set->run, set->common[field]);
	set->common[field] = NULL;
	if (above == 0)
		return true;
	set->common[field] = ybss_run_array(set->run, values / 64 + 1, sizeof(uint64_t));
	if (set->common[field] == NULL)
		return false;
	for (uint32_t value = 0; value < values; value++)
		if (set->carriers[field][value] > above)
			set->common[field][value / 64] |= (uint64_t) 1 << (value % 64);
	return true;
}

/* Count how many records carry each value of a field. */
static bool
count_carriers(YbssRecordSet *set, int field)
{
	uint32_t *carriers =
		ybss_run_array(set->run, set->dictionary[field].count + 1, sizeof *carriers);

	set->carriers[field] = carriers;
	if (carriers == NULL)
		return false;
	for (uint32_t i = 0; i < set->count; i++)
	{
		uint32_t value = set->value[(uint64_t) i * set->fields + field];

		if (value == YBSS_NO_VALUE)
			continue;
		carriers[value]++;
		set->all_carriers[field]++;
	}
	set->log_all_carriers[field] = ybss_log_count(&set->weighing, set->all_carriers[field]);
	return mark_common(set, field);
}

/* End the set. */
bool
ybss_end_record_set(YbssRecordSet *set)
{
	YbssProgress progress = {YBSS_STAGE_RECORDS, 0, set->fields + 1, 0, 0};

	if (set->ended)
		return ybss_end_run(set->run, YBSS_RUN_BAD_ARGUMENT);
	set->ended = true;
	for (int field = 0; field < set->fields; field++)
		ybss_end_dictionary(set->run, &set->dictionary[field]);
	if (!ybss_run_goes_on(set->run, &progress) || !order_records(set))
		return false;
	for (int source = 0, at = 0; source < YBSS_MOST_SOURCES; source++)
	{
		while ((uint32_t) at < set->count && set->source[at] == source)
			at++;
		set->source_end[source] = (uint32_t) at;
	}
	for (int field = 0; field < set->fields; field++)
	{
		progress.done++;
		if (!ybss_run_goes_on(set->run, &progress) || !count_carriers(set, field))
			return false;
	}
	return true;
}

/* Free a set. */
void
ybss_free_record_set(YbssRecordSet *set)
{
	if (set == NULL)
		return;
	for (int field = 0; field < set->fields; field++)
	{
		ybss_free_dictionary(set->run, &set->dictionary[field]);
		ybss_run_release(set->run, set->carriers[field]);
		ybss_run_release(set->run, set->common[field]);
	}
	ybss_run_release(set->run, set->key);
	ybss_run_release(set->run, set->source);
	ybss_run_release(set->run, set->value);
	ybss_run_release(set->run, set);
}

/* Weigh by another model. */
bool
ybss_use_model(YbssRecordSet *set, const YbssModel *model)
{
	bool alike = ybss_model_fault(model) == NULL && model->fields == set->fields;

	for (int field = 0; alike && field < set->fields; field++)
		alike = model->field[field].comparison == set->dictionary[field].comparison;
	if (!alike)
		return ybss_end_run(set->run, YBSS_RUN_BAD_MODEL);
	set->model = model;
	ybss_prepare_weighing(model, &set->weighing);
	for (int field = 0; set->ended && field < set->fields; field++)
		if (!mark_common(set, field))
			return false;
	return true;
}
