/*
 * block.c
 *		The blocks of all rules.
 */
#include "match/linkage/block.h"

#include <string.h>

#include "match/linkage/block_build.h"
#include "match/linkage/records.h"
#include "match/linkage/workers.h"

/* Find which term of an earlier rule has the same keys as a term; itself where none has. */
static void
find_keys(const YbssModel *model, int rule, int term, int8_t found[2])
{
	for (int r = 0; r <= rule; r++)
		for (int t = 0; t < model->rule[r].terms; t++)
			if (model->rule[r].term[t].field == model->rule[rule].term[term].field &&
				model->rule[r].term[t].key == model->rule[rule].term[term].key)
			{
				found[0] = (int8_t) r;
				found[1] = (int8_t) t;
				return;
			}
}

/* Make the keys of the terms of a rule that no earlier rule has. */
static bool
make_keys(void *state, int worker __attribute__((unused)), uint64_t from, uint64_t to)
{
	YbssBlocks *blocks = state;
	const YbssModel *model = blocks->set->model;

	for (uint64_t at = from; at < to; at++)
	{
		int rule = (int) at / YBSS_MOST_TERMS, term = (int) at % YBSS_MOST_TERMS;
		int8_t found[2] = {-1, -1};

		if (term >= model->rule[rule].terms)
			continue;
		find_keys(model, rule, term, found);
		memcpy(blocks->keys_of[rule][term], found, sizeof found);
		if (found[0] != rule || found[1] != term)
			continue;
		if (!ybss_begin_value_keys(blocks->run,
								   &blocks->set->dictionary[model->rule[rule].term[term].field],
								   model->rule[rule].term[term].key, &blocks->keys[rule][term]))
			return false;
	}
	return true;
}

/* Build some rules. */
static bool
build_rules(void *state, int worker, uint64_t from, uint64_t to)
{
	for (uint64_t rule = from; rule < to; rule++)
		if (!ybss_build_rule(state, (int) rule, worker == 0))
			return false;
	return true;
}

/* Free the keys that only building needs. */
static void
free_keys(YbssBlocks *blocks)
{
	for (int rule = 0; rule < YBSS_MOST_RULES; rule++)
		for (int term = 0; term < YBSS_MOST_TERMS; term++)
			ybss_free_value_keys(blocks->run, &blocks->keys[rule][term]);
}

/* Build the blocks of all rules. */
YbssBlocks *
ybss_new_blocks(YbssRun *run, const YbssRecordSet *set, const YbssPairing *pairing)
{
	YbssProgress progress = {YBSS_STAGE_BLOCKS, 0, 0, 0, 0};
	YbssBlocks *blocks;
	bool fine;

	if (!set->ended || set->model->rules == 0)
	{
		ybss_end_run(run, set->ended ? YBSS_RUN_BAD_MODEL : YBSS_RUN_BAD_ARGUMENT);
		return NULL;
	}
	blocks = ybss_run_array(run, 1, sizeof *blocks);
	if (blocks == NULL)
		return NULL;
	blocks->run = run;
	blocks->set = set;
	blocks->pairing = *pairing;
	blocks->rules = set->model->rules;
	fine = ybss_share_work(run, &progress, (uint64_t) blocks->rules * YBSS_MOST_TERMS, 1, make_keys,
						   blocks) &&
		   ybss_share_work(run, &progress, blocks->rules, 1, build_rules, blocks);
	free_keys(blocks);
	if (fine)
		return blocks;
	ybss_free_blocks(blocks);
	return NULL;
}

/* Free blocks. */
void
ybss_free_blocks(YbssBlocks *blocks)
{
	if (blocks == NULL)
		return;
	for (int rule = 0; rule < blocks->rules; rule++)
	{
		ybss_run_release(blocks->run, blocks->rule[rule].member);
		ybss_run_release(blocks->run, blocks->rule[rule].first);
		ybss_run_release(blocks->run, blocks->rule[rule].block);
		ybss_run_release(blocks->run, blocks->rule[rule].from);
	}
	ybss_run_release(blocks->run, blocks);
}
