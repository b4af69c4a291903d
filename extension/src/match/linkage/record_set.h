/*
 * record_set.h
 *		Records of one or more sources, in columns of numbers of coded values.
 *
 * Add records in any order, end the set once, then match it. From the end on a
 * record is known by its place, 0 to count - 1, in the order of source and key.
 * How many records carry a value is counted at the end; who has counts of a larger
 * population (tables of frequencies) puts them in their place, so that two records
 * score alike in a set of two and in one of two million.
 */
#ifndef YBSS_LINKAGE_RECORD_SET_H
#define YBSS_LINKAGE_RECORD_SET_H

#include "match/linkage/model.h"
#include "match/linkage/run.h"

#define YBSS_MOST_RECORDS 200000000

typedef struct YbssRecordSet YbssRecordSet;

/* Make an empty set for the fields of a model, which must outlive it; NULL for want of memory. */
extern YbssRecordSet *ybss_new_record_set(YbssRun *run, const YbssModel *model);
/* Add a record: a text for each field, NULL or empty where there is none. Keys are the
 * caller's own, each once within its source; ties go by them. */
extern bool ybss_add_record(YbssRecordSet *set, int source, int64_t key, const char *const *text,
							const size_t *length);
/* End the set: nothing is added any more. */
extern bool ybss_end_record_set(YbssRecordSet *set);
extern void ybss_free_record_set(YbssRecordSet *set);
/* Weigh by this model from here on, which must outlive the set: an estimated one, or one with
 * other bands. Its fields, comparisons and rules are those of the set's first model. */
extern bool ybss_use_model(YbssRecordSet *set, const YbssModel *model);

extern uint32_t ybss_record_count(const YbssRecordSet *set);
extern int64_t	ybss_record_key(const YbssRecordSet *set, uint32_t record);
extern int		ybss_record_source(const YbssRecordSet *set, uint32_t record);
/* Find a record by its key, YBSS_NO_RECORD where there is none. */
extern uint32_t ybss_find_record(const YbssRecordSet *set, int source, int64_t key);
#define YBSS_NO_RECORD UINT32_MAX

/* The distinct values of a field, 0 to count - 1, in no order that means anything. */
extern uint32_t	   ybss_value_count(const YbssRecordSet *set, int field);
extern const void *ybss_value(const YbssRecordSet *set, int field, uint32_t value, size_t *bytes);
/* Give a record's value of a field, YBSS_NO_VALUE where it says nothing. */
extern uint32_t ybss_record_value(const YbssRecordSet *set, int field, uint32_t record);
#define YBSS_NO_VALUE UINT32_MAX
/* How many records carry a value, of how many that have one: counted, or as put. */
extern uint64_t ybss_value_carriers(const YbssRecordSet *set, int field, uint32_t value);
extern uint64_t ybss_field_carriers(const YbssRecordSet *set, int field);
/* Put counts of a larger population, of the field and of each of its values. */
extern void ybss_put_field_carriers(YbssRecordSet *set, int field, uint64_t records);
extern void ybss_put_value_carriers(YbssRecordSet *set, int field, uint32_t value, uint64_t records);

#endif /* YBSS_LINKAGE_RECORD_SET_H */
