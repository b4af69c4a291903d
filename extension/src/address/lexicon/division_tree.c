/*
 * division_tree.c
 *		The tree of divisions while changes are applied to it.
 */
#include "address/lexicon/division_tree.h"

#include <string.h>

#include "address/lexicon/name_core.h"

#define CHAINS 65536

/* The chain that a code stands in. */
static uint32_t
chain_of(uint32_t code)
{
	return code * 2654435761u >> 16;
}

/* Put a node where its code is looked for. */
static void
enter(YbssDivisionTree *tree, int32_t node)
{
	int32_t *chain = &tree->chain[chain_of(tree->node[node].place.code)];

	tree->node[node].chained = *chain;
	*chain = node;
}

/* Take a node from where its code is looked for. */
static void
leave(YbssDivisionTree *tree, int32_t node)
{
	int32_t *at = &tree->chain[chain_of(tree->node[node].place.code)];

	while (*at >= 0 && *at != node)
		at = &tree->node[*at].chained;
	if (*at == node)
		*at = tree->node[node].chained;
}

/* The node of twelve digits on a level, or -1. */
static int32_t
find(const YbssDivisionTree *tree, int64_t code, int level)
{
	uint32_t wanted = (uint32_t) (code / 1000);

	for (int32_t n = tree->chain[chain_of(wanted)]; n >= 0; n = tree->node[n].chained)
		if (tree->node[n].place.code == wanted && tree->node[n].place.level == level &&
			!tree->node[n].codeless)
			return n;
	return -1;
}

/* Append some units to the text. */
static uint32_t
keep(YbssDivisionTree *tree, const uint16_t *unit, int length)
{
	memcpy(tree->text + tree->texts, unit, (size_t) length * sizeof *unit);
	tree->texts += (uint32_t) length;
	return tree->texts - (uint32_t) length;
}

/* Tell whether a node has a name. */
static bool
is_named(const YbssDivisionTree *tree, int32_t node, const uint16_t *name, int length)
{
	const YbssPlace *place = &tree->node[node].place;

	return place->length == length &&
		   !memcmp(tree->text + place->name, name, (size_t) length * sizeof *name);
}

/* The node of a step's old division, or -1: where it has another name, the built-in table knows
 * more than the step. */
static int32_t
old_node(const YbssDivisionTree *tree, const YbssDivisionStep *step)
{
	int32_t node = step->old_code > 0 ? find(tree, step->old_code, step->old_level) : -1;

	return node >= 0 && is_named(tree, node, step->old_name, step->old_length) ? node : -1;
}

/* Give a node the villages of another. */
static void
absorb(YbssDivisionTree *tree, int32_t from, int32_t to)
{
	YbssDivisionNode *old = &tree->node[from];

	if (old->place.village < old->place.village_end)
	{
		tree->run[tree->runs] =
			(YbssVillageRun){old->place.village, old->place.village_end, tree->node[to].run};
		tree->node[to].run = tree->runs++;
	}
	for (int32_t r = old->run; r >= 0;)
	{
		int32_t next = tree->run[r].next;

		tree->run[r].next = tree->node[to].run;
		tree->node[to].run = r;
		r = next;
	}
	old->run = -1;
}

/* What a node stands below when a division ends that it stood below: the heir, or where that is no
 * wider than the node, what the heir stands below. */
static int32_t
home_of(const YbssDivisionTree *tree, int32_t node, int32_t old, int32_t heir)
{
	int32_t home = heir;

	while (home == old || tree->node[home].place.level >= tree->node[node].place.level)
		home = tree->node[home].parent;
	return home;
}

/* End a division: its ground is another's from here on. */
static void
end_division(YbssDivisionTree *tree, int32_t old, int32_t heir)
{
	leave(tree, old);
	tree->node[old].gone = true;
	tree->node[old].heir = heir;
	absorb(tree, old, heir);
	/* What below it had no step of its own goes along. */
	for (int32_t n = 0; n < tree->nodes; n++)
		if (tree->node[n].parent == old && n != old && !tree->node[n].gone)
			tree->node[n].parent = home_of(tree, n, old, heir);
}

