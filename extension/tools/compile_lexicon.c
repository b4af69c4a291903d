/*
 * compile_lexicon.c
 *		Compiles the tables of extension/data into one read-only image.
 *
 *		compile_lexicon DATA IMAGE
 *
 * Runs on the building machine only. Every fault of a table is told with its
 * file and line, and ends the build.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address/lexicon/image.h"
#include "compile_lexicon.h"

static const char *data_directory;
YbssTables ybss_tables;

/* ---- reading the tables ------------------------------------------------ */

typedef void (*YbssRow)(char **field, int fields);

static const char *reading;
static int reading_line;

/* End the build with the place of the fault. */
void
ybss_compile_fail(const char *why)
{
	fprintf(stderr, "compile_lexicon: %s:%d: %s\n", reading ? reading : "?", reading_line, why);
	exit(1);
}

/* Hand every row of a table to a reader; '#' begins a comment line. */
static void
read_table(const char *name, bool may_miss, YbssRow row)
{
	static char path[4096], line[1 << 17];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", data_directory, name);
	reading = path;
	reading_line = 0;
	if ((file = fopen(path, "r")) == NULL)
	{
		if (may_miss)
			return;
		ybss_compile_fail("cannot be opened");
	}
	while (fgets(line, sizeof line, file))
	{
		char *field[8];
		int fields = 0;

		reading_line++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || (line[0] == '#' && line[1] == ' '))
			continue;
		for (char *at = line; at && fields < 8; fields++)
		{
			field[fields] = at;
			if ((at = strchr(at, '\t')) != NULL)
				*at++ = '\0';
		}
		row(field, fields);
	}
	fclose(file);
}

/* Decode UTF-8 to folded UTF-16; the tables are ours, so faults end the build. */
int
ybss_to_units(const char *utf8, uint16_t *units)
{
	int n = 0;

	for (const unsigned char *p = (const unsigned char *) utf8; *p;)
	{
		uint32_t c = *p++;
		int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;

		c &= more ? 0x3F >> more : 0x7F;
		while (more-- > 0)
			c = c << 6 | (*p++ & 0x3F);
		if (c > 0xFFFF)
		{
			c -= 0x10000;
			units[n++] = (uint16_t) (0xD800 | c >> 10);
			c = 0xDC00 | (c & 0x3FF);
		}
		units[n++] = ybss_tables.characters[c].fold ? ybss_tables.characters[c].fold : (uint16_t) c;
		if (n > 60)
			ybss_compile_fail("a name is longer than 60 characters");
	}
	return n;
}

/* Append units to the pool and return where they begin. */
uint32_t
ybss_pool(const uint16_t *units, int length)
{
	uint32_t start = ybss_tables.text_pool.count;

	for (int i = 0; i < length; i++)
		*(uint16_t *) ybss_append(&ybss_tables.text_pool) = units[i];
	return start;
}

/* Remember a name and what it stands for. */
void
ybss_add(YbssNames *to, const uint16_t *units, int length, uint32_t payload)
{
	for (int i = 0; i < length; i++)
		ybss_tables.frequency[units[i]]++;
	ybss_add_name(to, units, length, payload);
}

/* ---- characters -------------------------------------------------------- */

static void
fold_row(char **field, int fields)
{
	uint16_t from[64], to[64];

	if (fields != 2 || ybss_to_units(field[0], from) != 1 || ybss_to_units(field[1], to) != 1)
		ybss_compile_fail("two single characters are due");
	ybss_tables.characters[from[0]].fold = to[0];
}

static uint16_t next_sound = 1;

static void
sound_row(char **field, int fields)
{
	const char *p = fields == 2 ? field[1] : "";

	while (*p)
	{
		char one[4] = {p[0], p[1], p[2], 0};
		uint16_t unit[64];

		if (ybss_to_units(one, unit) != 1)
			ybss_compile_fail("characters of three bytes are due");
		ybss_tables.characters[unit[0]].sound = next_sound;
		p += 3;
	}
	next_sound++;
}

static uint16_t next_shape = 1;

static void
shape_row(char **field, int fields)
{
	uint16_t units[64];
	int length = ybss_to_units(field[0], units);

	if (fields != 1 || length < 2 || next_shape > 1000)
		ybss_compile_fail("two or more characters are due");
	for (int i = 0; i < length; i++)
		ybss_tables.characters[units[i]].kind |= YBSS_SHAPE_BITS(next_shape);
	next_shape++;
}

/* ---- zones, successions, words ---------------------------------------- */

