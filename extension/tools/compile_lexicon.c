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

#include "address/image.h"
#include "compile_lexicon.h"

static const char *data_directory;
static YbssCharacter characters[65536];
static uint32_t frequency[65536];

static YbssArray places, villages, zones, zone_towns, notes, text_pool, word_classes;
static YbssNames names, cores, words;

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
static int
to_units(const char *utf8, uint16_t *units)
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
		units[n++] = characters[c].fold ? characters[c].fold : (uint16_t) c;
		if (n > 60)
			ybss_compile_fail("a name is longer than 60 characters");
	}
	return n;
}

/* Append units to the pool and return where they begin. */
static uint32_t
pool(const uint16_t *units, int length)
{
	uint32_t start = text_pool.count;

	for (int i = 0; i < length; i++)
		*(uint16_t *) ybss_append(&text_pool) = units[i];
	return start;
}

/* Remember a name and what it stands for. */
static void
add_name(YbssNames *to, const uint16_t *units, int length, uint32_t payload)
{
	for (int i = 0; i < length; i++)
		frequency[units[i]]++;
	ybss_add_name(to, units, length, payload);
}

/* ---- characters -------------------------------------------------------- */

static void
fold_row(char **field, int fields)
{
	uint16_t from[64], to[64];

	if (fields != 2 || to_units(field[0], from) != 1 || to_units(field[1], to) != 1)
		ybss_compile_fail("two single characters are due");
	characters[from[0]].fold = to[0];
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

		if (to_units(one, unit) != 1)
			ybss_compile_fail("characters of three bytes are due");
		characters[unit[0]].sound = next_sound;
		p += 3;
	}
	next_sound++;
}

/* ---- divisions --------------------------------------------------------- */

static uint32_t open_place[5]; /* the place being read on each level */
static bool level_open[5];