/* The node that becomes the division of some steps: its own, one whose whole ground it takes, or
 * a new one. */
static int32_t
take_node(YbssDivisionTree *tree, const YbssDivisionStep *step, int steps, const int32_t *old,
		  const bool *taken)
{
	int32_t own = step->code > 0 ? find(tree, step->code, step->level) : -1;

	for (int i = 0; i < steps && own >= 0; i++)
		if (old[i] == own || is_named(tree, own, step->name, step->length))
			return own;
	for (int i = 0; i < steps; i++)
		if (old[i] >= 0 && !step[i].part && step[i].level == step[i].old_level && !taken[old[i]])
			return old[i];
	tree->node[tree->nodes] = (YbssDivisionNode){.place = {.level = (uint8_t) step->level},
												 .parent = -1,
												 .heir = -1,
												 .run = -1,
												 .renamed = true};
	return tree->nodes++;
}

/* How many steps from here on make one division. */
static int
steps_of_one(const YbssDivisionStep *step, int steps)
{
	int n = 1;

	while (n < steps && step[0].code > 0 && step[n].group == step[0].group &&
		   step[n].code == step[0].code && step[n].level == step[0].level)
		n++;
	return n;
}

/* Give a node its new name and code; where it stands follows. */
static void
rename_node(YbssDivisionTree *tree, int32_t node, const YbssDivisionStep *step)
{
	YbssDivisionNode *it = &tree->node[node];
	int64_t code = step->code > 0 ? step->code : step->parent;

	if (it->parent >= 0)
		leave(tree, node);
	if (!is_named(tree, node, step->name, step->length))
	{
		it->renamed = true;
		it->place.name = keep(tree, step->name, step->length);
		it->place.length = step->length;
		it->place.core = (uint8_t) ybss_core_length(step->name, step->length, step->level);
		it->place.hidden = 0;
	}
	it->place.code = (uint32_t) (code / 1000);
	it->codeless = step->code == 0;
	enter(tree, node);
}

/* The node that one of the group's steps gives a code, or -1. */
static int32_t
target_of(const YbssDivisionStep *step, int steps, const int32_t *target, int64_t code, int level)
{
	for (int i = 0; i < steps; i++)
		if (target[i] >= 0 && step[i].code == code && step[i].level == level)
			return target[i];
	return -1;
}

/* The node above the division of a step: the nearest level that has its code. */
static int32_t
parent_node(const YbssDivisionTree *tree, const YbssDivisionStep *step, const YbssDivisionStep *all,
			int count, const int32_t *target)
{
	for (int level = step->level - 1; level > 0; level--)
	{
		int32_t node = target_of(all, count, target, step->parent, level);

		if (node < 0)
			node = find(tree, step->parent, level);
		if (node >= 0)
			return node;
	}
	return -1;
}

/* Tell whether a name goes on where it stood, or under another code. */
static bool
goes_on(const YbssDivisionTree *tree, const YbssDivisionStep *step, int steps, const int32_t *old,
		const int32_t *target, int32_t node, const int32_t *parent)
{
	bool whole = false;

	for (int i = 0; i < steps; i++)
	{
		if (old[i] != node || step[i].part || target[i] < 0)
			continue;
		whole = true;
		if (step[i].level == step[i].old_level &&
			is_named(tree, node, step[i].name, step[i].length) &&
			(parent[i] < 0 || parent[i] == tree->node[node].parent))
			return true;
	}
	return !whole;
}

/* Note what a name stood in. */
static void
note_context(const YbssDivisionTree *tree, int32_t node, YbssOldName *name)
{
	const YbssDivisionNode *above = &tree->node[tree->node[node].parent];
	int32_t province = node;

	name->within = tree->node[node].parent;
	if (name->level == 4)
		return;
	while (tree->node[province].parent != province)
		province = tree->node[province].parent;
	name->within = province;
	if (name->level == 3 && above->place.level == 2 && !above->place.hidden)
	{
		name->city = above->place.name;
		name->city_length = above->place.length;
		name->city_core = above->place.core;
	}
}

