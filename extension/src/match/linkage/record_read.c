/*
 * record_read.c
 *		What callers ask of a set of records, and counts that they put into it.
 */
#include "match/linkage/record_read.h"

#include "match/linkage/records.h"

/* Give how many records there are. */
uint32_t
ybss_record_count(const YbssRecordSet *set)
{
	return set->count;
}

/* Give a record's key. */
int64_t
ybss_record_key(const YbssRecordSet *set, uint32_t record)
{
	return set->key[record];
}

/* Give a record's source. */
int
ybss_record_source(const YbssRecordSet *set, uint32_t record)
{
	return set->source[record];
}

/* Find a record by its key. */
uint32_t
ybss_find_record(const YbssRecordSet *set, int source, int64_t key)
{
	uint32_t from, to;

	if (source < 0 || source >= YBSS_MOST_SOURCES)
		return YBSS_NO_RECORD;
	from = source == 0 ? 0 : set->source_end[source - 1];
	to = set->source_end[source];
	while (from < to)
	{
		uint32_t middle = from + (to - from) / 2;

		if (set->key[middle] < key)
			from = middle + 1;
		else
			to = middle;
	}
	return from < set->source_end[source] && set->key[from] == key ? from : YBSS_NO_RECORD;
}

/* Give how many distinct values a field has. */
uint32_t
ybss_value_count(const YbssRecordSet *set, int field)
{
	return set->dictionary[field].count;
}

/* Give a coded value. */
const void *
ybss_value(const YbssRecordSet *set, int field, uint32_t value, size_t *bytes)
{
	return ybss_dictionary_value(&set->dictionary[field], value, bytes);
}

/* Give a record's value of a field. */
uint32_t
ybss_record_value(const YbssRecordSet *set, int field, uint32_t record)
{
	return set->value[(uint64_t) record * set->fields + field];
}

/* Give how many records carry a value. */
uint64_t
ybss_value_carriers(const YbssRecordSet *set, int field, uint32_t value)
{
	return set->carriers[field][value];
}

/* Give how many records carry any value of a field. */
uint64_t
ybss_field_carriers(const YbssRecordSet *set, int field)
{
	return set->all_carriers[field];
}

/* Put how many records of a larger population carry any value of a field. */
void
ybss_put_field_carriers(YbssRecordSet *set, int field, uint64_t records)
{
	set->all_carriers[field] = records;
	set->log_all_carriers[field] = ybss_log_count(&set->weighing, records);
}

/* Put how many records of a larger population carry a value. */
void
ybss_put_value_carriers(YbssRecordSet *set, int field, uint32_t value, uint64_t records)
{
	uint64_t above = set->model->field[field].common_above;
	uint64_t bit = (uint64_t) 1 << (value % 64);

	set->carriers[field][value] = records > UINT32_MAX ? UINT32_MAX : (uint32_t) records;
	if (set->common[field] == NULL)
		return;
	set->common[field][value / 64] &= ~bit;
	if (records > above)
		set->common[field][value / 64] |= bit;
}
