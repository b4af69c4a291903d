/*
 * changed_layout.c
 *		Where the divisions of a changed tree lie: places and villages in the order of the tree.
 *
 * The villages are half of the lexicon. They are copied only where some of them
 * come to lie elsewhere, or lose the code that they had below their town.
 */
#include "address/lexicon/changed_layout.h"

#include <stdlib.h>
#include <string.h>

/* What grows while the tree is walked. */
typedef struct Layout
{
	const YbssDivisionTree *tree;
	YbssPlace *place;
	uint32_t places;
	uint32_t *where;	   /* of each node */
	int32_t *first, *next; /* children */
	YbssVillageRun *run;   /* of built-in villages, in their new order */
	bool *codeless;		   /* of each run */
	int32_t runs;
	uint32_t villages;
} Layout;

/* Put some villages next. */
static void
put_villages(Layout *out, uint32_t village, uint32_t end, bool codeless)
{
	YbssVillageRun *last = out->runs > 0 ? &out->run[out->runs - 1] : NULL;

	if (village == end)
		return;
	out->villages += end - village;
	if (last && last->end == village && out->codeless[out->runs - 1] == codeless)
	{
		last->end = end;
		return;
	}
	out->codeless[out->runs] = codeless;
	out->run[out->runs++] = (YbssVillageRun){village, end, -1};
}

/* Put a node and all below it next. */
static void
put_node(Layout *out, int32_t index, uint32_t parent)
{
	const YbssDivisionNode *node = &out->tree->node[index];
	uint32_t at = out->places++;
	YbssPlace *place = &out->place[at];

	out->where[index] = at;
	*place = node->place;
	place->parent = parent == YBSS_NONE ? at : parent;
	place->village = out->villages;
	put_villages(out, node->place.village, node->place.village_end, node->codeless);
	for (int32_t r = node->run; r >= 0; r = out->tree->run[r].next)
		put_villages(out, out->tree->run[r].village, out->tree->run[r].end, true);
	for (int32_t child = out->first[index]; child >= 0; child = out->next[child])
		put_node(out, child, at);
	place->end = out->places;
	place->village_end = out->villages;
}

/* Chain the children of every node in the order of their numbers. */
static void
chain_children(Layout *out)
{
	for (int32_t n = out->tree->nodes - 1; n >= 0; n--)
	{
		const YbssDivisionNode *node = &out->tree->node[n];

		if (node->gone || node->parent < 0 || node->parent == n)
			continue;
		out->next[n] = out->first[node->parent];
		out->first[node->parent] = n;
	}
}

/* Tell whether the villages lie as they are built in. */
static bool
villages_stay(const Layout *out)
{
	return out->runs <= 1 && (out->runs == 0 || !out->codeless[0]);
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;

	return x < y ? -1 : x > y;
}

/* Number the postings anew; each list ascends again. */
static void
move_postings(const YbssLexicon *base, const uint32_t *moved, uint32_t *posting, YbssList *lists)
{
	for (uint32_t l = 0; l < base->core_lists; l++)
	{
		const YbssList *list = &base->core_list[l];
		bool ascends = true;

		lists[l] = *list;
		if (list->count == 1)
		{
			lists[l].start = moved[list->start];
			continue;
		}
		for (uint32_t i = 0; i < list->count; i++)
		{
			posting[list->start + i] = moved[base->posting[list->start + i]];
			ascends &= i == 0 || posting[list->start + i - 1] < posting[list->start + i];
		}
		if (!ascends)
			qsort(posting + list->start, list->count, sizeof *posting, by_number);
	}
}

/* Copy the villages in their new order. */
static void
move_villages(const Layout *out, YbssLexicon *lexicon)
{
	const YbssAllocator *a = out->tree->allocator;
	const YbssLexicon *base = out->tree->base;
	YbssVillage *village = a->allocate(a->state, base->villages * sizeof *village);
	YbssList *lists = a->allocate(a->state, base->core_lists * sizeof *lists);
	uint32_t *moved = a->allocate(a->state, base->villages * sizeof *moved),
			 *posting = a->allocate(a->state, base->villages * sizeof *posting), at = 0;

	for (int32_t r = 0; r < out->runs; r++)
		for (uint32_t v = out->run[r].village; v < out->run[r].end; v++, at++)
		{
			village[at] = base->village[v];
			moved[v] = at;
			if (out->codeless[r])
				village[at].code = 0;
		}
	move_postings(base, moved, posting, lists);
	a->release(a->state, moved);
	lexicon->village = village;
	lexicon->posting = posting;
	lexicon->core_list = lists;
}

/* Lay the places and villages of a tree out. */
uint32_t *
ybss_lay_out(const YbssDivisionTree *tree, YbssLexicon *lexicon)
{
	const YbssAllocator *a = tree->allocator;
	size_t nodes = (size_t) tree->nodes, runs = nodes + (size_t) tree->runs;
	Layout out = {.tree = tree};

	out.place = a->allocate(a->state, nodes * sizeof *out.place);
	out.where = a->allocate(a->state, nodes * sizeof *out.where);
	out.first = a->allocate(a->state, nodes * sizeof *out.first);
	out.next = a->allocate(a->state, nodes * sizeof *out.next);
	out.run = a->allocate(a->state, runs * sizeof *out.run);
	out.codeless = a->allocate(a->state, runs * sizeof *out.codeless);
	memset(out.where, -1, nodes * sizeof *out.where);
	memset(out.first, -1, nodes * sizeof *out.first);
	memset(out.next, -1, nodes * sizeof *out.next);
	chain_children(&out);
	for (int32_t n = 0; n < tree->nodes; n++)
		if (tree->node[n].parent == n && !tree->node[n].gone)
			put_node(&out, n, YBSS_NONE);
	if (!villages_stay(&out))
		move_villages(&out, lexicon);
	lexicon->place = out.place;
	lexicon->places = out.places;
	lexicon->villages = out.villages;
	a->release(a->state, out.first);
	a->release(a->state, out.next);
	a->release(a->state, out.run);
	a->release(a->state, out.codeless);
	return out.where;
}
