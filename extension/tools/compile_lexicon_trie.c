/*
 * compile_lexicon_trie.c
 *		Growing arrays and double-array tries of the lexicon's compiler.
 */
#include "compile_lexicon_trie.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compile_lexicon_read.h"

/* Add a zeroed cell to an array and return it. */
void *
ybss_append(YbssArray *array)
{
	if (array->count == array->room)
	{
		array->room = array->room ? array->room * 2 : 1024;
		array->data = realloc(array->data, (size_t) array->room * array->width);
		if (array->data == NULL)
			ybss_compile_fail("out of memory");
	}
	array->count++;
	return memset(ybss_at(array, array->count - 1), 0, array->width);
}

/* The cell of an array. */
void *
ybss_at(const YbssArray *array, uint32_t index)
{
	return (char *) array->data + (size_t) index * array->width;
}

/* Remember a name and what it stands for. */
void
ybss_add_name(YbssNames *to, const uint16_t *units, int length, uint32_t payload)
{
	YbssName *name;

	to->list.width = sizeof(YbssName);
	to->text.width = sizeof(uint16_t);
	name = ybss_append(&to->list);
	*name = (YbssName){to->text.count, (uint32_t) length, payload, to->list.count - 1};
	for (int i = 0; i < length; i++)
		*(uint16_t *) ybss_append(&to->text) = units[i];
}

/* The order that the next name will get. */
uint32_t
ybss_pending_name(const YbssNames *of)
{
	return of->list.count;
}

static const uint16_t *sort_text;

/* Compare two names by text alone. */
static int
compare_text(const YbssName *a, const YbssName *b)
{
	uint32_t n = a->length < b->length ? a->length : b->length;

	for (uint32_t i = 0; i < n; i++)
	{
		uint16_t x = sort_text[a->text + i], y = sort_text[b->text + i];

		if (x != y)
			return x < y ? -1 : 1;
	}
	return a->length < b->length ? -1 : a->length > b->length;
}

static int
by_text(const void *a, const void *b)
{
	const YbssName *x = a, *y = b;
	int order = compare_text(x, y);

	return order ? order : x->order < y->order ? -1 : 1;
}

/* What the recursion over the sorted names needs. */
typedef struct Build
{
	YbssTrie *trie;
	const YbssArray *sorted; /* one YbssName a distinct text; payload is the list */
	const YbssCharacter *characters;
	uint32_t first_free;
} Build;

/* A cell, made free where there is none yet. */
static YbssCell *
cell_at(Build *build, uint32_t index)
{
	YbssArray *cells = &build->trie->cells;

	while (cells->count <= index)
	{
		YbssCell *cell = ybss_append(cells);

		*cell = (YbssCell){0, YBSS_NONE, YBSS_NONE};
	}
	return ybss_at(cells, index);
}

/* Tell whether all children find a free cell when the first takes this one. */
static bool
fits(Build *build, uint32_t at, const uint16_t *ids, int count)
{
	for (int i = 0; i < count; i++)
		if (at < ids[0] || cell_at(build, at - ids[0] + ids[i])->check != YBSS_NONE)
			return false;
	return true;
}

/* Find a base under which all children find a free cell. */
static uint32_t
find_base(Build *build, const uint16_t *ids, int count)
{
	uint32_t tried = 0, at;

	while (cell_at(build, build->first_free)->check != YBSS_NONE)
		build->first_free++;
	for (at = build->first_free; !fits(build, at, ids, count); at++)
		/* A crowded region is not worth searching again. */
		if (at >= ids[0] && ++tried == 4096)
			build->first_free = at;
	return at - ids[0];
}

static int
by_id(const void *a, const void *b)
{
	return (int) *(const uint16_t *) a - (int) *(const uint16_t *) b;
}