static void
zone_row(char **field, int fields)
{
	uint16_t units[64];
	int length = ybss_to_units(field[0], units);
	uint32_t index = ybss_tables.zones.count;
	YbssZone *zone;

	if (fields != 4)
		ybss_compile_fail("name, short name, county and towns are due");
	zone = ybss_append(&ybss_tables.zones);
	*zone = (YbssZone){.length = (uint8_t) length,
					   .county = ybss_place_by_code(field[2]),
					   .town = ybss_tables.zone_towns.count};
	zone->name = ybss_pool(units, length);
	ybss_add(&ybss_tables.names, units, length, index | YBSS_FORM_ZONE << 24);
	for (char *town = strtok(field[3], ","); town; town = strtok(NULL, ","), zone->towns++)
		*(uint32_t *) ybss_append(&ybss_tables.zone_towns) = ybss_place_by_code(town);
	length = ybss_to_units(field[1], units);
	zone->core = (uint8_t) length;
	if (length > 1)
		ybss_add(&ybss_tables.names, units, length, index | YBSS_FORM_ZONE_SHORT << 24);
}

static void
succession_row(char **field, int fields)
{
	uint16_t units[64], told[64];
	char line[200];
	int length = ybss_to_units(field[1], units), n;
	YbssNote *note;

	if (fields != 6)
		ybss_compile_fail("level, old name, parent, successors, date and reason are due");
	snprintf(line, sizeof line, "%s %s", field[4], field[5]);
	n = ybss_to_units(line, told);
	note = ybss_append(&ybss_tables.notes);
	*note = (YbssNote){.within = ybss_place_by_code(field[2]), .length = (uint32_t) n};
	note->text = ybss_pool(told, n);
	note->name = ybss_pending_name(&ybss_tables.names);
	ybss_tables.characters[units[0]].kind |= YBSS_BEGINS_DIVISION;
	for (char *code = strtok(field[3], ","); code; code = strtok(NULL, ","))
		ybss_add(&ybss_tables.names, units, length, ybss_place_by_code(code) | YBSS_FORM_OLD << 24);
}

/* What the first character of a class word may begin. */
static uint16_t
word_kind(YbssWord class)
{
	return YBSS_BEGINS_WORD |
		   (class == YBSS_WORD_CONTACT || class == YBSS_WORD_TITLE ? YBSS_BEGINS_CONTACT : 0);
}

static void
word_row(char **field, int fields)
{
	static const char *const known[] = {YBSS_WORD_NAMES};
	uint16_t units[64];

	for (uint32_t class = 0; class < YBSS_WORD_COUNT; class ++)
		if (fields == 2 && !strcmp(field[0], known[class]))
		{
			for (char *word = strtok(field[1], " "); word; word = strtok(NULL, " "))
			{
				int length = ybss_to_units(word, units);

				ybss_add(&ybss_tables.words, units, length, class);
				ybss_tables.characters[units[0]].kind |= word_kind((YbssWord) class);
			}
			return;
		}
	ybss_compile_fail("no such class of words");
}

int
main(int argc, char **argv)
{
	YbssTrie name_trie, core_trie, word_trie;
	char file[64];

	if (argc != 3)
	{
		fprintf(stderr, "usage: compile_lexicon DATA IMAGE\n");
		return 2;
	}
	data_directory = argv[1];
	ybss_tables.places.width = sizeof(YbssPlace);
	ybss_tables.villages.width = sizeof(YbssVillage);
	ybss_tables.zones.width = sizeof(YbssZone);
	ybss_tables.notes.width = sizeof(YbssNote);
	ybss_tables.zone_towns.width = ybss_tables.word_classes.width = sizeof(uint32_t);
	ybss_tables.text_pool.width = sizeof(uint16_t);
	read_table("fold.tsv", false, fold_row);
	read_table("sound.tsv", false, sound_row);
	read_table("shape.tsv", false, shape_row);
	for (int province = 11; province <= 82; province++)
	{
		snprintf(file, sizeof file, "division/%d.tsv", province);
		read_table(file, true, ybss_division_row);
	}
	ybss_close_levels(1);
	read_table("zone.tsv", false, zone_row);
	read_table("succession.tsv", false, succession_row);
	read_table("class_word.tsv", false, word_row);
	ybss_number_characters();
	ybss_build_trie(&ybss_tables.names, ybss_tables.characters, &name_trie);
	ybss_build_trie(&ybss_tables.cores, ybss_tables.characters, &core_trie);
	ybss_build_trie(&ybss_tables.words, ybss_tables.characters, &word_trie);
	for (uint32_t i = 0; i < ybss_tables.notes.count; i++)
	{
		YbssNote *note = ybss_at(&ybss_tables.notes, i);

		note->name = ybss_list_of(&ybss_tables.names, &name_trie, note->name);
	}
	ybss_join_word_classes(&word_trie);
	ybss_place_cores(&core_trie);
	ybss_write_image(argv[2], &name_trie, &core_trie, &word_trie);
	return 0;
}
