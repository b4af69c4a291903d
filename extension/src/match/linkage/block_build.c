/*
 * block_build.c
 *		The blocks of one rule: the keys of all records, parted by their highest bits and
 *		grouped part by part. Where the keys would take too much memory, in several rounds,
 *		each with its share of the keys.
 */
#include "match/linkage/block_build.h"

#include <string.h>

#include "match/linkage/block_group.h"
#include "match/linkage/records.h"

/* So many entries a part, about: they fit a processor's nearest memory. */
#define PART_ENTRIES 1024
#define MOST_PART_BITS 12
#define MOST_ROUND_BITS 6
/* What the entries of a round may take where there is no limit. */
#define ROUND_BYTES ((uint64_t) 1 << 29)
/* So many records between two looks at whether to go on. */
#define LOOK 16384
/* So many records ahead keys are fetched. */
#define FORESIGHT 12

typedef struct Building
{
	YbssBlocks *blocks;
	const YbssRecordSet *set;
	const YbssRule *rule;
	YbssRuleBlocks *out;
	const YbssValueKeys *keys[YBSS_MOST_TERMS];
	bool callers_thread;
	uint64_t members, member_size, block_size;
	bool several; /* a record has more than one key */
	YbssKeyed *entry, *parted;
	uint64_t entries, entry_size;
	YbssGrouping grouping;
} Building;

/* Ask whether to go on. */
static bool
goes_on(const Building *building, uint64_t done)
{
	YbssProgress progress = {YBSS_STAGE_BLOCKS, building->out - building->blocks->rule,
							 building->blocks->rules, 0, 0};

	if (done % LOOK != 0)
		return true;
	if (building->callers_thread)
		return ybss_run_goes_on(building->blocks->run, &progress);
	return __atomic_load_n(&building->blocks->run->end, __ATOMIC_RELAXED) == YBSS_RUN_FINE;
}

/* Give the keys of a record's terms; false where one has none. */
static bool
term_keys(const Building *building, uint32_t record, const uint64_t **key, int *count)
{
	const YbssRecordSet *set = building->set;
	const uint32_t *value = set->value + (uint64_t) record * set->fields;

	for (int term = 0; term < building->rule->terms; term++)
	{
		uint32_t of = value[building->rule->term[term].field];

		if (of == YBSS_NO_VALUE)
			return false;
		count[term] = ybss_keys_of_value(building->keys[term], of, &key[term]);
		if (count[term] == 0)
			return false;
	}
	return true;
}

/* Fetch the keys of a record further on into the processor's memory. */
static void
foresee(const Building *building, uint32_t record)
{
	const YbssRecordSet *set = building->set;
	const uint32_t *value;

	if (record + FORESIGHT >= set->count)
		return;
	value = set->value + (uint64_t) (record + FORESIGHT) * set->fields;
	for (int term = 0; term < building->rule->terms; term++)
	{
		const YbssValueKeys *keys = building->keys[term];
		uint32_t of = value[building->rule->term[term].field];

		if (of != YBSS_NO_VALUE)
			__builtin_prefetch(keys->from != NULL ? keys->from + of : keys->key + of);
	}
}

/* Count the entries, as far as a record's keys are all different. */
static bool
count_entries(Building *building, uint64_t *entries)
{
	*entries = 0;
	for (uint32_t record = 0; record < building->set->count; record++)
	{
		const uint64_t *key[YBSS_MOST_TERMS];
		int count[YBSS_MOST_TERMS];
		uint64_t product = 1;

		if (!goes_on(building, record))
			return false;
		foresee(building, record);
		if (!term_keys(building, record, key, count))
			continue;
		for (int term = 0; term < building->rule->terms; term++)
			product *= count[term];
		*entries += product < YBSS_RULE_KEYS ? product : YBSS_RULE_KEYS;
	}
	return true;
}

/* Add an entry for a record's key. */
static bool
add_entry(Building *building, uint64_t key, uint32_t record)
{
	if (building->entries == building->entry_size)
	{
		uint64_t size = building->entry_size + building->entry_size / 2 + PART_ENTRIES;
		YbssKeyed *larger =
			ybss_run_resize(building->blocks->run, building->entry, size, sizeof *larger);

		if (larger == NULL)
			return false;
		building->entry = larger;
		building->entry_size = size;
	}
	building->entry[building->entries++] = (YbssKeyed){key, record};
	return true;
}

