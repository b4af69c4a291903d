/*
 * division_regiment.c
 *		The Production and Construction Corps of Xinjiang: 第八师一四七团3连.
 *
 * A regiment stands where others have a town, its company where they have a group. Few of them are
 * in the tables, and those under the county that surrounds them: they are read by their class
 *words.
 */
#include "address/read/division_regiment.h"

#include "address/read/ahead.h"
#include "text/numeral.h"

#define XINJIANG 650000000000

/* The length of a number, in digits or numerals. */
static int
number_length(const uint16_t *at)
{
	int length = 0;

	while (ybss_is_digit(at[length]) || ybss_numeral_value(at[length]) >= 0)
		length++;
	return length;
}

/* Tell whether the address lies in Xinjiang, or may: nothing is known yet. */
static bool
may_be_there(const YbssScan *scan, const YbssDivisions *divisions)
{
	return divisions->sets == 0 ||
		   scan->lexicon->place[ybss_ancestor(scan->lexicon, divisions->set[0], 1)].code ==
			   XINJIANG / 1000;
}

/* The corps is Xinjiang's. */
static void
take_province(const YbssScan *scan, YbssDivisions *divisions)
{
	uint32_t province;

	if (divisions->sets == 0 && ybss_place_of_code(scan->lexicon, XINJIANG, &province))
		ybss_take_set(divisions, &province, 1, 1);
}

/* 第八师, 农八师: its length, or 0. 第一师范 is a school. */
static int
division_length(const uint16_t *at)
{
	int number = at[0] == u'第' || at[0] == u'农' ? number_length(at + 1) : 0;

	return number > 0 && at[1 + number] == u'师' && at[2 + number] != u'范' ? number + 2 : 0;
}

/* 一四七团, 147团场: its length, or 0. */
static int
regiment_length(const uint16_t *at)
{
	int number = number_length(at), behind = number + 1;

	if (number == 0 || number > 4 || at[number] != u'团' ||
		(at[behind] == u'结' || at[behind] == u'购' || at[behind] == u'队'))
		return 0;
	return at[behind] == u'场' ? behind + 1 : behind;
}

/* 新疆生产建设兵团, 兵团第八师: says no more than the province. */
static int
read_name_of_corps(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	static const char16_t *const names[] = {u"新疆生产建设兵团", u"新疆兵团", u"生产建设兵团",
											u"兵团"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
	{
		int length = ybss_begins_with(scan->unit + at, names[i]);
		const uint16_t *behind = scan->unit + at + length;

		if (length == 0)
			continue;
		if (i > 0 && !division_length(behind) && !regiment_length(behind) &&
			!(i < 3 && ybss_name_follows(scan->lexicon, behind, 3)))
			return -1;
		take_province(scan, divisions);
		if (scan->unit[at] == u'新' && divisions->mention[1].length == 0)
			ybss_mention(divisions, 1, at, 2, YBSS_REASON_SHORT, -1);
		return at + length;
	}
	return -1;
}

/* 第八师, before a regiment or a city of it. */
static int
read_division(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	int length = division_length(scan->unit + at);
	const uint16_t *behind = scan->unit + at + length;

	if (length == 0 || divisions->level > 3 ||
		(divisions->sets == 0 && !regiment_length(behind) &&
		 !ybss_name_follows(scan->lexicon, behind, 3)))
		return -1;
	take_province(scan, divisions);
	return divisions->zone_mention.length == 0 && divisions->zone < 0
			   ? ybss_mention_zone(divisions, at, length, YBSS_REASON_UNKNOWN)
			   : at + length;
}

/* 一四七团 with its company, below the province or a division of the corps. */
static int
read_regiment(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	int length = regiment_length(scan->unit + at), end;

	if (length == 0 || divisions->sets == 0 || divisions->level > 3 || divisions->literal_town)
		return -1;
	end = ybss_mention(divisions, 4, at, length, YBSS_REASON_UNKNOWN, -1);
	divisions->literal_town = true;
	return end;
}

/* Tell whether a village of the set begins here, whose name is longer. */
static bool
longer_core_stands(const YbssScan *scan, const YbssDivisions *divisions, int at, int length)
{
	const YbssLexicon *lexicon = scan->lexicon;
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_cores(lexicon, scan->unit + at, found, YBSS_FOUND);

	while (hits-- > 0 && found[hits].length > length)
		for (int s = 0; s < divisions->sets; s++)
		{
			const YbssList *list = &lexicon->core_list[found[hits].value];
			const YbssPlace *place = &lexicon->place[divisions->set[s]];
			uint32_t first = ybss_first_posting(lexicon, list, place->village);

			if (first < list->count &&
				ybss_entries(lexicon->posting, list)[first] < place->village_end)
				return true;
		}
	return false;
}

/* 3连 behind its regiment, or the town that the regiment has become. */
static int
read_company(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	int number = number_length(scan->unit + at);
	const YbssMention *town = &divisions->mention[4];

	/* 二十九团吾瓦镇五连: the regiment's town may be told, too; 五连生活区 is a village. */
	if (number == 0 || longer_core_stands(scan, divisions, at, number + 1) ||
		scan->unit[at + number] != u'连' || scan->unit[at + number + 1] == u'村' ||
		divisions->company.length > 0 || town->length == 0 ||
		(town->start + town->length != at && !ybss_repetition_ends(divisions, at)))
		return -1;
	divisions->company = (YbssMention){
		(uint16_t) at, (uint16_t) (number + 1), 0, YBSS_REASON_CLASS_WORD, -1, YBSS_NONE};
	return at + number + 1;
}

/* 新疆生产建设兵团, 第八师, 一四七团 with its 3连: each where it stands. */
int
ybss_read_corps(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	uint16_t c = scan->unit[spot->at];
	int end = -1;

	if (!may_be_there(scan, divisions))
		return -1;
	if (c == u'新' || c == u'兵' || c == u'生')
		return read_name_of_corps(scan, divisions, spot->at);
	if (c == u'第' || c == u'农')
		return read_division(scan, divisions, spot->at);
	if (ybss_is_digit(c) || ybss_numeral_value(c) >= 0)
		if ((end = read_regiment(scan, divisions, spot->at)) < 0)
			end = read_company(scan, divisions, spot->at);
	return end;
}
