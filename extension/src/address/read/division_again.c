/*
 * division_again.c
 *		Divisions said again behind those that were read, where the detail has begun.
 *
 * Programs put an address behind a prefix that they have made of its divisions, and people repeat
 * the head at the tail: 3号江苏省常州市新北区. What leads deeper than the head is taken, too.
 */
#include "address/read/division_again.h"

#include "address/read/ahead.h"
#include "address/read/division_name.h"
#include "address/read/division_repetition.h"
#include "address/read/villages.h"

/* The first characters of the names that may be said again; how many there are. */
static int
first_characters(const YbssScan *scan, const YbssDivisions *divisions, uint16_t *first)
{
	const YbssPlace *places = scan->lexicon->place;
	int count = 0;

	first[count++] = u'中';
	for (int l = 1; l <= 4; l++)
		if (divisions->mention[l].length > 0)
			first[count++] = scan->unit[divisions->mention[l].start];
	for (uint32_t place = divisions->set[0]; count < 9; place = places[place].parent)
	{
		first[count++] = scan->lexicon->text[places[place].name];
		if (places[place].parent == place)
			break;
	}
	return count;
}

/* Tell whether what stands here is no name that the divisions before it begin: a road or a number
 * comes, and not the end. */
static bool
detail_goes_on(const YbssScan *scan, int at)
{
	const uint32_t others = YBSS_WORDS(ROAD) | YBSS_WORDS(VILLAGE) | YBSS_WORDS(ZONE);

	at = ybss_behind_separators(scan, at);
	for (int end = at + 14; at < end && ybss_is_han(scan->unit[at]); at++)
		if (ybss_word_of(scan->lexicon, scan->unit + at, others) > 0)
			return true;
	return ybss_is_digit(scan->unit[at]);
}

/* A full name that leads deeper than what was read; where it ends, or -1. */
static int
read_deeper(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot)
{
	int end = -1;

	for (int i = spot->count - 1; i >= 0 && end < 0 && divisions->level < 4; i--)
		if (spot->found[i].length >= 3)
			end = ybss_read_fitting(scan, divisions, spot->at, &spot->found[i]);
	return end;
}

/* Let the first name of a chain begin where the chain does: 中国 goes with it. Names of the head
 * that gave way to the chain's are among the repetitions, too, and stay what they are. */
static void
begin_at(YbssDivisions *divisions, int before, int at)
{
	for (int i = before; i < divisions->repetitions; i++)
	{
		YbssMention *name = &divisions->repeated[i];

		if (name->start < at)
			continue;
		name->length += (uint16_t) (name->start - at);
		name->start = (uint16_t) at;
		return;
	}
}

/* Tell whether the name of a division begins here at all, perhaps behind 中国. */
static bool
may_be_chain(const YbssScan *scan, const YbssDivisions *divisions, int at)
{
	return ybss_name_follows(
		scan->lexicon,
		scan->unit + ybss_behind_separators(scan, at + ybss_country_length(scan, divisions, at)),
		1);
}

/* Read the names of divisions that are said again from a place on; where they end, or -1 where they
 * are too few to be no part of a name. Behind a number nothing but the head at the tail is said
 * again: what goes on is another address. */
static int
read_chain(const YbssScan *scan, YbssDivisions *divisions, int at, bool numbered)
{
	int before = divisions->repetitions, names = 0, longest = 0, next, village,
		end = at + ybss_country_length(scan, divisions, at);

	for (;; end = next)
	{
		YbssSpot spot = {.at = ybss_behind_separators(scan, end)};

		spot.count = ybss_find_names(scan->lexicon, scan->unit + spot.at, spot.found, YBSS_FOUND);
		next = spot.count > 0 ? ybss_read_repetition(scan, divisions, &spot) : -1;
		if (next < 0 && names > 0 && !numbered)
			next = read_deeper(scan, divisions, &spot);
		if (next < 0)
			break;
		longest = next - spot.at > longest ? next - spot.at : longest;
		names++;
	}
	if (longest < 3 || divisions->repetitions == before ||
		ybss_name_above_stands(scan, divisions, end))
		return -1;
	begin_at(divisions, before, at);
	if (scan->unit[ybss_behind_separators(scan, end)] == 0)
		return end;
	if (numbered || names < 2 || !detail_goes_on(scan, end))
		return -1;
	village = divisions->villages == 0 && divisions->level == 4
				  ? ybss_read_village(scan, divisions, end)
				  : -1;
	return village >= 0 ? village : end;
}

/* Find the divisions said again in what follows the divisions. */
void
ybss_find_again(const YbssScan *scan, YbssDivisions *divisions, int at)
{
	uint16_t first[9];
	uint64_t bits = 0;
	bool numbered = false;
	int count;

	if (divisions->sets != 1)
		return;
	count = first_characters(scan, divisions, first);
	for (int i = 0; i < count; i++)
		bits |= YBSS_BIT(first[i]);
	for (int from = at + 1; from < scan->length; from++)
	{
		YbssDivisions again;
		int i = 0, end;

		numbered |= ybss_is_digit(scan->unit[from]);
		if (!(bits & YBSS_BIT(scan->unit[from])))
			continue;
		while (i < count && first[i] != scan->unit[from])
			i++;
		if (i == count)
			continue;
		if (!may_be_chain(scan, divisions, from))
			continue;
		again = *divisions;
		if ((end = read_chain(scan, &again, from, numbered)) < 0)
			continue;
		*divisions = again;
		from = end - 1;
	}
}

/* Put blanks over a piece of the text that begins at a place or later. */
static void
blank_from(uint16_t *unit, int start, int length, int at)
{
	for (int from = start; start >= at && from < start + length; from++)
		unit[from] = ' ';
}

/* Put blanks over what was found from a place on. */
void
ybss_blank_again(const YbssDivisions *divisions, uint16_t *unit, int at)
{
	for (int i = 0; i < divisions->repetitions; i++)
		blank_from(unit, divisions->repeated[i].start, divisions->repeated[i].length, at);
	for (int l = 1; l <= 4; l++)
		blank_from(unit, divisions->mention[l].start, divisions->mention[l].length, at);
	if (divisions->villages != 0)
		blank_from(unit, divisions->village_start, divisions->village_length, at);
}
