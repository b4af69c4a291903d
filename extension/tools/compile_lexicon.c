/*
 * compile_lexicon.c
 *		Compiles the tables of extension/data into one read-only image.
 *
 *		compile_lexicon DATA IMAGE
 *
 * Runs on the building machine only. Every fault of a table is told with its
 * file and line, and ends the build.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "compile_lexicon_division.h"
#include "compile_lexicon_former.h"
#include "compile_lexicon_image.h"
#include "compile_lexicon_read.h"
#include "compile_lexicon_tables.h"

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
	if (next_sound++ == YBSS_SOUNDS)
		ybss_compile_fail("there are more classes of sounds than have room");
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

/* ---- zones, words ---------------------------------------- */

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

/* What the first character of a class word may begin. */
static uint16_t
word_kind(YbssWord class)
{
	return class == YBSS_WORD_CONTACT || class == YBSS_WORD_TITLE || class == YBSS_WORD_NOTE
			   ? YBSS_BEGINS_CONTACT
			   : 0;
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
	ybss_tables.places.width = sizeof(YbssPlace);
	ybss_tables.villages.width = sizeof(YbssVillage);
	ybss_tables.zones.width = sizeof(YbssZone);
	ybss_tables.formers.width = sizeof(YbssFormer);
	ybss_tables.contexts.width = sizeof(YbssContext);
	ybss_tables.word_fronts.width = sizeof(YbssWordFront);
	ybss_tables.wide_places.width = sizeof(YbssWidePlace);
	ybss_tables.zone_towns.width = ybss_tables.grounds.width = sizeof(uint32_t);
	ybss_tables.text_pool.width = sizeof(uint16_t);
	ybss_read_table(argv[1], "fold.tsv", false, fold_row);
	ybss_read_table(argv[1], "sound.tsv", false, sound_row);
	ybss_read_table(argv[1], "shape.tsv", false, shape_row);
	for (int province = 11; province <= 82; province++)
	{
		snprintf(file, sizeof file, "division/%d.tsv", province);
		ybss_read_table(argv[1], file, true, ybss_division_row);
	}
	ybss_close_levels(1);
	ybss_read_table(argv[1], "hong_kong_macao_taiwan.tsv", false, ybss_apart_row);
	ybss_close_levels(1);
	ybss_read_table(argv[1], "zone.tsv", false, zone_row);
	ybss_read_table(argv[1], "succession.tsv", false, ybss_succession_row);
	ybss_read_table(argv[1], "division_history.tsv", false, ybss_history_row);
	ybss_settle_former_cities();
	ybss_read_table(argv[1], "class_word.tsv", false, word_row);
	ybss_number_characters();
	ybss_build_trie(&ybss_tables.names, ybss_tables.characters, &name_trie);
	ybss_build_trie(&ybss_tables.cores, ybss_tables.characters, &core_trie);
	ybss_build_trie(&ybss_tables.words, ybss_tables.characters, &word_trie);
	ybss_place_contexts(&name_trie);
	ybss_place_cores(&core_trie);
	ybss_pack_trie(&name_trie);
	ybss_pack_trie(&core_trie);
	ybss_pack_words(&word_trie);
	ybss_gather_wide_places();
	ybss_write_image(argv[2], &name_trie, &core_trie, &word_trie);
	return 0;
}