static void
close_levels(int from)
{
	for (int level = 4; level >= from; level--)
		if (level_open[level])
		{
			YbssPlace *place = ybss_at(&places, open_place[level]);

			place->end = places.count;
			place->village_end = villages.count;
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

/* Add a division from province to town. */
static void
place_row(int level, const char *code_text, const char *name)
{
	static const uint32_t scale[5] = {0, 10000000, 100000, 1000, 1};
	uint16_t units[64];
	int length = to_units(name, units), core;
	uint32_t index = places.count, code;
	YbssPlace *place;

	close_levels(level);
	code = (uint32_t) atoi(code_text) * scale[level];
	if (level > 1)
		code += ((YbssPlace *) ybss_at(&places, open_place[level - 1]))->code;
	core = ybss_core_length(units, length, level);
	place = ybss_append(&places);
	*place = (YbssPlace){.code = code,
						 .village = villages.count,
						 .length = (uint8_t) length,
						 .level = (uint8_t) level,
						 .core = (uint8_t) core,
						 .hidden = is_hidden(level, name)};
	place->parent = level > 1 ? open_place[level - 1] : index;
	if (level == 3)
	{
		const YbssPlace *city = ybss_at(&places, place->parent);

		if (city->length == length &&
			!memcmp((uint16_t *) text_pool.data + city->name, units, (size_t) length * 2))
			place->hidden = 1;
	}
	place->name = pool(units, length);
	open_place[level] = index;
	level_open[level] = true;
	if (place->hidden)
		return;
	if (level < 4)
		characters[units[0]].kind |= YBSS_BEGINS_DIVISION;
	add_name(&names, units, length, index | YBSS_FORM_FULL << 24);
	/* Statistical codes of development zones (..71 to ..79) lend no short name. */
	if (core >= 2 && !(level == 3 && code / 1000 % 100 > 70 && code / 1000 % 100 < 80))
		add_name(&names, units, core, index | YBSS_FORM_SHORT << 24);
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

static void
division_row(char **field, int fields)
{
	static const char letters[] = " PCDT";
	const char *level = strchr(letters, field[0][0]);
	uint16_t units[64];
	YbssVillage *village;
	YbssVillageKind kind;
	int length;

	if (fields != 2)
		ybss_compile_fail("a code and a name are due");
	if (level && field[0][0] != ' ')
	{
		place_row((int) (level - letters), field[0] + 1, field[1]);
		return;
	}
	kind = village_core(field[0][0], field[1]);
	length = to_units(field[1], units);
	if (length == 0 || !level_open[4])
		ybss_compile_fail("a village without a name or a town");
	add_name(&cores, units, length, villages.count);
	village = ybss_append(&villages);
	*village = (YbssVillage){
		.code = (uint16_t) atoi(field[0] + 1), .core = (uint8_t) length, .kind = kind};
}

/* Find a place by a code of 2, 4, 6 or 9 digits; the build ends where none is. */
static uint32_t
place_by_code(const char *code)
{
	static const uint32_t scale[10] = {0, 0, 10000000, 0, 100000, 0, 1000, 0, 0, 1};
	size_t digits = strlen(code);
	uint32_t wanted = digits < 10 ? (uint32_t) atoi(code) * scale[digits] : 0;
	int level = digits == 2 ? 1 : digits == 4 ? 2 : digits == 6 ? 3 : 4;

	for (uint32_t i = 0; i < places.count; i++)
	{
		YbssPlace *place = ybss_at(&places, i);

		if (place->code == wanted && place->level == level)
			return i;
	}
	ybss_compile_fail("no division has this code");
	return 0;
}

/* ---- zones, successions, words ---------------------------------------- */

static void
zone_row(char **field, int fields)
{
	uint16_t units[64];
	int length = to_units(field[0], units);
	uint32_t index = zones.count;
	YbssZone *zone;

	if (fields != 4)
		ybss_compile_fail("name, short name, county and towns are due");
	zone = ybss_append(&zones);
	*zone = (YbssZone){
		.length = (uint8_t) length, .county = place_by_code(field[2]), .town = zone_towns.count};
	zone->name = pool(units, length);
	add_name(&names, units, length, index | YBSS_FORM_ZONE << 24);
	for (char *town = strtok(field[3], ","); town; town = strtok(NULL, ","), zone->towns++)
		*(uint32_t *) ybss_append(&zone_towns) = place_by_code(town);
	length = to_units(field[1], units);
	zone->core = (uint8_t) length;
	if (length > 1)
		add_name(&names, units, length, index | YBSS_FORM_ZONE_SHORT << 24);
}

static void
succession_row(char **field, int fields)
{
	uint16_t units[64], told[64];
	char line[200];
	int length = to_units(field[1], units), n;
	YbssNote *note;

	if (fields != 6)
		ybss_compile_fail("level, old name, parent, successors, date and reason are due");
	snprintf(line, sizeof line, "%s %s", field[4], field[5]);
	n = to_units(line, told);
	note = ybss_append(&notes);
	*note = (YbssNote){.within = place_by_code(field[2]), .length = (uint32_t) n};
	note->text = pool(told, n);
	note->name = ybss_pending_name(&names);
	characters[units[0]].kind |= YBSS_BEGINS_DIVISION;
	for (char *code = strtok(field[3], ","); code; code = strtok(NULL, ","))
		add_name(&names, units, length, place_by_code(code) | YBSS_FORM_OLD << 24);
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
				int length = to_units(word, units);

				add_name(&words, units, length, class);
				characters[units[0]].kind |= YBSS_BEGINS_WORD;
			}
			return;
		}
	ybss_compile_fail("no such class of words");
}

/* ---- the image --------------------------------------------------------- */

static int
by_frequency(const void *a, const void *b)
{
	uint16_t x = *(const uint16_t *) a, y = *(const uint16_t *) b;

	if (frequency[x] != frequency[y])
		return frequency[x] < frequency[y] ? 1 : -1;
	return x < y ? -1 : x > y;
}

/* Give every character of a name a dense id, frequent ones first. */
static void
number_characters(void)
{
	static uint16_t order[65536];
	int n = 0;

	for (uint32_t c = 0; c < 65536; c++)
	{
		if (!characters[c].fold)
			characters[c].fold = (uint16_t) c;
		if (frequency[c])
			order[n++] = (uint16_t) c;
	}
	qsort(order, (size_t) n, sizeof *order, by_frequency);
	for (int i = 0; i < n; i++)
		characters[order[i]].id = (uint16_t) (i + 1);
}

/* The classes of a word as bits, in place of the list of its payloads. */
static void
join_word_classes(const YbssTrie *trie)
{
	for (uint32_t i = 0; i < trie->lists.count; i++)
	{
		const YbssList *list = ybss_at(&trie->lists, i);
		uint32_t bits = 0;

		for (uint32_t j = 0; j < list->count; j++)
			bits |= 1u << *(uint32_t *) ybss_at(&trie->payloads, list->start + j);
		*(uint32_t *) ybss_append(&word_classes) = bits;
	}
}

/* Point every village at its core's text, which equal cores share. */
static void
place_cores(const YbssTrie *trie)
{
	for (uint32_t i = 0; i < trie->lists.count; i++)
	{
		const YbssList *list = ybss_at(&trie->lists, i);
		const YbssName *name = ybss_at(&cores.list, *(uint32_t *) ybss_at(&trie->first, i));
		uint32_t start = pool((uint16_t *) cores.text.data + name->text, name->length);

		for (uint32_t j = 0; j < list->count; j++)
		{
			uint32_t village = *(uint32_t *) ybss_at(&trie->payloads, list->start + j);

			((YbssVillage *) ybss_at(&villages, village))->name = start;
		}
	}
}

static void
write_image(const char *path, const YbssTrie *name_trie, const YbssTrie *core_trie,
			const YbssTrie *word_trie)
{
	YbssArray all = {characters, 65536, 65536, sizeof(YbssCharacter)};
	const YbssArray *section[YBSS_SECTION_COUNT] = {[YBSS_SECTION_CHARACTER] = &all,
													[YBSS_SECTION_PLACE] = &places,
													[YBSS_SECTION_VILLAGE] = &villages,
													[YBSS_SECTION_ZONE] = &zones,
													[YBSS_SECTION_ZONE_TOWN] = &zone_towns,
													[YBSS_SECTION_NAME_TRIE] = &name_trie->nodes,
													[YBSS_SECTION_NAME_LIST] = &name_trie->lists,
													[YBSS_SECTION_REFERENCE] = &name_trie->payloads,
													[YBSS_SECTION_CORE_TRIE] = &core_trie->nodes,
													[YBSS_SECTION_CORE_LIST] = &core_trie->lists,
													[YBSS_SECTION_POSTING] = &core_trie->payloads,
													[YBSS_SECTION_WORD_TRIE] = &word_trie->nodes,
													[YBSS_SECTION_WORD_CLASS] = &word_classes,
													[YBSS_SECTION_NOTE] = &notes,
													[YBSS_SECTION_TEXT] = &text_pool};
	YbssImageHeader header = {
		YBSS_IMAGE_MAGIC, YBSS_IMAGE_VERSION, sizeof header, YBSS_SECTION_COUNT, {{0, 0}}};
	static const char zero[16];
	FILE *file;

	for (int s = 0; s < YBSS_SECTION_COUNT; s++)
	{
		header.section[s].offset = header.size;
		header.section[s].count = section[s]->count;
		header.size += (section[s]->count * section[s]->width + 15u) & ~15u;
	}
	if ((file = fopen(path, "wb")) == NULL || fwrite(&header, sizeof header, 1, file) != 1)
		ybss_compile_fail("the image cannot be written");
	for (int s = 0; s < YBSS_SECTION_COUNT; s++)
	{
		size_t bytes = (size_t) section[s]->count * section[s]->width;

		if ((bytes && fwrite(section[s]->data, bytes, 1, file) != 1) ||
			((bytes & 15) && fwrite(zero, 16 - (bytes & 15), 1, file) != 1))
			ybss_compile_fail("the image cannot be written");
	}
	if (fclose(file) != 0)
		ybss_compile_fail("the image cannot be written");
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
	places.width = sizeof(YbssPlace);
	villages.width = sizeof(YbssVillage);
	zones.width = sizeof(YbssZone);
	notes.width = sizeof(YbssNote);
	zone_towns.width = word_classes.width = sizeof(uint32_t);
	text_pool.width = sizeof(uint16_t);
	read_table("fold.tsv", false, fold_row);
	read_table("sound.tsv", false, sound_row);
	for (int province = 11; province <= 82; province++)
	{
		snprintf(file, sizeof file, "division/%d.tsv", province);
		read_table(file, true, division_row);
	}
	close_levels(1);
	read_table("zone.tsv", false, zone_row);
	read_table("succession.tsv", false, succession_row);
	read_table("class_word.tsv", false, word_row);
	number_characters();
	ybss_build_trie(&names, characters, &name_trie);
	ybss_build_trie(&cores, characters, &core_trie);
	ybss_build_trie(&words, characters, &word_trie);
	for (uint32_t i = 0; i < notes.count; i++)
	{
		YbssNote *note = ybss_at(&notes, i);

		note->name = ybss_list_of(&names, &name_trie, note->name);
	}
	join_word_classes(&word_trie);
	place_cores(&core_trie);
	write_image(argv[2], &name_trie, &core_trie, &word_trie);
	return 0;
}
