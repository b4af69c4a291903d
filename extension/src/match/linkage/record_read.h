/*
 * record_read.h
 *		What a set of records holds once it has ended, and counts that are put into it.
 */
#ifndef YBSS_LINKAGE_RECORD_READ_H
#define YBSS_LINKAGE_RECORD_READ_H

#include <stddef.h>

#include "match/linkage/model.h"

extern uint32_t ybss_record_count(const YbssRecordSet *set);
extern int64_t ybss_record_key(const YbssRecordSet *set, uint32_t record);
extern int ybss_record_source(const YbssRecordSet *set, uint32_t record);
/* Find a record by its key, YBSS_NO_RECORD where there is none. */
extern uint32_t ybss_find_record(const YbssRecordSet *set, int source, int64_t key);

/* The distinct values of a field, 0 to count - 1, in no order that means anything. */
extern uint32_t ybss_value_count(const YbssRecordSet *set, int field);
extern const void *ybss_value(const YbssRecordSet *set, int field, uint32_t value, size_t *bytes);
/* Give a record's value of a field, YBSS_NO_VALUE where it says nothing. */
extern uint32_t ybss_record_value(const YbssRecordSet *set, int field, uint32_t record);
/* How many records carry a value, of how many that have one: counted, or as put. */
extern uint64_t ybss_value_carriers(const YbssRecordSet *set, int field, uint32_t value);
extern uint64_t ybss_field_carriers(const YbssRecordSet *set, int field);
/* Put counts of a larger population, of the field and of each of its values. */
extern void ybss_put_field_carriers(YbssRecordSet *set, int field, uint64_t records);
extern void ybss_put_value_carriers(YbssRecordSet *set, int field, uint32_t value,
									uint64_t records);

#endif /* YBSS_LINKAGE_RECORD_READ_H */