/* Build the subtree of the names [from, to), which agree up to depth. */
static void
build_node(Build *build, uint32_t node, uint32_t from, uint32_t to, uint32_t depth)
{
	const YbssName *name = ybss_at(build->sorted, from);
	uint16_t *ids;
	int count = 0;
	uint32_t base;

	if (name->length == depth)
	{
		cell_at(build, node)->value = name->payload;
		name++;
		from++;
	}
	if (from == to)
		return;
	ids = malloc((to - from) * sizeof *ids);
	for (uint32_t i = from; i < to; i++)
	{
		uint16_t id =
			build->characters[sort_text[((YbssName *) ybss_at(build->sorted, i))->text + depth]].id;

		if (i == from || id != ids[count - 1])
			ids[count++] = id;
	}
	qsort(ids, (size_t) count, sizeof *ids, by_id);
	base = find_base(build, ids, count);
	cell_at(build, node)->base = base;
	for (int i = 0; i < count; i++)
		cell_at(build, base + ids[i])->check = node;
	free(ids);
	while (from < to)
	{
		uint16_t unit = sort_text[((YbssName *) ybss_at(build->sorted, from))->text + depth];
		uint32_t next = from + 1;

		while (next < to &&
			   sort_text[((YbssName *) ybss_at(build->sorted, next))->text + depth] == unit)
			next++;
		build_node(build, base + build->characters[unit].id, from, next, depth + 1);
		from = next;
	}
}

/* Put the only entry of a list in the place of its start. */
static void
take_single_entries(YbssTrie *trie)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < trie->lists.count; i++)
	{
		YbssList *list = ybss_at(&trie->lists, i);
		uint32_t *entry = (uint32_t *) trie->payloads.data + list->start;

		if (list->count == 1)
			list->start = *entry;
		else
		{
			list->start = kept;
			memmove((uint32_t *) trie->payloads.data + kept, entry, list->count * sizeof *entry);
			kept += list->count;
		}
	}
	trie->payloads.count = kept;
}

/* Pack the cells of a trie, and so many free ones behind them that every child lies within. */
void
ybss_pack_trie(YbssTrie *trie)
{
	trie->nodes = (YbssArray){NULL, 0, 0, sizeof(YbssNode)};
	for (uint32_t i = 0; i <= trie->cells.count + YBSS_IDS; i++)
	{
		YbssNode *node = ybss_append(&trie->nodes);
		const YbssCell *cell = i < trie->cells.count ? ybss_at(&trie->cells, i) : NULL;

		*node = (YbssNode){0, YBSS_NODE_FREE, YBSS_NODE_SAYS_NOTHING};
		if (cell == NULL || cell->check == YBSS_NONE)
			continue;
		node->base = cell->base;
		node->check = cell->check;
		if (cell->value != YBSS_NONE)
			node->value = cell->value;
		if (node->base != cell->base || i >= YBSS_NODE_FREE ||
			(cell->value != YBSS_NONE && cell->value >= YBSS_NODE_SAYS_NOTHING))
			ybss_compile_fail("a trie has grown too large for its cells");
	}
	take_single_entries(trie);
}

/* Sort the names, join what equal names stand for, and build the trie. */
void
ybss_build_trie(YbssNames *from, const YbssCharacter *characters, YbssTrie *trie)
{
	YbssArray distinct = {NULL, 0, 0, sizeof(YbssName)};
	Build build = {trie, &distinct, characters, 1};

	memset(trie, 0, sizeof *trie);
	trie->cells.width = sizeof(YbssCell);
	trie->lists.width = sizeof(YbssList);
	trie->payloads.width = trie->first.width = sizeof(uint32_t);
	sort_text = from->text.data;
	qsort(from->list.data, from->list.count, sizeof(YbssName), by_text);
	for (uint32_t i = 0; i < from->list.count; i++)
	{
		YbssName *name = ybss_at(&from->list, i);
		YbssList *list;

		if (i == 0 || compare_text(name, ybss_at(&from->list, i - 1)) != 0)
		{
			YbssName *one = ybss_append(&distinct);

			*one = *name;
			one->payload = trie->lists.count;
			list = ybss_append(&trie->lists);
			list->start = trie->payloads.count;
			*(uint32_t *) ybss_append(&trie->first) = i;
		}
		list = ybss_at(&trie->lists, trie->lists.count - 1);
		list->count++;
		*(uint32_t *) ybss_append(&trie->payloads) = name->payload;
	}
	/* Nobody's child, and not free. */
	cell_at(&build, 0)->check = YBSS_NODE_FREE;
	build_node(&build, 0, 0, distinct.count, 0);
	free(distinct.data);
}
