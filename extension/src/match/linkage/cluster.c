/*
 * cluster.c
 *		Clusters: pairs joined in the order of their weight, but not across what contradicts.
 *
 * A cluster's records hang in a ring, and each points towards the first of its cluster.
 */
#include "match/linkage/cluster.h"

#include <math.h>
#include <string.h>

#include "match/linkage/memory.h"
#include "match/linkage/radix.h"
#include "match/linkage/rating.h"

/* Of a larger cluster so many records, the first of its ring, speak for it. */
#define SPEAKERS 24
/* A pair weighs no more than this for or against a join: nothing outvotes many. */
#define LOUDEST 20.0
/* So many pairs between two looks at whether to go on. */
#define LOOK 1024

typedef struct Clustering
{
	const YbssRecordSet *set;
	const YbssPairing *pairing;
	const YbssPairs *pairs;
	YbssRating rating;
	YbssClusters *out;
	uint32_t *ring;	   /* the next record of the cluster */
	uint32_t *records; /* how many a cluster has, by its first */
	uint64_t *sources; /* of a cluster, by its first; where a source lists nobody twice */
	double from;
} Clustering;

/* Give the first record of a record's cluster. */
static uint32_t
first_of(uint32_t *first, uint32_t record)
{
	while (first[record] != record)
	{
		first[record] = first[first[record]];
		record = first[record];
	}
	return record;
}

/* Say whether the pairs across two clusters speak against their join. */
static YbssJoin
judge_join(Clustering *clustering, uint32_t a, uint32_t b)
{
	double sum = 0;
	uint32_t count = 0, left = a;

	for (int i = 0; i < SPEAKERS; i++)
	{
		uint32_t right = b;

		for (int j = 0; j < SPEAKERS; j++)
		{
			YbssLevels levels;
			double weight;
			int veto;

			ybss_rate(&clustering->rating, left < right ? left : right, left < right ? right : left,
					  -INFINITY, &levels, &weight);
			if (ybss_verdict(clustering->set->model, levels, &veto) == YBSS_VERDICT_REFUSE)
				return YBSS_JOIN_VETO;
			sum += fmax(-LOUDEST, fmin(LOUDEST, weight));
			count++;
			if ((right = clustering->ring[right]) == b)
				break;
		}
		if ((left = clustering->ring[left]) == a)
			break;
	}
	return sum / count < clustering->set->model->review_from ? YBSS_JOIN_CONTRADICT : YBSS_JOINED;
}

/* Make one cluster of two, known by their first records. */
static void
join(Clustering *clustering, uint32_t a, uint32_t b)
{
	uint32_t first = a < b ? a : b, other = a < b ? b : a;
	uint32_t next = clustering->ring[first];

	clustering->out->first[other] = first;
	clustering->ring[first] = clustering->ring[other];
	clustering->ring[other] = next;
	clustering->records[first] += clustering->records[other];
	if (clustering->sources != NULL)
		clustering->sources[first] |= clustering->sources[other];
	clustering->out->clusters--;
}

/* Take a pair. */
static YbssJoin
take_pair(Clustering *clustering, const YbssPair *pair)
{
	uint32_t *first = clustering->out->first;
	uint32_t a = first_of(first, pair->a), b = first_of(first, pair->b);
	YbssJoin judged = YBSS_JOINED;

	if (pair->weight < clustering->from || pair->verdict != YBSS_VERDICT_NONE)
		return YBSS_JOIN_BELOW;
	if (a == b)
		return YBSS_JOIN_ALREADY;
	if (clustering->sources != NULL &&
		(clustering->sources[a] & clustering->sources[b] & clustering->pairing->once) != 0)
		return YBSS_JOIN_TWICE;
	if (clustering->records[a] + clustering->records[b] > 2)
		judged = judge_join(clustering, a, b);
	if (judged == YBSS_JOINED)
		join(clustering, a, b);
	return judged;
}

/* Give a weight as a number that sorts the highest first. */
static uint64_t
sorting_weight(float weight)
{
	uint32_t bits;

	memcpy(&bits, &weight, sizeof bits);
	bits = (bits & 0x80000000u) != 0 ? bits : ~bits & 0x7FFFFFFFu;
	return bits;
}

