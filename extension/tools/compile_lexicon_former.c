/*
 * compile_lexicon_former.c
 *		Former names, each with what it stood in and what became of its ground.
 *
 * A row of succession.tsv is a name in one city of one province. What it stood
 * in is known by its name, too, since people write it: 贵州省铜仁地区铜仁市.
 */
#include "compile_lexicon_former.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address/lexicon/name_core.h"
#include "compile_lexicon_division.h"
#include "compile_lexicon_read.h"
#include "compile_lexicon_tables.h"

/* A county whose name ended before this year is not written without its class word. */
#define LATE 2020

/* What former names stood in, by name until the trie is built. */
typedef struct Context
{
	const char *city; /* "" for those straight below the place */
	uint32_t place;
} Context;

static YbssArray contexts = {NULL, 0, 0, sizeof(Context)};
/* The first year of a city of today. */
typedef struct Since
{
	uint32_t code;
	int year;
} Since;

static YbssArray cities = {NULL, 0, 0, sizeof(Since)};
static YbssArray names = {NULL, 0, 0, sizeof(char *)}; /* of the former names, as written */

/* The context of a name, which many share. */
static uint32_t
context_of(const char *city, uint32_t place)
{
	Context *context;

	for (uint32_t i = 0; i < contexts.count; i++)
	{
		context = ybss_at(&contexts, i);
		if (context->place == place && !strcmp(context->city, city))
			return i;
	}
	context = ybss_append(&contexts);
	*context = (Context){strdup(city), place};
	return contexts.count - 1;
}

/* The province of today that bears a name. */
static uint32_t
province_of(const uint16_t *units, int length)
{
	for (uint32_t i = 0; i < ybss_tables.places.count;)
	{
		const YbssPlace *place = ybss_at(&ybss_tables.places, i);

		if (ybss_is_named(place, units, length))
			return i;
		i = place->end;
	}
	ybss_compile_fail("no province has this name");
	return 0;
}

/* Add the places of some codes to the ground; tells whether the first holds most of it. */
static bool
add_ground(char *codes, YbssFormer *former)
{
	bool usual = true;

	for (char *code = strtok(codes, ","); code; code = strtok(NULL, ","))
	{
		size_t length = strlen(code);
		bool part = length > 0 && code[length - 1] == '*';

		if (part)
			code[length - 1] = '\0';
		usual &= former->count > 0 || !part;
		*(uint32_t *) ybss_append(&ybss_tables.grounds) = ybss_place_by_code(code);
		former->count++;
	}
	return usual;
}

/* 海南行政区海口市 is no part of a county today: a city bears its name. */
static bool
take_city_of_name(char *within, const uint16_t *units, int length, YbssFormer *former)
{
	for (char *code = strtok(within, ","); code; code = strtok(NULL, ","))
	{
		uint32_t place = ybss_place_by_code(code);

		if (strlen(code) == 4 && ybss_is_named(ybss_at(&ybss_tables.places, place), units, length))
		{
			ybss_tables.grounds.count = former->ground;
			*(uint32_t *) ybss_append(&ybss_tables.grounds) = place;
			former->count = 1;
			return true;
		}
	}
	return false;
}

/* Columns: level, name, province, city, within, successors, first and last year, day, document,
 * what happened, copies. */
void
ybss_succession_row(char **field, int fields)
{
	const char *level = strchr("CDT", field[0][0]);
	uint16_t units[64], told[128];
	uint32_t index = ybss_tables.formers.count, place;
	YbssFormer *former;
	char line[400];
	int length, core;

	if (fields != 12)
		ybss_compile_fail("twelve columns are due");
	/* Z: a zone that has become a county */
	length = ybss_to_units(field[2], units);
	place =
		field[0][0] == 'T' ? ybss_place_by_code(strtok(field[4], ",")) : province_of(units, length);
	length = ybss_to_units(field[1], units);
	former = ybss_append(&ybss_tables.formers);
	*(const char **) ybss_append(&names) = strdup(field[1]);
	*former = (YbssFormer){.context = context_of(field[0][0] == 'T' ? "" : field[3], place),
						   .ground = ybss_tables.grounds.count,
						   .until = (uint16_t) atoi(field[7]),
						   .level = (uint8_t) (level ? level - "CDT" + 2 : 3)};
	former->usual = add_ground(field[5], former);
	if (former->level == 3 && !former->usual)
		former->usual = take_city_of_name(field[4], units, length, former);
	snprintf(line, sizeof line, "%s %s", field[8], field[10]);
	former->length = (uint16_t) ybss_to_units(line, told);
	former->text = ybss_pool(told, former->length);
	ybss_tables.characters[units[0]].kind |= YBSS_BEGINS_DIVISION;
	ybss_add(&ybss_tables.names, units, length, index | YBSS_FORM_OLD << 24);
	core = former->level == 2 || (former->level == 3 && former->until >= LATE)
			   ? ybss_core_length(units, length, former->level)
			   : 0;
	if (core > 1)
		ybss_add(&ybss_tables.names, units, core, index | YBSS_FORM_OLD_SHORT << 24);
}

