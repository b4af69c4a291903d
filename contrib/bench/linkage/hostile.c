/*
 * hostile.c
 *		What the kernel must bear: hostile.c orders LINES: one result in twenty orders, by 1, 2
 *		and 8 workers; hostile.c alike LINES: so many identical lines; hostile.c phone LINES:
 *		lines that all have one telephone; hostile.c stop LINES: how soon it stops.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invented.h"
#include "match/comparison/hash.h"
#include "measure.h"
#include "person_model.h"

static YbssModel model;
static const YbssPairing pairing = {.within = true};
static double asked; /* to stop, at this moment */

/* Add a line. */
static void
add_line(YbssRun *run, YbssRecordSet *set, uint32_t key, const Line *line)
{
	const char *text[COLUMNS];
	size_t length[COLUMNS];

	for (int column = 0; column < COLUMNS; column++)
	{
		text[column] = line->text[column];
		length[column] = strlen(text[column]);
	}
	if (!ybss_add_record(set, 0, key, text, length))
		fail(run, "add");
}

/* Match a set and give a hash of its pairs and clusters; ends the set. */
static uint64_t
hash_of_result(YbssRun *run, YbssRecordSet *set, YbssPairs *pairs)
{
	YbssBlocks *blocks = NULL;
	YbssClusters clusters;
	uint64_t hash = YBSS_HASH_SEED;

	if (!ybss_end_record_set(set) || (blocks = ybss_new_blocks(run, set, &pairing)) == NULL ||
		!ybss_match(run, blocks, pairs) || !ybss_cluster(run, set, &pairing, pairs, 0, &clusters))
		fail(run, "match");
	for (uint64_t i = 0; i < pairs->count; i++)
		hash = ybss_hash_bytes(hash, &pairs->pair[i], sizeof pairs->pair[i]);
	for (uint32_t i = 0; i < ybss_record_count(set); i++)
		hash = ybss_hash_number(hash, clusters.first[i]);
	ybss_free_clusters(run, &clusters);
	ybss_free_blocks(blocks);
	return hash;
}

/* Write two lists of persons into one. */
static Line *
write_lines(uint32_t lines)
{
	Stream stream = {11};
	Person *person = invent(&stream, lines / 2);
	Line *line = malloc((uint64_t) lines * sizeof *line);

	for (uint32_t i = 0; i < lines; i++)
		write_line(&stream, &person[i % (lines / 2)], &person[below(&stream, lines / 2)], false, 1,
				   &line[i]);
	free(person);
	return line;
}

/* Match in twenty orders; gives how many results there were. */
static int
try_orders(uint32_t lines)
{
	static const int workers[] = {1, 2, 8};
	Line *line = write_lines(lines);
	uint64_t first = 0;
	int other = 0;

	for (int order = 0; order < 20; order++)
	{
		YbssRun run = {.workers = workers[order % 3]};
		YbssRecordSet *set = ybss_new_record_set(&run, &model);
		YbssPairs pairs;
		uint64_t step = 1, hash;

		/* A step that has nothing in common with the number of lines. */
		for (step = (uint64_t) lines * (uint64_t) (order + 1) / 23 | 1;
			 lines % step == 0 && step > 1;)
			step += 2;
		for (uint64_t a = step, b = lines; b != 0;)
		{
			uint64_t rest = a % b;

			a = b;
			b = rest;
			if (b == 0 && a != 1)
			{
				a = step += 2;
				b = lines;
			}
		}
		for (uint32_t i = 0; i < lines; i++)
		{
			uint32_t at = (uint32_t) ((uint64_t) i * (order == 0 ? 1 : step) % lines);

			add_line(&run, set, at, &line[at]);
		}
		hash = hash_of_result(&run, set, &pairs);
		if (order == 0)
			first = hash;
		other += hash != first;
		ybss_free_pairs(&run, &pairs);
		ybss_free_record_set(set);
	}
	free(line);
	return 1 + other;
}

/* Match lines that are alike, in all or in the telephone. */
static void
try_alike(uint32_t lines, bool all)
{
	YbssRun run = {.memory_limit = (size_t) 4 << 30};
	YbssRecordSet *set = ybss_new_record_set(&run, &model);
	Line *line = all ? write_lines(2) : write_lines(lines);
	double began = processor_seconds();
	YbssPairs pairs;

	for (uint32_t i = 0; i < lines; i++)
	{
		strcpy(line[all ? 0 : i].text[PHONE], "15412345678");
		add_line(&run, set, i, &line[all ? 0 : i]);
	}
	hash_of_result(&run, set, &pairs);
	printf("%u lines, %s: %.1f s of processors, %.0f MB, %lu pairs scored, %lu kept\n", lines,
		   all ? "all alike" : "one telephone", processor_seconds() - began,
		   (double) run.memory_peak / 1e6, (unsigned long) pairs.scored,
		   (unsigned long) pairs.count);
	ybss_free_pairs(&run, &pairs);
	ybss_free_record_set(set);
	free(line);
}

/* Ask to stop at a moment. */
static bool
stop_at(void *state)
{
	double *at = state;

	if (*at == 0 || clock_seconds() < *at)
		return false;
	if (asked == 0)
		asked = clock_seconds();
	return true;
}

/* Stop a run at many moments; gives the longest gap between two questions. */
static double
try_stops(uint32_t lines)
{
	Line *line = write_lines(lines);
	double slowest = 0;

	for (int turn = 0; turn < 10; turn++)
	{
		double at = 0;
		YbssRun run = {.stop = stop_at, .state = &at, .workers = 2};
		YbssRecordSet *set = ybss_new_record_set(&run, &model);
		YbssBlocks *blocks = NULL;
		YbssPairs pairs = {0};
		bool fine;

		for (uint32_t i = 0; i < lines; i++)
			add_line(&run, set, i, &line[i]);
		asked = 0;
		at = clock_seconds() + 0.05 * turn;
		fine = ybss_end_record_set(set) &&
			   (blocks = ybss_new_blocks(&run, set, &pairing)) != NULL &&
			   ybss_match(&run, blocks, &pairs);
		/* What was asked for at "at" was done now. */
		if (!fine && clock_seconds() - at > slowest)
			slowest = clock_seconds() - at;
		ybss_free_pairs(&run, &pairs);
		ybss_free_blocks(blocks);
		ybss_free_record_set(set);
		if (run.memory != 0)
			fail(&run, "memory is left");
	}
	free(line);
	return slowest;
}

int
main(int count, char **argument)
{
	int results;
	uint32_t lines = count > 2 ? (uint32_t) atoi(argument[2]) : 100000;

	read_tables();
	declare_persons(&model, false);
	if (count > 1 && strcmp(argument[1], "orders") == 0)
	{
		results = try_orders(lines);
		printf("one result of lines in 20 orders, by 1, 2 and 8 workers  %d  at most 1  %s\n",
			   results, results == 1 ? "ok" : "MISSED");
	}
	else if (count > 1 && strcmp(argument[1], "alike") == 0)
		try_alike(lines, true);
	else if (count > 1 && strcmp(argument[1], "phone") == 0)
		try_alike(lines, false);
	else
		printf("stopped within %.3f s of the wish\n", try_stops(lines));
	return 0;
}