/* Remember a name and where its ground is now: whole divisions before parts. */
static void
remember(YbssDivisionTree *tree, const YbssDivisionStep *step, int steps, const int32_t *old,
		 const int32_t *target, int first)
{
	int32_t node = old[first];
	const YbssPlace *place = &tree->node[node].place;
	YbssOldName *name = &tree->old[tree->olds];

	*name = (YbssOldName){.name = place->name,
						  .length = place->length,
						  .core = place->core,
						  .level = place->level,
						  .until = step[first].year,
						  .target = tree->targets};
	for (int part = 0; part < 2; part++)
		for (int i = first; i < steps; i++)
			if (old[i] == node && target[i] >= 0 && step[i].part == part &&
				step[i].level <= step[i].old_level)
			{
				name->usual |= !step[i].part;
				tree->target[tree->targets++] = target[i];
				name->targets++;
			}
	if (name->targets == 0)
		return;
	note_context(tree, node, name);
	name->note = keep(tree, step[first].note, step[first].note_length);
	name->note_length = step[first].note_length;
	tree->olds++;
}

/* Note the names that a group ends or moves, while the nodes still have them. */
static void
note_old_names(YbssDivisionTree *tree, const YbssDivisionStep *step, int steps, const int32_t *old,
			   const int32_t *target, const int32_t *parent)
{
	for (int i = 0; i < steps; i++)
	{
		bool seen = old[i] < 0 || target[i] < 0;

		for (int j = 0; j < i && !seen; j++)
			seen = old[j] == old[i] && target[j] >= 0;
		if (!seen && !goes_on(tree, step, steps, old, target, old[i], parent))
			remember(tree, step, steps, old, target, i);
	}
}

/* Find the old nodes of a group and the nodes that its divisions become. */
static void
find_nodes(YbssDivisionTree *tree, const YbssDivisionStep *step, int steps, int32_t *old,
		   int32_t *target, bool *taken)
{
	for (int i = 0; i < steps; i++)
	{
		old[i] = old_node(tree, &step[i]);
		target[i] = -1;
	}
	for (int i = 0, n; i < steps; i += n)
	{
		bool known = false;

		n = steps_of_one(step + i, steps - i);
		/* A step whose old division is not there was taken by the built-in table. */
		for (int j = i; j < i + n; j++)
			known |= old[j] >= 0 ||
					 (step[j].old_code == 0 && find(tree, step[j].code, step[j].level) < 0);
		if (!known)
			continue;
		target[i] = take_node(tree, step + i, n, old + i, taken);
		taken[target[i]] = true;
		for (int j = i + 1; j < i + n; j++)
			target[j] = target[i];
	}
}

/* Find what the divisions of a group stand below; one that would stand nowhere is none. */
static void
find_parents(YbssDivisionTree *tree, const YbssDivisionStep *step, int steps, int32_t *target,
			 int32_t *parent, bool *taken)
{
	for (int i = 0; i < steps; i++)
	{
		parent[i] = target[i] >= 0 ? parent_node(tree, &step[i], step, steps, target) : -1;
		if (target[i] < 0 || parent[i] >= 0)
			continue;
		taken[target[i]] = false;
		if (tree->node[target[i]].parent < 0)
			tree->node[target[i]].gone = true;
		target[i] = -1;
	}
	/* Another step may lead to the same one. */
	for (int i = 0; i < steps; i++)
		if (target[i] >= 0)
		{
			taken[target[i]] = true;
			tree->node[target[i]].gone = false;
		}
}