/* Gather the entries of a round: those whose key's lowest bits are its number. */
static bool
gather_entries(Building *building, uint64_t round, uint64_t rounds)
{
	building->entries = 0;
	for (uint32_t record = 0; record < building->set->count; record++)
	{
		const uint64_t *key[YBSS_MOST_TERMS];
		int count[YBSS_MOST_TERMS];
		uint64_t combined[YBSS_RULE_KEYS];
		int keys;

		if (!goes_on(building, record))
			return false;
		foresee(building, record);
		if (!term_keys(building, record, key, count))
			continue;
		keys = ybss_combine_keys(building->rule->terms, key, count, combined);
		building->several |= keys > 1;
		for (int i = 0; i < keys; i++)
			if ((combined[i] & (rounds - 1)) == round && !add_entry(building, combined[i], record))
				return false;
	}
	return true;
}

/* Part the entries by their highest bits, stable; gives where each part begins. */
static void
part_entries(Building *building, int bits, uint64_t *from)
{
	uint64_t parts = (uint64_t) 1 << bits, sum = 0;

	memset(from, 0, (parts + 1) * sizeof *from);
	for (uint64_t i = 0; i < building->entries; i++)
		from[bits == 0 ? 0 : building->entry[i].key >> (64 - bits)]++;
	for (uint64_t part = 0; part <= parts; part++)
	{
		uint64_t of_part = part < parts ? from[part] : 0;

		from[part] = sum;
		sum += of_part;
	}
	for (uint64_t i = 0; i < building->entries; i++)
		building->parted[from[bits == 0 ? 0 : building->entry[i].key >> (64 - bits)]++] =
			building->entry[i];
	memmove(from + 1, from, parts * sizeof *from);
	from[0] = 0;
}

/* Count the pairs of a list of records in order, of those of certain sources. */
static uint64_t
pairs_of_sources(const YbssBlocks *blocks, const uint32_t *member, uint64_t count, uint64_t sources)
{
	uint64_t all = 0, alike = 0, of_source = 0;

	for (uint64_t i = 0; i < count; i++)
	{
		int source = blocks->set->source[member[i]];

		if (i > 0 && source != blocks->set->source[member[i - 1]])
			of_source = 0;
		if ((sources >> source & 1) == 0)
			continue;
		alike += of_source++;
		all++;
	}
	all = all * (all - (all > 0)) / 2;
	return blocks->pairing.within ? all : all - alike;
}

/* Give how many pairs a block holds. */
static uint64_t
pairs_of_block(const YbssBlocks *blocks, const uint32_t *member, uint64_t count)
{
	uint64_t pairs;

	if (count < 2)
		return 0;
	pairs = pairs_of_sources(blocks, member, count, UINT64_MAX);
	if (blocks->pairing.standing != 0)
		pairs -= pairs_of_sources(blocks, member, count, blocks->pairing.standing);
	return pairs;
}

/* Remember a block that is too large. */
static void
leave_block(YbssRuleCount *told, const uint32_t *member, uint32_t count, uint64_t pairs)
{
	told->blocks_left++;
	told->records_left += count;
	told->pairs_left += pairs;
	if (count > told->largest_left ||
		(count == told->largest_left && member[0] < told->record_left))
	{
		told->largest_left = count;
		told->record_left = member[0];
	}
}

/* Keep the block of a group where it holds a pair. */
static bool
keep_block(Building *building, const uint32_t *member, uint32_t count)
{
	YbssRuleBlocks *out = building->out;
	uint32_t largest =
		building->rule->largest_block != 0 ? building->rule->largest_block : YBSS_LARGEST_BLOCK;
	uint64_t pairs = pairs_of_block(building->blocks, member, count);

	if (pairs == 0)
		return true;
	if (count > largest)
	{
		leave_block(&out->count, member, count, pairs);
		return true;
	}
	if ((uint64_t) out->blocks + 1 >= building->block_size)
	{
		uint64_t size = building->block_size * 2 + PART_ENTRIES;
		uint32_t *larger = ybss_run_resize(building->blocks->run, out->first, size, sizeof *larger);

		if (larger == NULL)
			return false;
		out->first = larger;
		building->block_size = size;
	}
	if (building->members + count > building->member_size)
	{
		uint64_t size = building->member_size + building->member_size / 2 + PART_ENTRIES + count;
		uint32_t *larger =
			ybss_run_resize(building->blocks->run, out->member, size, sizeof *larger);

		if (larger == NULL)
			return false;
		out->member = larger;
		building->member_size = size;
	}
	if (building->members + count >= YBSS_NO_BLOCK)
		return ybss_end_run(building->blocks->run, YBSS_RUN_TOO_MANY);
	memcpy(out->member + building->members, member, count * sizeof *member);
	out->first[out->blocks++] = (uint32_t) building->members;
	building->members += count;
	out->first[out->blocks] = (uint32_t) building->members;
	out->count.blocks++;
	out->count.pairs += pairs;
	return true;
}

