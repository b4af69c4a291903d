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

#include "match/linkage/record_read.h"
#include "match/linkage/run.h"

#define YBSS_MOST_RECORDS 200000000

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

#endif /* YBSS_LINKAGE_RECORD_SET_H */
