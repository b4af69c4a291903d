/*
 * changed_lexicon.c
 *		The lexicon as it would be had some changes of divisions been compiled in.
 *
 * The tree of divisions is laid out anew, and every name's references with it.
 * The tries stay as they are built in: names that they do not have stand in a
 * short list beside them.
 */
#include "address/lexicon/changed_lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "address/lexicon/added_names.h"
#include "address/lexicon/changed_layout.h"
#include "address/lexicon/wide_place.h"

/* A reference that comes to a name's list. */
typedef struct Addition
{
	uint32_t name; /* offset into the text */
	uint32_t length;
	uint32_t list;
	uint32_t reference;
	uint32_t order;
} Addition;

/* What is known while the names are made. */
typedef struct Names
{
	const YbssDivisionTree *tree;
	const uint32_t *where;
	Addition *addition;
	uint32_t additions;
	uint32_t lists;
	YbssList *list;
	uint32_t *reference;
	uint32_t references;
} Names;

static const uint16_t *sort_text;

static int
by_text(const void *left, const void *right)
{
	const Addition *a = left, *b = right;

	for (uint32_t i = 0; i < a->length && i < b->length; i++)
		if (sort_text[a->name + i] != sort_text[b->name + i])
			return sort_text[a->name + i] < sort_text[b->name + i] ? -1 : 1;
	if (a->length != b->length)
		return a->length < b->length ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static int
by_list(const void *left, const void *right)
{
	const Addition *a = left, *b = right;

	if (a->list != b->list)
		return a->list < b->list ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

/* Note that a name is to have a reference. */
static void
add_reference(Names *names, uint32_t name, uint32_t length, uint32_t target, YbssForm form)
{
	if (target == YBSS_NONE || length == 0)
		return;
	names->addition[names->additions] =
		(Addition){name, length, UINT32_MAX, target | (uint32_t) form << 24, names->additions};
	names->additions++;
}

/* Where a built-in place lies today, or what holds its ground. */
static uint32_t
place_today(const Names *names, uint32_t place)
{
	return place == YBSS_NONE ? YBSS_NONE
							  : names->where[ybss_division_today(names->tree, (int32_t) place)];
}

/* The names that the changes bring: new ones, and those that are no longer used. */
static void
add_names(Names *names)
{
	const YbssDivisionTree *tree = names->tree;

	for (int32_t n = 0; n < tree->nodes; n++)
	{
		const YbssDivisionNode *node = &tree->node[n];

		if (node->gone || !node->renamed)
			continue;
		add_reference(names, node->place.name, node->place.length, names->where[n], YBSS_FORM_FULL);
		if (node->place.core >= 2)
			add_reference(names, node->place.name, node->place.core, names->where[n],
						  YBSS_FORM_SHORT);
	}
	for (int32_t i = 0; i < tree->olds; i++)
	{
		const YbssOldName *old = &tree->old[i];
		uint32_t former = tree->base->formers + (uint32_t) i;

		add_reference(names, old->name, old->length, former, YBSS_FORM_OLD);
		if (old->level < 4 && old->core > 1)
			add_reference(names, old->name, old->core, former, YBSS_FORM_OLD_SHORT);
	}
}

/* The list of a name that the trie has, or UINT32_MAX. */
static uint32_t
list_in_trie(const YbssLexicon *base, const uint16_t *name, uint32_t length)
{
	uint32_t node = 0;

	for (uint32_t i = 0; i < length; i++)
	{
		node = ybss_child(base->name_node, node, base->character[name[i]].id);
		if (node == YBSS_NODE_FREE)
			return UINT32_MAX;
	}
	return base->name_node[node].value == YBSS_NODE_SAYS_NOTHING
			   ? UINT32_MAX
			   : (uint32_t) base->name_node[node].value;
}

/* Give every addition its list; the names that get a new one are returned. */
static const YbssAddedNames *
find_lists(Names *names)
{
	const YbssAllocator *a = names->tree->allocator;
	YbssAddedNames *added = a->allocate(a->state, sizeof *added);
	YbssAddedName *name = a->allocate(a->state, (names->additions + (size_t) 1) * sizeof *name);

	*added = (YbssAddedNames){.text = names->tree->text, .name = name};
	sort_text = names->tree->text;
	qsort(names->addition, names->additions, sizeof *names->addition, by_text);
	for (uint32_t i = 0; i < names->additions; i++)
	{
		Addition *it = &names->addition[i], *before = i > 0 ? it - 1 : NULL;
		uint16_t begin = sort_text[it->name];

		if (before && before->length == it->length &&
			!memcmp(sort_text + before->name, sort_text + it->name, it->length * sizeof begin))
		{
			it->list = before->list;
			continue;
		}
		it->list = list_in_trie(names->tree->base, sort_text + it->name, it->length);
		if (it->list != UINT32_MAX)
			continue;
		it->list = names->lists++;
		name[added->count++] = (YbssAddedName){it->name, it->list, (uint8_t) it->length};
		added->begins[begin >> 5] |= 1u << (begin & 31);
	}
	return added;
}

/* Put a reference next. */
static void
put(Names *names, uint32_t target, YbssForm form)
{
	names->reference[names->references++] = target | (uint32_t) form << 24;
}

/* Tell whether a zone bears the name of a division that the changes made: it is none any more. */
static bool
zone_became_county(const Names *names, uint32_t zone, const Addition *added, uint32_t many)
{
	const YbssZone *it = &names->tree->base->zone[zone];

	for (uint32_t i = 0; i < many; i++)
		if (added[i].length == it->length &&
			YBSS_REFERENCE_FORM(added[i].reference) == YBSS_FORM_FULL &&
			!memcmp(names->tree->text + added[i].name, names->tree->text + it->name,
					it->length * sizeof *names->tree->text))
			return true;
	return false;
}

/* Put what a list of the built-in lexicon leads to today; of zones, or of all else. */
static void
put_built_in(Names *names, const YbssList *list, bool zones, const Addition *added, uint32_t many)
{
	const YbssDivisionTree *tree = names->tree;

	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t reference = ybss_entries(tree->base->reference, list)[i],
				 target = YBSS_REFERENCE_TARGET(reference);
		YbssForm form = YBSS_REFERENCE_FORM(reference);

		if (form == YBSS_FORM_ZONE || form == YBSS_FORM_ZONE_SHORT)
		{
			if (zones && !zone_became_county(names, target, added, many))
				put(names, target, form);
			continue;
		}
		if (zones)
			continue;
		if (form == YBSS_FORM_OLD || form == YBSS_FORM_OLD_SHORT)
			put(names, target, form);
		/* The names of what was renamed or ended come among the old ones. */
		else if (place_today(names, target) != YBSS_NONE &&
				 !(tree->node[target].gone || tree->node[target].renamed))
			put(names, place_today(names, target), form);
	}
}

/* Make the lists of all names anew; zones stand last. */
static void
make_lists(Names *names)
{
	const YbssLexicon *base = names->tree->base;
	uint32_t at = 0;

	qsort(names->addition, names->additions, sizeof *names->addition, by_list);
	for (uint32_t l = 0; l < names->lists; l++)
	{
		static const YbssList none = {0, 0};
		const YbssList *list = l < base->name_lists ? &base->name_list[l] : &none;
		uint32_t first = at;

		while (at < names->additions && names->addition[at].list == l)
			at++;
		names->list[l].start = names->references;
		put_built_in(names, list, false, names->addition + first, at - first);
		for (uint32_t i = first; i < at; i++)
			names->reference[names->references++] = names->addition[i].reference;
		put_built_in(names, list, true, names->addition + first, at - first);
		names->list[l].count = names->references - names->list[l].start;
		if (names->list[l].count == 1)
			names->list[l].start = names->reference[--names->references];
	}
}

/* The list of a name, by the trie or beside it; YBSS_NONE where there is none. */
static uint32_t
list_of(const Names *names, const YbssAddedNames *added, uint32_t name, uint32_t length)
{
	const uint16_t *text = names->tree->text;
	uint32_t list = length > 0 ? list_in_trie(names->tree->base, text + name, length) : UINT32_MAX;

	for (uint32_t i = 0; i < added->count && list == UINT32_MAX && length > 0; i++)
		if (added->name[i].length == length &&
			!memcmp(text + added->name[i].name, text + name, length * sizeof *text))
			list = added->name[i].list;
	return list;
}

/* What old names of the changes stood in, and where their ground lies, behind the built-in ones. */
static void
put_formers(const Names *names, const YbssLexicon *base, const YbssAddedNames *added,
			YbssFormer *former, YbssContext *context, uint32_t *ground)
{
	const YbssDivisionTree *tree = names->tree;
	uint32_t grounds = base->grounds;

	for (int32_t i = 0; i < tree->olds; i++)
	{
		const YbssOldName *old = &tree->old[i];

		context[base->contexts + i] =
			(YbssContext){.place = place_today(names, (uint32_t) old->within),
						  .name = list_of(names, added, old->city, old->city_length),
						  .short_name = list_of(names, added, old->city, old->city_core)};
		former[base->formers + i] = (YbssFormer){.context = base->contexts + (uint32_t) i,
												 .ground = grounds,
												 .text = old->note,
												 .length = old->note_length,
												 .count = (uint16_t) old->targets,
												 .level = old->level,
												 .until = old->until,
												 .usual = old->usual};
		for (int32_t t = 0; t < old->targets; t++)
			ground[grounds++] = place_today(names, (uint32_t) tree->target[old->target + t]);
	}
}

/* The former names, with the places where they lie today. */
static void
make_formers(const Names *names, YbssLexicon *lexicon)
{
	const YbssDivisionTree *tree = names->tree;
	const YbssLexicon *base = tree->base;
	const YbssAllocator *a = tree->allocator;
	size_t olds = (size_t) tree->olds;
	YbssFormer *former = a->allocate(a->state, (base->formers + olds) * sizeof *former);
	YbssContext *context = a->allocate(a->state, (base->contexts + olds) * sizeof *context);
	uint32_t *ground =
		a->allocate(a->state, (base->grounds + (size_t) tree->targets) * sizeof *ground);

	memcpy(former, base->former, base->formers * sizeof *former);
	memcpy(context, base->context, base->contexts * sizeof *context);
	for (uint32_t i = 0; i < base->contexts; i++)
		context[i].place = place_today(names, context[i].place);
	for (uint32_t i = 0; i < base->grounds; i++)
		ground[i] = place_today(names, base->ground[i]);
	put_formers(names, base, lexicon->added, former, context, ground);
	lexicon->former = former;
	lexicon->context = context;
	lexicon->ground = ground;
	lexicon->formers += (uint32_t) tree->olds;
	lexicon->contexts += (uint32_t) tree->olds;
	lexicon->grounds += (uint32_t) tree->targets;
}

/* Point the zones at where their county and their towns lie. */
static void
move_zones(const Names *names, YbssLexicon *lexicon)
{
	const YbssDivisionTree *tree = names->tree;
	const YbssAllocator *a = tree->allocator;
	YbssZone *zone = a->allocate(a->state, (lexicon->zones + (size_t) 1) * sizeof *zone);
	uint32_t *town = a->allocate(a->state, (lexicon->zone_towns + (size_t) 1) * sizeof *town);

	for (uint32_t i = 0; i < lexicon->zones; i++)
	{
		zone[i] = tree->base->zone[i];
		zone[i].county = place_today(names, zone[i].county);
	}
	for (uint32_t i = 0; i < lexicon->zone_towns; i++)
		town[i] = place_today(names, tree->base->zone_town[i]);
	lexicon->zone = zone;
	lexicon->zone_town = town;
}

/* The characters, where a new name begins with one that begins no division so far. */
static void
mark_begins(const Names *names, YbssLexicon *lexicon)
{
	const YbssAllocator *a = names->tree->allocator;
	YbssCharacter *character = NULL;

	for (uint32_t i = 0; i < names->additions; i++)
	{
		uint16_t begin = names->tree->text[names->addition[i].name];

		if (lexicon->character[begin].kind & YBSS_BEGINS_DIVISION)
			continue;
		if (character == NULL)
		{
			character = a->allocate(a->state, 65536 * sizeof *character);
			memcpy(character, lexicon->character, 65536 * sizeof *character);
			lexicon->character = character;
		}
		character[begin].kind |= YBSS_BEGINS_DIVISION;
	}
}

static const YbssPlace *sort_place;

/* By code; of two, the one that stands above the other. */
static int
by_code(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *) left, b = *(const uint32_t *) right;

	if (sort_place[a].code != sort_place[b].code)
		return sort_place[a].code < sort_place[b].code ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* Put the places in the order of their codes, too. */
static void
order_by_code(const YbssAllocator *a, YbssLexicon *lexicon)
{
	uint32_t *order = a->allocate(a->state, lexicon->places * sizeof *order);

	for (uint32_t i = 0; i < lexicon->places; i++)
		order[i] = i;
	sort_place = lexicon->place;
	qsort(order, lexicon->places, sizeof *order, by_code);
	lexicon->by_code = order;
}

/* List the places from the province to the county. */
static void
list_wide_places(const YbssAllocator *a, YbssLexicon *lexicon)
{
	YbssWidePlace *wide;

	lexicon->wide_places =
		ybss_list_wide_places(lexicon->place, lexicon->places, lexicon->text, NULL);
	wide = a->allocate(a->state, (lexicon->wide_places + (size_t) 1) * sizeof *wide);
	(void) ybss_list_wide_places(lexicon->place, lexicon->places, lexicon->text, wide);
	lexicon->wide_place = wide;
}

/* Make the names of the changed tree. */
static void
make_names(const YbssDivisionTree *tree, const uint32_t *where, YbssLexicon *lexicon)
{
	const YbssAllocator *a = tree->allocator;
	size_t most = 2 * (size_t) (tree->nodes - (int32_t) tree->base->places + tree->olds) + 1;
	Names names = {.tree = tree, .where = where, .lists = lexicon->name_lists};

	for (uint32_t i = 0; i < tree->base->places; i++)
		most += 2 * (size_t) tree->node[i].renamed;
	names.addition = a->allocate(a->state, most * sizeof *names.addition);
	add_names(&names);
	lexicon->added = find_lists(&names);
	names.list = a->allocate(a->state, names.lists * sizeof *names.list);
	/* A reference that stood alone in its list comes among the others with what is added to it. */
	names.reference = a->allocate(
		a->state, (lexicon->references + 2 * (size_t) names.additions + 1) * sizeof(uint32_t));
	make_lists(&names);
	make_formers(&names, lexicon);
	move_zones(&names, lexicon);
	mark_begins(&names, lexicon);
	lexicon->name_list = names.list;
	lexicon->name_lists = names.lists;
	lexicon->reference = names.reference;
	lexicon->references = names.references;
	a->release(a->state, names.addition);
}

/* Tell whether every division that stands lies somewhere. */
static bool
all_lie_somewhere(const YbssDivisionTree *tree, const uint32_t *where)
{
	for (int32_t n = 0; n < tree->nodes; n++)
		if (!tree->node[n].gone && where[n] == YBSS_NONE)
			return false;
	return true;
}

/* The lexicon after some steps; as it was where they cannot be. */
const YbssLexicon *
ybss_change_lexicon(const YbssLexicon *base, const YbssDivisionStep *step, int steps,
					const YbssAllocator *a)
{
	YbssLexicon *lexicon = a->allocate(a->state, sizeof *lexicon);
	YbssDivisionTree *tree = ybss_divide_anew(base, step, steps, a);
	uint32_t *where;

	*lexicon = *base;
	where = ybss_lay_out(tree, lexicon);
	if (!all_lie_somewhere(tree, where))
		return base;
	lexicon->text = tree->text;
	lexicon->texts = tree->texts;
	make_names(tree, where, lexicon);
	order_by_code(a, lexicon);
	list_wide_places(a, lexicon);
	a->release(a->state, where);
	ybss_division_tree_release(tree);
	return lexicon;
}