/* Group the entries of a round, part by part, and keep their blocks. */
static bool
group_round(Building *building)
{
	uint64_t from[(1 << MOST_PART_BITS) + 1];
	int bits = 0;

	while (bits < MOST_PART_BITS && building->entries >> bits > PART_ENTRIES)
		bits++;
	part_entries(building, bits, from);
	for (uint64_t part = 0; part < (uint64_t) 1 << bits; part++)
	{
		YbssGrouping *grouping = &building->grouping;

		if (!goes_on(building, part % 64 == 0 ? 0 : 1))
			return false;
		if (!ybss_group_entries(building->blocks->run, grouping, building->parted + from[part],
								from[part + 1] - from[part]))
			return false;
		for (uint32_t i = 0; i < grouping->groups; i++)
			if (grouping->group[i].count > 1 &&
				!keep_block(building, grouping->grouped + grouping->group[i].at,
							grouping->group[i].count))
				return false;
	}
	return true;
}

/* Gather and group, in as many rounds as the memory asks for. */
static bool
build_rounds(Building *building)
{
	YbssRun *run = building->blocks->run;
	uint64_t bytes = run->memory_limit != 0 ? run->memory_limit / 6 : ROUND_BYTES;
	uint64_t entries;
	int round_bits = 0;

	if (!count_entries(building, &entries))
		return false;
	while (round_bits < MOST_ROUND_BITS && (entries >> round_bits) * 2 * sizeof(YbssKeyed) > bytes)
		round_bits++;
	building->entry_size =
		(entries >> round_bits) + (round_bits > 0 ? entries >> (round_bits + 3) : 0) + 1;
	building->entry = ybss_run_array(run, building->entry_size, sizeof *building->entry);
	if (building->entry == NULL)
		return false;
	for (uint64_t round = 0; round < (uint64_t) 1 << round_bits; round++)
	{
		if (!gather_entries(building, round, (uint64_t) 1 << round_bits))
			return false;
		building->parted = ybss_run_array(run, building->entries + 1, sizeof *building->parted);
		if (building->parted == NULL || !group_round(building))
			return false;
		ybss_run_release(run, building->parted);
		building->parted = NULL;
	}
	return true;
}

/* Say of each record in which block it stands, where it stands in one at most. */
static bool
find_single_blocks(Building *building)
{
	YbssRuleBlocks *out = building->out;

	out->block = ybss_run_array(building->blocks->run, (uint64_t) building->set->count + 1,
								sizeof *out->block);
	if (out->block == NULL)
		return false;
	memset(out->block, 0xFF, building->set->count * sizeof *out->block);
	for (uint32_t block = 0; block < out->blocks; block++)
		for (uint32_t at = out->first[block]; at < out->first[block + 1]; at++)
			out->block[out->member[at]] = block;
	return true;
}

/* Say of each record in which blocks it stands. */
static bool
find_blocks(Building *building)
{
	YbssRuleBlocks *out = building->out;
	YbssRun *run = building->blocks->run;
	uint32_t records = building->set->count;

	out->from = ybss_run_array(run, (uint64_t) records + 2, sizeof *out->from);
	out->block = ybss_run_array(run, building->members + 1, sizeof *out->block);
	if (out->from == NULL || out->block == NULL)
		return false;
	for (uint64_t at = 0; at < building->members; at++)
		out->from[out->member[at] + 2]++;
	for (uint32_t record = 0; record < records; record++)
		out->from[record + 2] += out->from[record + 1];
	for (uint32_t block = 0; block < out->blocks; block++)
		for (uint32_t at = out->first[block]; at < out->first[block + 1]; at++)
			out->block[out->from[out->member[at] + 1]++] = block;
	return true;
}

/* Build the blocks of one rule. */
bool
ybss_build_rule(YbssBlocks *blocks, int rule, bool callers_thread)
{
	Building building = {.blocks = blocks,
						 .set = blocks->set,
						 .rule = &blocks->set->model->rule[rule],
						 .out = &blocks->rule[rule],
						 .callers_thread = callers_thread};
	bool fine;

	for (int term = 0; term < building.rule->terms; term++)
		building.keys[term] =
			&blocks->keys[blocks->keys_of[rule][term][0]][blocks->keys_of[rule][term][1]];
	building.out->count.record_left = YBSS_NO_RECORD;
	building.out->first = ybss_run_array(blocks->run, 1, sizeof *building.out->first);
	fine = building.out->first != NULL && build_rounds(&building);
	ybss_run_release(blocks->run, building.entry);
	ybss_run_release(blocks->run, building.parted);
	ybss_end_grouping(blocks->run, &building.grouping);
	return fine && (building.several ? find_blocks(&building) : find_single_blocks(&building));
}
