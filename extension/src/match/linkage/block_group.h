/*
 * block_group.h
 *		Keys that are the same, brought together.
 */
#ifndef YBSS_LINKAGE_BLOCK_GROUP_H
#define YBSS_LINKAGE_BLOCK_GROUP_H

#include "match/linkage/memory.h"
#include "match/linkage/radix.h"

/* A group of the entries with one key. */
typedef struct YbssGroup
{
	uint64_t key;
	uint32_t count;
	uint32_t at; /* where its places begin, in "grouped" */
} YbssGroup;

/* Room for grouping, used again for each part. */
typedef struct YbssGrouping
{
	YbssGroup *group;
	uint32_t groups, group_size;
	uint32_t *slot; /* a group's number + 1, by key */
	uint32_t slots;
	uint32_t *group_of; /* of each entry */
	uint32_t *grouped;	/* the places, group by group, in the order of the entries */
	uint64_t entries;	/* room */
} YbssGrouping;

extern bool ybss_group_entries(YbssRun *run, YbssGrouping *grouping, const YbssKeyed *entry,
							   uint64_t entries);
extern void ybss_end_grouping(YbssRun *run, YbssGrouping *grouping);

#endif /* YBSS_LINKAGE_BLOCK_GROUP_H */
