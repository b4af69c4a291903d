/*
 * compile_lexicon_division.c
 *		Divisions from the province to the village, as the tables of data/division have them.
 */
#include "compile_lexicon_division.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>

#include "compile_lexicon_read.h"
#include "compile_lexicon_tables.h"

#include "address/lexicon/name_core.h"

static uint32_t open_place[5]; /* the place being read on each level */
static bool level_open[5];

void
ybss_close_levels(int from)
{
	for (int level = 4; level >= from; level--)
		if (level_open[level])
		{
			YbssPlace *place = ybss_at(&ybss_tables.places, open_place[level]);

			place->end = ybss_tables.places.count;
			place->village_end = ybss_tables.villages.count;
			level_open[level] = false;
		}
}

/* 市辖区 and its like are never shown. */
static bool
is_hidden(int level, const char *name)
{
	return level == 2 &&
		   (!strcmp(name, "市辖区") || !strcmp(name, "县") || strstr(name, "直辖县级") != NULL);
}

/* A name as NFKC makes it of people's text: brackets, 八五一０农场. */
static int
name_units(const char *name, uint16_t *units)
{
	int length = ybss_to_units(name, units);

	for (int i = 0; i < length; i++)
		if (units[i] >= 0xFF01 && units[i] <= 0xFF5E)
			units[i] -= 0xFEE0;
	return length;
}

/* 三星镇（叠石桥家纺产业园区）, （工业园区）城南街道: take out what stands in brackets; returns the
 * length. */
static int
drop_brackets(const uint16_t *units, int length, uint16_t *to)
{
	int n = 0, depth = 0;

	for (int i = 0; i < length; i++)
	{
		depth += units[i] == '(';
		if (depth == 0)
			to[n++] = units[i];
		depth -= units[i] == ')';
	}
	return n;
}

/* 博爱县柏山镇 below 博爱县: how much of a town's name says its county again. */
static int
county_again(const uint16_t *units, int length)
{
	static const char16_t government[] = u"人民政府";
	const YbssPlace *county = ybss_at(&ybss_tables.places, open_place[3]);
	int start = county->length;

	if (start >= length || memcmp(units, (uint16_t *) ybss_tables.text_pool.data + county->name,
								  (size_t) start * sizeof *units) != 0)
		return 0;
	if (start + 4 < length && memcmp(units + start, government, 4 * sizeof *units) == 0)
		start += 4;
	/* 信丰县工业园 is a zone's name. */
	return length - start > 2 && (units[length - 1] == u'镇' || units[length - 1] == u'乡' ||
								  units[length - 1] == u'道')
			   ? start
			   : 0;
}

/* The name of a town as people write it, where the table has more in brackets or before it; what
 * the table has is a name, too. */
static int
written_name(int level, uint16_t *units, int length, uint32_t index)
{
	uint16_t written[64];
	int n = level == 4 ? drop_brackets(units, length, written) : length,
		start = level == 4 ? county_again(written, n) : 0;

	if (n - start == length || n - start < 2 ||
		ybss_core_length(written + start, n - start, level) == 0)
		return length;
	ybss_add(&ybss_tables.names, units, length, index | YBSS_FORM_FULL << 24);
	memcpy(units, written + start, (size_t) (n - start) * sizeof *units);
	return n - start;
}

/* Add a division from province to town. */
static void
place_row(int level, YbssStatistical statistical, const char *code_text, const char *name)
{
	static const uint32_t scale[5] = {0, 10000000, 100000, 1000, 1};
	uint16_t units[64];
	int length = name_units(name, units), core;
	uint32_t index = ybss_tables.places.count, code;
	YbssPlace *place;

	length = written_name(level, units, length, index);
	ybss_close_levels(level);
	code = (uint32_t) atoi(code_text) * scale[level];
	if (level > 1)
		code += ((YbssPlace *) ybss_at(&ybss_tables.places, open_place[level - 1]))->code;
	core = ybss_core_length(units, length, level);
	place = ybss_append(&ybss_tables.places);
	*place = (YbssPlace){.code = code,
						 .village = ybss_tables.villages.count,
						 .length = (uint8_t) length,
						 .level = (uint8_t) level,
						 .core = (uint8_t) core,
						 .hidden = is_hidden(level, name),
						 .statistical = (uint8_t) statistical};
	place->parent = level > 1 ? open_place[level - 1] : index;
	if (level == 3)
	{
		const YbssPlace *city = ybss_at(&ybss_tables.places, place->parent);

		if (city->length == length && !memcmp((uint16_t *) ybss_tables.text_pool.data + city->name,
											  units, (size_t) length * 2))
			place->hidden = 1;
	}
	place->name = ybss_pool(units, length);
	open_place[level] = index;
	level_open[level] = true;
	if (place->hidden)
		return;
	if (level < 4)
		ybss_tables.characters[units[0]].kind |= YBSS_BEGINS_DIVISION;
	ybss_add(&ybss_tables.names, units, length, index | YBSS_FORM_FULL << 24);
	if (core >= 2 && statistical != YBSS_STATISTICAL_ZONE &&
		(statistical != YBSS_STATISTICAL_APART || level < 3))
		ybss_add(&ybss_tables.names, units, core, index | YBSS_FORM_SHORT << 24);
	/* 民权街街道 is written 民权街道 and 民权街. */
	if (level == 4 && core >= 3 && units[core - 1] == u'街' && units[core] == u'街')
		ybss_add(&ybss_tables.names, units, core - 1, index | YBSS_FORM_SHORT << 24);
}

