/*
 * candidates.c
 *		The records that the blocks bring to one record, each once, by the first rule that
 *		holds it.
 */
#include "match/linkage/candidates.h"

#include "match/linkage/records.h"

#define FIRST_CANDIDATES 512
/* So many records ahead memory is fetched. */
#define FORESIGHT 6

/* Begin. */
bool
ybss_begin_candidates(YbssRun *run, YbssCandidates *candidates)
{
	*candidates = (YbssCandidates){.size = FIRST_CANDIDATES, .slots = FIRST_CANDIDATES * 2};
	candidates->record = ybss_run_array(run, candidates->size, sizeof *candidates->record);
	candidates->rule = ybss_run_array(run, candidates->size, sizeof *candidates->rule);
	candidates->slot = ybss_run_array(run, candidates->slots, sizeof *candidates->slot);
	return candidates->record != NULL && candidates->rule != NULL && candidates->slot != NULL;
}

/* Put a record into the table; false where it is there already. */
static bool
place(YbssCandidates *candidates, uint32_t record)
{
	uint64_t wanted = (uint64_t) candidates->search << 32 | record;
	uint32_t slot = record * 0x9E3779B1u >> 7 & (candidates->slots - 1);

	for (; candidates->slot[slot] >> 32 == candidates->search;
		 slot = (slot + 1) & (candidates->slots - 1))
		if (candidates->slot[slot] == wanted)
			return false;
	candidates->slot[slot] = wanted;
	return true;
}

/* Make room for twice as many. */
static bool
widen(YbssRun *run, YbssCandidates *candidates)
{
	uint64_t size = (uint64_t) candidates->size * 2;
	uint32_t *record;
	int8_t *rule;
	uint64_t *slot;

	record = ybss_run_resize(run, candidates->record, size, sizeof *record);
	if (record == NULL)
		return false;
	candidates->record = record;
	rule = ybss_run_resize(run, candidates->rule, size, sizeof *rule);
	if (rule == NULL)
		return false;
	candidates->rule = rule;
	slot = ybss_run_array(run, size * 2, sizeof *slot);
	if (slot == NULL)
		return false;
	ybss_run_release(run, candidates->slot);
	candidates->slot = slot;
	candidates->size = (uint32_t) size;
	candidates->slots = (uint32_t) size * 2;
	for (uint32_t i = 0; i < candidates->count; i++)
		place(candidates, candidates->record[i]);
	return true;
}

/* Add the records of a block that stand behind one. */
static bool
add_block(const YbssBlocks *blocks, const YbssRuleBlocks *of, uint32_t block, uint32_t record,
		  YbssCandidates *candidates)
{
	const YbssRecordSet *set = blocks->set;
	int source = set->source[record];
	uint64_t standing = blocks->pairing.standing;
	bool stands = (standing >> source & 1) != 0;
	uint32_t after = blocks->pairing.within ? record : set->source_end[source] - 1;

	for (uint32_t at = of->first[block + 1]; at > of->first[block]; at--)
	{
		uint32_t other = of->member[at - 1];

		if (other <= after)
			break;
		if (stands && (standing >> set->source[other] & 1) != 0)
			continue;
		if (!place(candidates, other))
			continue;
		__builtin_prefetch(set->value + (uint64_t) other * set->fields);
		candidates->record[candidates->count] = other;
		candidates->rule[candidates->count++] = (int8_t) (of - blocks->rule);
		if (candidates->count == candidates->size && !widen(blocks->run, candidates))
			return false;
	}
	return true;
}

/* Fetch what the search of a record further on will read: of the far one where its blocks are, of
 * the near one what they hold. */
static void
foresee(const YbssBlocks *blocks, uint32_t record)
{
	uint32_t far = record + 2 * FORESIGHT, near = record + FORESIGHT;

	if (far >= blocks->set->count)
		return;
	for (int rule = 0; rule < blocks->rules; rule++)
	{
		const YbssRuleBlocks *of = &blocks->rule[rule];
		const uint32_t *block;

		if (ybss_blocks_of_record(of, far, &block) > 0)
			__builtin_prefetch(of->first + *block);
		if (ybss_blocks_of_record(of, near, &block) > 0)
			__builtin_prefetch(of->member + of->first[*block]);
	}
}

/* Find the candidates of a record that stand behind it. */
bool
ybss_find_candidates(const YbssBlocks *blocks, uint32_t record, YbssCandidates *candidates)
{
	candidates->count = 0;
	foresee(blocks, record);
	/* The table is empty for each search, but for a number that comes round again. */
	if (++candidates->search == 0)
	{
		for (uint32_t slot = 0; slot < candidates->slots; slot++)
			candidates->slot[slot] = 0;
		candidates->search = 1;
	}
	for (int rule = 0; rule < blocks->rules; rule++)
	{
		const YbssRuleBlocks *of = &blocks->rule[rule];
		const uint32_t *block;
		uint32_t count = ybss_blocks_of_record(of, record, &block);

		for (uint32_t i = 0; i < count; i++)
			if (!add_block(blocks, of, block[i], record, candidates))
				return false;
	}
	return true;
}

/* End. */
void
ybss_end_candidates(YbssRun *run, YbssCandidates *candidates)
{
	ybss_run_release(run, candidates->record);
	ybss_run_release(run, candidates->rule);
	ybss_run_release(run, candidates->slot);
	*candidates = (YbssCandidates){0};
}