/* Order the pairs: by weight, those alike as they stand, which is by source and key. */
static bool
order_pairs(YbssRun *run, const YbssPairs *pairs, uint32_t *order)
{
	YbssKeyed *keyed = ybss_run_array(run, pairs->count + 1, sizeof *keyed);
	YbssKeyed *scratch = ybss_run_array(run, pairs->count + 1, sizeof *scratch);
	YbssKeyed *sorted;
	bool fine = keyed != NULL && scratch != NULL;

	for (uint64_t i = 0; fine && i < pairs->count; i++)
		keyed[i] = (YbssKeyed){sorting_weight(pairs->pair[i].weight), (uint32_t) i};
	if (fine)
	{
		sorted = ybss_sort_keyed(keyed, scratch, pairs->count);
		for (uint64_t i = 0; i < pairs->count; i++)
			order[i] = sorted[i].place;
	}
	ybss_run_release(run, keyed);
	ybss_run_release(run, scratch);
	return fine;
}

/* Take all pairs in their order. */
static bool
take_pairs(YbssRun *run, Clustering *clustering)
{
	YbssClusters *out = clustering->out;
	uint64_t pairs = clustering->pairs->count;
	YbssProgress progress = {YBSS_STAGE_CLUSTERS, 0, pairs, 0, 0};

	for (uint64_t i = 0; i < pairs; i++)
	{
		uint32_t at = out->order[i];

		progress.done = i;
		if (i % LOOK == 0 && !ybss_run_goes_on(run, &progress))
			return false;
		out->joined[at] = (uint8_t) take_pair(clustering, &clustering->pairs->pair[at]);
		out->refused += out->joined[at] >= YBSS_JOIN_TWICE;
	}
	for (uint32_t record = 0; record < clustering->set->count; record++)
		out->first[record] = first_of(out->first, record);
	progress.done = pairs;
	return ybss_run_goes_on(run, &progress);
}

/* Make every record a cluster of its own. */
static bool
begin_clusters(YbssRun *run, Clustering *clustering)
{
	uint64_t records = (uint64_t) clustering->set->count + 1;
	YbssClusters *out = clustering->out;

	out->first = ybss_run_array(run, records, sizeof *out->first);
	clustering->ring = ybss_run_array(run, records, sizeof *clustering->ring);
	clustering->records = ybss_run_array(run, records, sizeof *clustering->records);
	if (out->first == NULL || clustering->ring == NULL || clustering->records == NULL)
		return false;
	if (clustering->pairing->once != 0)
	{
		clustering->sources = ybss_run_array(run, records, sizeof *clustering->sources);
		if (clustering->sources == NULL)
			return false;
	}
	for (uint32_t record = 0; record < clustering->set->count; record++)
	{
		out->first[record] = clustering->ring[record] = record;
		clustering->records[record] = 1;
		if (clustering->sources != NULL)
			clustering->sources[record] = (uint64_t) 1 << clustering->set->source[record];
	}
	return ybss_begin_rating(run, &clustering->rating, clustering->set);
}

/* Join the records of the pairs from a weight on. */
bool
ybss_cluster(YbssRun *run, const YbssRecordSet *set, const YbssPairing *pairing,
			 const YbssPairs *pairs, double from, YbssClusters *clusters)
{
	Clustering clustering = {
		.set = set, .pairing = pairing, .pairs = pairs, .out = clusters, .from = from};
	bool fine;

	*clusters = (YbssClusters){.clusters = set->count};
	if (pairs->count >= UINT32_MAX)
		return ybss_end_run(run, YBSS_RUN_TOO_MANY);
	clusters->order = ybss_run_array(run, pairs->count + 1, sizeof *clusters->order);
	clusters->joined = ybss_run_array(run, pairs->count + 1, sizeof *clusters->joined);
	fine = clusters->order != NULL && clusters->joined != NULL &&
		   order_pairs(run, pairs, clusters->order) && begin_clusters(run, &clustering) &&
		   take_pairs(run, &clustering);
	ybss_end_rating(run, &clustering.rating);
	ybss_run_release(run, clustering.ring);
	ybss_run_release(run, clustering.records);
	ybss_run_release(run, clustering.sources);
	if (!fine)
		ybss_free_clusters(run, clusters);
	return fine;
}

/* Free clusters. */
void
ybss_free_clusters(YbssRun *run, YbssClusters *clusters)
{
	ybss_run_release(run, clusters->first);
	ybss_run_release(run, clusters->order);
	ybss_run_release(run, clusters->joined);
	*clusters = (YbssClusters){0};
}
