/*
 * written.c
 *		A person as a list has him: in one of several ways of writing, with slips, default
 *		values, and what has changed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucal.h>

#include "invented.h"

const char *const kind_names[KINDS] = {
	"clean",	   "homophone",			"lookalike",	   "nickname",
	"swapped",	   "missing character", "other character", "no birth date",
	"lunar",	   "year only",			"birth digit",	   "day and month",
	"moved",	   "moved, new phone",	"new phone",	   "no phone",
	"phone digit", "common phone",		"default phone",   "no house",
	"half house",  "default birth",		"wrong sex",	   "twin",
	"damaged id",  "masked id",			"other's id",	   "id of 15"};

/* Groups of characters, of three bytes each. */
static char *group[2000];
static int groups, sounds;
static int32_t lunar_of[50000];

/* Read groups of characters, a line each, behind a tab where there is one. */
static void
read_groups(const char *path)
{
	FILE *file = fopen(path, "r");
	char line[4096];

	while (file != NULL && fgets(line, sizeof line, file) != NULL && groups < 2000)
	{
		char *from = strchr(line, '\t') != NULL ? strchr(line, '\t') + 1 : line;

		from[strcspn(from, "\r\n")] = 0;
		if (line[0] != '#' && strlen(from) >= 6)
			group[groups++] = strdup(from);
	}
	if (file != NULL)
		fclose(file);
}

/* Reckon the lunar date of each day, as a number of eight digits. */
static void
reckon_lunar(void)
{
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *calendar =
		ucal_open(u"Asia/Shanghai", -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status);

	for (int day = 0; day < 50000; day++)
	{
		int year;

		ucal_setMillis(calendar, ((double) day - 25567) * 86400000.0 + 43200000.0, &status);
		year = 1900 + (int) ((day - 20) / 365.25);
		/* The lunar year begins in January or February. */
		if (ucal_get(calendar, UCAL_MONTH, &status) >= 10)
		{
			int in_year = day - (int) ((year - 1900) * 365.25);

			year -= in_year < 60;
		}
		lunar_of[day] = year * 10000 + (ucal_get(calendar, UCAL_MONTH, &status) + 1) * 100 +
						ucal_get(calendar, UCAL_DAY_OF_MONTH, &status);
	}
	ucal_close(calendar);
}

void
read_tables(void)
{
	read_groups("extension/data/sound.tsv");
	sounds = groups;
	read_groups("extension/data/shape.tsv");
	read_groups("extension/data/lookalike.tsv");
	reckon_lunar();
}