/* A row of division_history.tsv: since when the cities of today stand. */
void
ybss_history_row(char **field, int fields)
{
	uint32_t code = (uint32_t) atoi(field[0]);

	if (fields != 7)
		ybss_compile_fail("seven columns are due");
	if (code % 100 == 0 && field[5][0] == '\0')
		*(Since *) ybss_append(&cities) = (Since){code * 1000, atoi(field[4])};
}

/* Tell whether a former city has gone into one that stood beside it under another name. */
static bool
has_gone_into(const YbssFormer *city, const char *name, const YbssPlace *place)
{
	const uint16_t *of_place = (uint16_t *) ybss_tables.text_pool.data + place->name;
	uint16_t units[64];
	int core = ybss_core_length(units, ybss_to_units(name, units), 2);

	if (core == place->core && !memcmp(units, of_place, (size_t) core * sizeof *units))
		return false;
	for (uint32_t i = 0; i < cities.count && place->level > 1; i++)
	{
		const Since *since = ybss_at(&cities, i);

		if (since->code == place->code && since->year > city->until)
			return false;
	}
	return true;
}

/* What holds the counties that a city had at its end: the first place of each. */
static int
last_counties(const YbssFormer *city, const Context *name, uint32_t *to, int room)
{
	int count = 0;

	for (uint32_t i = 0; i < ybss_tables.formers.count && count < room; i++)
	{
		const YbssFormer *former = ybss_at(&ybss_tables.formers, i);
		const Context *context = ybss_at(&contexts, former->context);
		uint32_t place = *(uint32_t *) ybss_at(&ybss_tables.grounds, former->ground);
		bool there = false;

		if (former->level != 3 || former->until != city->until || context->place != name->place ||
			strcmp(context->city, name->city) != 0)
			continue;
		for (int j = 0; j < count && !there; j++)
			there = to[j] == place;
		if (!there)
			to[count++] = place;
	}
	return count;
}

/* A city that has gone into another one is not that one: 莱芜市 is two counties of 济南市. */
void
ybss_settle_former_cities(void)
{
	for (uint32_t i = 0; i < ybss_tables.formers.count; i++)
	{
		YbssFormer *city = ybss_at(&ybss_tables.formers, i);
		uint32_t counties[64], first = *(uint32_t *) ybss_at(&ybss_tables.grounds, city->ground);
		Context name = {*(const char **) ybss_at(&names, i),
						((Context *) ybss_at(&contexts, city->context))->place};
		int count;

		if (city->level != 2 ||
			!has_gone_into(city, name.city, ybss_at(&ybss_tables.places, first)) ||
			(count = last_counties(city, &name, counties, 64)) == 0)
			continue;
		city->usual = 0;
		city->ground = ybss_tables.grounds.count;
		city->count = (uint16_t) count;
		for (int j = 0; j < count; j++)
			*(uint32_t *) ybss_append(&ybss_tables.grounds) = counties[j];
	}
}

/* The value of a name in the trie, or YBSS_NONE. */
static uint32_t
value_of(const YbssTrie *trie, const uint16_t *units, int length)
{
	uint32_t node = 0;

	for (int i = 0; i < length; i++)
	{
		uint32_t id = ybss_tables.characters[units[i]].id,
				 next = ((YbssCell *) ybss_at(&trie->cells, node))->base + id;

		if (id == 0 || next >= trie->cells.count ||
			((YbssCell *) ybss_at(&trie->cells, next))->check != node)
			return YBSS_NONE;
		node = next;
	}
	return ((YbssCell *) ybss_at(&trie->cells, node))->value;
}

/* Find the names of what former names stood in. */
void
ybss_place_contexts(const YbssTrie *trie)
{
	for (uint32_t i = 0; i < contexts.count; i++)
	{
		const Context *from = ybss_at(&contexts, i);
		YbssContext *to = ybss_append(&ybss_tables.contexts);
		uint16_t units[64];
		int length = ybss_to_units(from->city, units), core = ybss_core_length(units, length, 2);

		*to = (YbssContext){from->place, length ? value_of(trie, units, length) : YBSS_NONE,
							core > 1 ? value_of(trie, units, core) : YBSS_NONE};
	}
}