static bool
ends_with(const char *name, const char *ending)
{
	size_t n = strlen(name), e = strlen(ending);

	return n > e && !strcmp(name + n - e, ending);
}

/* Split a village's name into its core and its kind. */
static YbssVillageKind
village_core(char letter, char *name)
{
	static const struct
	{
		const char *ending;
		YbssVillageKind kind;
	} known[] = {{"嘎查", YBSS_VILLAGE_GACHA},
				 {"社区", YBSS_VILLAGE_COMMUNITY},
				 {"村", YBSS_VILLAGE_VILLAGE}};

	if (strchr("bcg", letter))
		return YBSS_VILLAGE_COMMUNITY;
	if (letter == 'h')
		return YBSS_VILLAGE_GACHA;
	if (letter == 'i')
		return YBSS_VILLAGE_VILLAGE;
	if (strchr("df", letter))
		return YBSS_VILLAGE_COMMITTEE;
	if (strchr("ae", letter))
	{
		for (int i = 0; i < 3; i++)
			if (ends_with(name, known[i].ending))
			{
				name[strlen(name) - strlen(known[i].ending)] = '\0';
				return known[i].kind;
			}
		return YBSS_VILLAGE_VILLAGE;
	}
	return YBSS_VILLAGE_OTHER;
}

void
ybss_division_row(char **field, int fields)
{
	static const char letters[] = " PCDT", statistical[] = "SN";
	const char *level = strchr(letters, field[0][0]);
	uint16_t units[64];
	YbssVillage *village;
	YbssVillageKind kind;
	int length;

	if (fields != 2)
		ybss_compile_fail("a code and a name are due");
	if (strchr(statistical, field[0][0]) || (level && field[0][0] != ' '))
	{
		place_row(level ? (int) (level - letters) : 3,
				  level ? YBSS_STATISTICAL_NO
						: (YbssStatistical) (strchr(statistical, field[0][0]) - statistical + 1),
				  field[0] + 1, field[1]);
		return;
	}
	kind = village_core(field[0][0], field[1]);
	length = name_units(field[1], units);
	if (length == 0 || !level_open[4])
		ybss_compile_fail("a village without a name or a town");
	ybss_add(&ybss_tables.cores, units, length, ybss_tables.villages.count);
	village = ybss_append(&ybss_tables.villages);
	*village = (YbssVillage){
		.code = (uint16_t) atoi(field[0] + 1), .core = (uint8_t) length, .kind = kind};
}

/* A row of the regions that have no codes below their own: a level and a name. */
void
ybss_apart_row(char **field, int fields)
{
	static const char letters[] = " PCDT";
	const char *level = strchr(letters, field[0][0]);

	if (fields != 2 || level == NULL || field[0][0] == ' ')
		ybss_compile_fail("a level and a name are due");
	place_row((int) (level - letters), YBSS_STATISTICAL_APART, field[0] + 1, field[1]);
}

/* Find a place by a code of 2, 4, 6 or 9 digits; the build ends where none is. */
uint32_t
ybss_place_by_code(const char *code)
{
	static const uint32_t scale[10] = {0, 0, 10000000, 0, 100000, 0, 1000, 0, 0, 1};
	size_t digits = strlen(code);
	uint32_t wanted = digits < 10 ? (uint32_t) atoi(code) * scale[digits] : 0;
	int level = digits == 2 ? 1 : digits == 4 ? 2 : digits == 6 ? 3 : 4;

	for (uint32_t i = 0; i < ybss_tables.places.count; i++)
	{
		YbssPlace *place = ybss_at(&ybss_tables.places, i);

		if (place->code == wanted && place->level == level)
			return i;
	}
	ybss_compile_fail("no division has this code");
	return 0;
}