/* Apply the steps of one group. */
static void
apply_group(YbssDivisionTree *tree, const YbssDivisionStep *step, int steps, int32_t *old,
			int32_t *target, int32_t *parent, bool *taken)
{
	find_nodes(tree, step, steps, old, target, taken);
	find_parents(tree, step, steps, target, parent, taken);
	note_old_names(tree, step, steps, old, target, parent);
	for (int i = 0; i < steps; i++)
		if (target[i] >= 0 && (i == 0 || target[i] != target[i - 1]))
			rename_node(tree, target[i], &step[i]);
	for (int i = 0; i < steps; i++)
		if (parent[i] >= 0)
			tree->node[target[i]].parent = parent[i];
	/* A province never ends. */
	for (int i = 0; i < steps; i++)
		if (old[i] >= 0 && target[i] >= 0 && !step[i].part && !taken[old[i]] &&
			!tree->node[old[i]].gone && tree->node[old[i]].parent != old[i])
			end_division(tree, old[i], target[i]);
	for (int i = 0; i < steps; i++)
		if (target[i] >= 0)
			taken[target[i]] = false;
}

/* The tree of a lexicon, with room for what steps add. */
static YbssDivisionTree *
tree_of(const YbssLexicon *base, const YbssDivisionStep *step, int steps, const YbssAllocator *a)
{
	YbssDivisionTree *tree = a->allocate(a->state, sizeof *tree);
	size_t units = base->texts, rows = (size_t) steps + 1;

	for (int i = 0; i < steps; i++)
		units += step[i].length + step[i].note_length;
	*tree = (YbssDivisionTree){.base = base, .allocator = a, .texts = base->texts};
	tree->node = a->allocate(a->state, (base->places + rows) * sizeof *tree->node);
	tree->run = a->allocate(a->state, rows * sizeof *tree->run);
	tree->old = a->allocate(a->state, rows * sizeof *tree->old);
	tree->target = a->allocate(a->state, rows * sizeof *tree->target);
	tree->text = a->allocate(a->state, units * sizeof *tree->text);
	tree->chain = a->allocate(a->state, CHAINS * sizeof *tree->chain);
	memcpy(tree->text, base->text, base->texts * sizeof *tree->text);
	memset(tree->chain, -1, CHAINS * sizeof *tree->chain);
	for (uint32_t i = base->places; i-- > 0;)
	{
		const YbssPlace *place = &base->place[i];

		tree->node[i] = (YbssDivisionNode){
			.place = *place, .parent = (int32_t) place->parent, .heir = -1, .run = -1};
		if (place->level < 4)
			tree->node[i].place.village_end = tree->node[i].place.village;
		enter(tree, (int32_t) i);
	}
	tree->nodes = (int32_t) base->places;
	return tree;
}

/* Apply steps, in their order, to the tree of a lexicon. */
YbssDivisionTree *
ybss_divide_anew(const YbssLexicon *base, const YbssDivisionStep *step, int steps,
				 const YbssAllocator *a)
{
	YbssDivisionTree *tree = tree_of(base, step, steps, a);
	size_t rows = (size_t) steps + 1, taken_bytes = base->places + rows;
	int32_t *old = a->allocate(a->state, rows * sizeof *old),
			*target = a->allocate(a->state, rows * sizeof *target),
			*parent = a->allocate(a->state, rows * sizeof *parent);
	bool *taken = a->allocate(a->state, taken_bytes);

	memset(taken, 0, taken_bytes);
	for (int i = 0, n; i < steps; i += n)
	{
		for (n = 1; i + n < steps && step[i + n].group == step[i].group;)
			n++;
		apply_group(tree, step + i, n, old, target, parent, taken);
	}
	a->release(a->state, old);
	a->release(a->state, target);
	a->release(a->state, parent);
	a->release(a->state, taken);
	return tree;
}

/* Give back what is not part of a lexicon. */
void
ybss_division_tree_release(YbssDivisionTree *tree)
{
	const YbssAllocator *a = tree->allocator;

	a->release(a->state, tree->node);
	a->release(a->state, tree->run);
	a->release(a->state, tree->old);
	a->release(a->state, tree->target);
	a->release(a->state, tree->chain);
	a->release(a->state, tree);
}

/* The division that holds the ground of one today. */
int32_t
ybss_division_today(const YbssDivisionTree *tree, int32_t node)
{
	while (tree->node[node].gone)
		node = tree->node[node].heir;
	return node;
}