/* Give the date of a day since 1900-01-01. */
static void
date_of(int32_t day, int *year, int *month, int *of_month)
{
	int z, era, of_era, year_of_era, of_year, shifted;

	/* Days since 0000-03-01 (Hinnant's reckoning). */
	z = day + 693901;
	era = z / 146097;
	of_era = z - era * 146097;
	year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	shifted = (5 * of_year + 2) / 153;
	*of_month = of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

/* Put one character in the place of another; false where no group has it. */
static bool
replace(Stream *stream, char *name, int from, int to)
{
	int characters = (int) strlen(name) / 3, first = 1 + (int) below(stream, 7);

	for (int turn = 0; turn < characters; turn++)
	{
		char *at = name + 3 * ((first + turn) % characters);
		int start = (int) below(stream, (uint32_t) (to - from));

		if (at == name && !happens(stream, 0.1))
			continue;
		for (int i = 0; i < to - from; i++)
		{
			const char *list = group[from + (start + i) % (to - from)];
			uint32_t length = (uint32_t) strlen(list) / 3;

			for (uint32_t j = 0; j < length; j++)
				if (memcmp(list + 3 * j, at, 3) == 0)
				{
					uint32_t other = below(stream, length < 12 ? length : 12);

					/* Near it in the list, where the list is long. */
					other = length < 12 ? other : (j + other) % length;
					if (other == j)
						other = (j + 1) % length;
					memcpy(at, list + 3 * other, 3);
					return true;
				}
		}
	}
	return false;
}

/* Write a nickname. */
static bool
nickname(Stream *stream, char *name)
{
	char made[48];
	size_t length = strlen(name);

	if (length > 9)
		return false;
	switch (below(stream, 4))
	{
		case 0:
			sprintf(made, "老%.3s", name);
			break;
		case 1:
			sprintf(made, "小%s", name + length - 3);
			break;
		case 2:
			sprintf(made, "阿%s", name + length - 3);
			break;
		default:
			sprintf(made, "%.3s师傅", name);
			break;
	}
	strcpy(name, made);
	return true;
}

/* Change a name in one way; false where that cannot be. */
static bool
change_name(Stream *stream, Kind kind, char *name)
{
	size_t length = strlen(name);
	char kept[4];

	switch (kind)
	{
		case KIND_HOMOPHONE:
			return replace(stream, name, 0, sounds);
		case KIND_LOOKALIKE:
			return replace(stream, name, sounds, groups);
		case KIND_NICKNAME:
			return nickname(stream, name);
		case KIND_SWAPPED:
			if (length != 9 || memcmp(name + 3, name + 6, 3) == 0)
				return false;
			memcpy(kept, name + 3, 3);
			memcpy(name + 3, name + 6, 3);
			memcpy(name + 6, kept, 3);
			return true;
		case KIND_MISSING_CHARACTER:
			if (length != 9)
				return false;
			if (happens(stream, 0.5))
				memcpy(name + 3, name + 6, 3);
			name[6] = 0;
			return true;
		default:
			memcpy(name + length - 3, "国强芳志军" + 3 * below(stream, 5), 3);
			return true;
	}
}

/* Write a date. */
static void
write_birth(Stream *stream, int32_t born, uint32_t *kinds, char *text)
{
	static const char *const forms[] = {"%04d-%02d-%02d", "%04d%02d%02d", "%d年%d月%d日",
										"%04d/%d/%d"};
	int year, month, day;

	date_of(born, &year, &month, &day);
	if (*kinds >> KIND_NO_BIRTH & 1)
		return;
	if (*kinds >> KIND_LUNAR & 1)
	{
		year = lunar_of[born] / 10000;
		month = lunar_of[born] / 100 % 100;
		day = lunar_of[born] % 100;
	}
	if (*kinds >> KIND_YEAR_ONLY & 1)
		month = day = 1;
	if (*kinds >> KIND_DEFAULT_BIRTH & 1)
		year = 1900, month = day = 1;
	if (*kinds >> KIND_DAY_AND_MONTH & 1)
	{
		int kept = day;

		if (day > 12 || day == month)
			*kinds &= ~(1u << KIND_DAY_AND_MONTH);
		else
		{
			day = month;
			month = kept;
		}
	}
	if (*kinds >> KIND_BIRTH_DIGIT & 1)
	{
		if (happens(stream, 0.4))
			day = day > 10 ? day - 10 : day + 10;
		else if (happens(stream, 0.5))
			year += year > 1950 ? -10 : 10;
		else
			day = day % 10 == 9 ? day - 1 : day + 1 > 28 ? day - 1 : day + 1;
	}
	sprintf(text, forms[getenv("ONE_FORM") != NULL ? 0 : below(stream, 4)], year, month, day);
}

/* Write an address of a house in one of the ways. */
static void
write_house(Stream *stream, uint32_t house, bool half, char *text)
{
	static const char syllables[] = "安和兴福长永新文武金银龙凤凰云山河湖海东西南北阳春秋松竹梅兰";
	Stream of = {house / 240 * 7919 + 17};
	char road[16], town[16];
	uint32_t number = 1 + below(&of, 200), town_number;
	uint32_t inside = house % 240, floor, room;

	road[6] = 0;
	memcpy(road, syllables + 3 * below(&of, 31), 3);
	memcpy(road + 3, syllables + 3 * below(&of, 31), 3);
	town_number = below(&of, 12);
	memcpy(town, syllables + 3 * town_number, 3);
	memcpy(town + 3, syllables + 3 * (town_number + 12), 3);
	town[6] = 0;
	floor = 1 + inside / 2 % 15;
	room = 1 + inside % 2;
	if (half)
		sprintf(text, "%s街道%s路%u号", town, road, number);
	else if (house % 10 == 9)
		sprintf(text, "%s镇%s村%u组%u号", town, road, 1 + number % 12, house % 240 + 1);
	else
		switch (getenv("ONE_FORM") != NULL ? 0 : below(stream, 3))
		{
			case 0:
				sprintf(text, "%s街道%s路%u号%u幢%u单元%u0%u室", town, road, number,
						1 + inside / 60, 1 + inside / 30 % 2, floor, room);
				break;
			case 1:
				sprintf(text, "%s路%u号%u栋%u单元%u0%u", road, number, 1 + inside / 60,
						1 + inside / 30 % 2, floor, room);
				break;
			default:
				sprintf(text, "%s街道%s路%u号%u-%u-%u0%u", town, road, number, 1 + inside / 60,
						1 + inside / 30 % 2, floor, room);
				break;
		}
}

/* Write a telephone. */
static void
write_phone(Stream *stream, const Person *person, uint32_t kinds, char *text)
{
	uint64_t phone = person->phone;

	if (phone == 0 || (kinds >> KIND_NO_PHONE & 1) != 0)
	{
		strcpy(text, happens(stream, 0.2) ? "无" : "");
		return;
	}
	if ((kinds >> KIND_NEW_PHONE & 1) != 0 || (kinds >> KIND_MOVED_NEW_PHONE & 1) != 0)
		phone = UINT64_C(15400000000) + (uint64_t) below(stream, 99999999);
	if ((kinds >> KIND_COMMON_PHONE & 1) != 0)
		phone = UINT64_C(15499000000) + person->house / 20000;
	if ((kinds >> KIND_DEFAULT_PHONE & 1) != 0)
		phone = UINT64_C(13800000000);
	sprintf(text, "%llu", (unsigned long long) phone);
	if ((kinds >> KIND_PHONE_DIGIT & 1) != 0)
		text[4 + below(stream, 7)] = (char) ('0' + below(stream, 10));
}

/* Write a citizen id. */
static void
write_id(Stream *stream, const Person *person, uint32_t kinds, char *text)
{
	static const int factor[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	int year, month, day, sum = 0;

	date_of(person->born, &year, &month, &day);
	sprintf(text, "5203%02u%04d%02d%02d%03u", 71 + person->serial / 500 % 28, year, month, day,
			person->serial % 500 * 2 + !person->woman);
	for (int i = 0; i < 17; i++)
		sum += (text[i] - '0') * factor[i];
	text[17] = "10X98765432"[sum % 11];
	text[18] = 0;
	if ((kinds >> KIND_DAMAGED_ID & 1) != 0)
		text[6 + below(stream, 11)] = (char) ('0' + below(stream, 10));
	if ((kinds >> KIND_MASKED_ID & 1) != 0)
		memset(text + 6, '*', 8);
	if ((kinds >> KIND_ID_15 & 1) != 0 && year < 2000)
	{
		memmove(text + 6, text + 8, 9);
		text[15] = 0;
	}
}

/* Say how often a kind stands in a line. */
static uint32_t
draw_kinds(Stream *stream, bool ids, double trouble)
{
	static const struct
	{
		Kind kind;
		double share;
	} rates[] = {
		{KIND_HOMOPHONE, .02},			{KIND_LOOKALIKE, .01},
		{KIND_NICKNAME, .006},			{KIND_SWAPPED, .005},
		{KIND_MISSING_CHARACTER, .008}, {KIND_OTHER_CHARACTER, .004},
		{KIND_NO_BIRTH, .02},			{KIND_LUNAR, .015},
		{KIND_YEAR_ONLY, .015},			{KIND_BIRTH_DIGIT, .01},
		{KIND_DAY_AND_MONTH, .005},		{KIND_MOVED, .05},
		{KIND_MOVED_NEW_PHONE, .03},	{KIND_NEW_PHONE, .06},
		{KIND_NO_PHONE, .06},			{KIND_PHONE_DIGIT, .01},
		{KIND_COMMON_PHONE, .005},		{KIND_DEFAULT_PHONE, .005},
		{KIND_NO_HOUSE, .02},			{KIND_HALF_HOUSE, .02},
		{KIND_DEFAULT_BIRTH, .004},		{KIND_WRONG_SEX, .004},
	};
	uint32_t kinds = 0;

	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
		if (happens(stream, rates[i].share * trouble))
			kinds |= 1u << rates[i].kind;
	if (ids && happens(stream, 0.1))
		kinds |= 1u << (KIND_DAMAGED_ID + below(stream, 4));
	return kinds;
}

/* Leave of differences that hide each other one. */
static uint32_t
settle_kinds(uint32_t kinds)
{
	const uint32_t names = 1u << KIND_HOMOPHONE | 1u << KIND_LOOKALIKE | 1u << KIND_NICKNAME |
						   1u << KIND_SWAPPED | 1u << KIND_MISSING_CHARACTER |
						   1u << KIND_OTHER_CHARACTER;
	const uint32_t dates = 1u << KIND_NO_BIRTH | 1u << KIND_LUNAR | 1u << KIND_YEAR_ONLY |
						   1u << KIND_BIRTH_DIGIT | 1u << KIND_DAY_AND_MONTH |
						   1u << KIND_DEFAULT_BIRTH;
	uint32_t of;

	for (int way = 0; way < 2; way++)
	{
		of = kinds & (way == 0 ? names : dates);
		kinds = (kinds & ~(way == 0 ? names : dates)) | (of & (~of + 1));
	}
	return kinds;
}

uint32_t
write_line(Stream *stream, const Person *person, const Person *other, bool ids, double trouble,
		   Line *line)
{
	uint32_t kinds = settle_kinds(draw_kinds(stream, ids, trouble));
	bool moved = (kinds & (1u << KIND_MOVED | 1u << KIND_MOVED_NEW_PHONE)) != 0;

	memset(line, 0, sizeof *line);
	strcpy(line->text[NAME], person->name);
	for (Kind kind = KIND_HOMOPHONE; kind <= KIND_OTHER_CHARACTER; kind++)
		if ((kinds >> kind & 1) != 0 && !change_name(stream, kind, line->text[NAME]))
			kinds &= ~(1u << kind);
	if (strcmp(line->text[NAME], person->name) == 0)
		kinds &= ~(63u << KIND_HOMOPHONE);
	write_birth(stream, person->born, &kinds, line->text[BIRTH]);
	strcpy(line->text[SEX], person->woman != (kinds >> KIND_WRONG_SEX & 1) ? "女" : "男");
	write_phone(stream, person, kinds, line->text[PHONE]);
	if ((kinds >> KIND_NO_HOUSE & 1) == 0)
		write_house(stream, moved ? other->house : person->house,
					(kinds >> KIND_HALF_HOUSE & 1) != 0, line->text[HOUSE]);
	if (ids && !happens(stream, 0.03))
		write_id(stream, (kinds >> KIND_OTHERS_ID & 1) != 0 ? other : person, kinds,
				 line->text[CITIZEN_ID]);
	return kinds == 0 ? 1u << KIND_CLEAN : kinds;
}
