/*
 * block_group.c
 *		Keys that are the same, brought together by a table that grows with the distinct
 *		ones, so that millions of one key cost no more than their places.
 */
#include "match/linkage/block_group.h"

#include <string.h>

#define FIRST_SLOTS 4096

/* Make room for so many entries. */
static bool
make_room(YbssRun *run, YbssGrouping *grouping, uint64_t entries)
{
	if (grouping->slot == NULL)
	{
		grouping->slot = ybss_run_array(run, FIRST_SLOTS, sizeof *grouping->slot);
		grouping->group = ybss_run_array(run, FIRST_SLOTS / 2, sizeof *grouping->group);
		if (grouping->slot == NULL || grouping->group == NULL)
			return false;
		grouping->slots = FIRST_SLOTS;
		grouping->group_size = FIRST_SLOTS / 2;
	}
	if (entries <= grouping->entries)
		return true;
	ybss_run_release(run, grouping->group_of);
	ybss_run_release(run, grouping->grouped);
	grouping->group_of = ybss_run_array(run, entries, sizeof *grouping->group_of);
	grouping->grouped = ybss_run_array(run, entries, sizeof *grouping->grouped);
	grouping->entries = entries;
	return grouping->group_of != NULL && grouping->grouped != NULL;
}

/* Put a group where its key says. */
static void
place(YbssGrouping *grouping, uint32_t group)
{
	uint32_t slot = (uint32_t) grouping->group[group].key & (grouping->slots - 1);

	while (grouping->slot[slot] != 0)
		slot = (slot + 1) & (grouping->slots - 1);
	grouping->slot[slot] = group + 1;
}

/* Make room for twice as many groups. */
static bool
widen(YbssRun *run, YbssGrouping *grouping)
{
	uint32_t *slot;
	YbssGroup *group;

	if (grouping->slots > UINT32_MAX / 4)
		return ybss_end_run(run, YBSS_RUN_TOO_MANY);
	group =
		ybss_run_resize(run, grouping->group, (uint64_t) grouping->group_size * 2, sizeof *group);
	if (group == NULL)
		return false;
	grouping->group = group;
	grouping->group_size *= 2;
	slot = ybss_run_array(run, (uint64_t) grouping->slots * 2, sizeof *slot);
	if (slot == NULL)
		return false;
	ybss_run_release(run, grouping->slot);
	grouping->slot = slot;
	grouping->slots *= 2;
	for (uint32_t i = 0; i < grouping->groups; i++)
		place(grouping, i);
	return true;
}

/* Give the group of a key, a new one where there is none; UINT32_MAX for want of memory. */
static uint32_t
group_of_key(YbssRun *run, YbssGrouping *grouping, uint64_t key)
{
	uint32_t slot = (uint32_t) key & (grouping->slots - 1);

	for (; grouping->slot[slot] != 0; slot = (slot + 1) & (grouping->slots - 1))
		if (grouping->group[grouping->slot[slot] - 1].key == key)
			return grouping->slot[slot] - 1;
	if (grouping->groups == grouping->group_size && !widen(run, grouping))
		return UINT32_MAX;
	grouping->group[grouping->groups] = (YbssGroup){key, 0, 0};
	place(grouping, grouping->groups);
	return grouping->groups++;
}

/* Group entries. */
bool
ybss_group_entries(YbssRun *run, YbssGrouping *grouping, const YbssKeyed *entry, uint64_t entries)
{
	uint32_t at = 0;

	if (!make_room(run, grouping, entries))
		return false;
	memset(grouping->slot, 0, grouping->slots * sizeof *grouping->slot);
	grouping->groups = 0;
	for (uint64_t i = 0; i < entries; i++)
	{
		uint32_t group = group_of_key(run, grouping, entry[i].key);

		if (group == UINT32_MAX)
			return false;
		grouping->group_of[i] = group;
		grouping->group[group].count++;
	}
	for (uint32_t i = 0; i < grouping->groups; i++)
	{
		grouping->group[i].at = at;
		at += grouping->group[i].count;
	}
	for (uint64_t i = 0; i < entries; i++)
		grouping->grouped[grouping->group[grouping->group_of[i]].at++] = entry[i].place;
	for (uint32_t i = 0; i < grouping->groups; i++)
		grouping->group[i].at -= grouping->group[i].count;
	return true;
}

/* Free the room. */
void
ybss_end_grouping(YbssRun *run, YbssGrouping *grouping)
{
	ybss_run_release(run, grouping->group);
	ybss_run_release(run, grouping->slot);
	ybss_run_release(run, grouping->group_of);
	ybss_run_release(run, grouping->grouped);
	*grouping = (YbssGrouping){0};
}
