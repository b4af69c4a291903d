/*
 * records.h
 *		What a set of records holds, for the files of this folder alone.
 */
#ifndef YBSS_LINKAGE_RECORDS_H
#define YBSS_LINKAGE_RECORDS_H

#include "match/linkage/dictionary.h"
#include "match/linkage/weighing.h"

struct YbssRecordSet
{
	YbssRun *run;
	const YbssModel *model;
	YbssWeighing weighing;
	int fields;
	bool ended;
	uint32_t count;
	uint32_t size;
	int64_t *key;
	uint8_t *source;
	/* The values of a record stand side by side: value[record * fields + field]. */
	uint32_t *value;
	uint32_t source_end[YBSS_MOST_SOURCES]; /* the first record behind those of a source */
	YbssDictionary dictionary[YBSS_MOST_FIELDS];
	uint32_t *carriers[YBSS_MOST_FIELDS]; /* of each value */
	uint64_t all_carriers[YBSS_MOST_FIELDS];
	double log_all_carriers[YBSS_MOST_FIELDS];
	uint64_t *common[YBSS_MOST_FIELDS]; /* a bit for each value that says nothing; or NULL */
};

/* Say whether so many records carry a value that it says nothing. */
static inline bool
ybss_is_common(const YbssRecordSet *set, int field, uint32_t value)
{
	return set->common[field] != NULL && (set->common[field][value / 64] >> (value % 64) & 1) != 0;
}

#endif /* YBSS_LINKAGE_RECORDS_H */
