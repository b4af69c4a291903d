/*
 * another.c
 *		A second address in one line: 梧桐路18号；红花岗区白杨路7号.
 *
 * One begins behind something that separates, where the first already numbers a
 * door and what follows has a detail of its own: behind ; / & a road with a
 * number or another division is enough, behind a comma or a blank, which also
 * part the elements of one address, both are needed. What only says again what
 * was said, and goes on from there, is the same address.
 */
#include "address/read/another.h"

#include <string.h>

#include "address/read/ahead.h"
#include "address/read/detail.h"
#include "address/read/division_set.h"
#include "text/numeral.h"

/* So many places of a text are tried. */
#define PLACES_TRIED 8

#define KIND(k) (1u << YBSS_ELEMENT_##k)

/* What numbers something: with it an address is whole enough for another to follow. */
#define NUMBERED (KIND(NUMBER) | KIND(BUILDING) | KIND(UNIT) | KIND(FLOOR) | KIND(ROOM))

/* A run of separators: where it and what follows begins, and what parts. */
typedef struct YbssSeam
{
	int start;
	int next;
	bool strong; /* parts addresses rather than elements */
} YbssSeam;

/* What the reader of the detail finds between two places. */
static uint32_t
kinds_between(const YbssNoise *noise, int start, int end)
{
	YbssParse parse;
	YbssSink sink = {&parse, 0, -1};
	YbssDivisions divisions;
	YbssDetail detail = {&sink, &divisions, -1};
	YbssScan scan = {noise->lexicon, NULL, noise->text->unit, end};
	uint16_t kept = noise->text->unit[end];

	parse.elements = parse.values = 0;
	ybss_divisions_begin(&divisions);
	noise->text->unit[end] = 0;
	ybss_read_detail(&scan, &detail, start);
	noise->text->unit[end] = kept;
	return sink.seen;
}

/* Tell whether the name of a province, city or county begins here, its class word written, perhaps
 * behind a short one: 江苏南京市. */
static bool
division_begins(const YbssLexicon *lexicon, const uint16_t *at)
{
	YbssFound found[8];
	int hits = ybss_find_names(lexicon, at, found, 8);

	for (int i = hits - 1; i >= 0; i--)
	{
		const uint16_t *end = at + found[i].length;

		if (found[i].length >= 3 && ybss_is_one_of(end[-1], u"省市区县旗盟州") &&
			!ybss_name_goes_on(lexicon, end))
			return true;
		if (found[i].length == 2 && ybss_name_follows(lexicon, end, 3))
			return true;
	}
	return false;
}

/* Tell whether a unit joins two addresses, or parts them. */
static inline bool
is_seam(uint16_t unit)
{
	return ybss_is_separator(unit) || unit == '/' || unit == '&';
}

/* Tell whether another address may begin behind a unit: a seam, or 及, 或. */
static inline bool
may_part(uint16_t unit)
{
	return is_seam(unit) || unit == u'及' || unit == u'和' || unit == u'与' || unit == u'或';
}

/* Take the run of separators that begins at a place. */
static YbssSeam
take_seam(const YbssText *text, int at)
{
	YbssSeam seam = {at, at, false};

	while (is_seam(text->unit[seam.next]))
	{
		/* A colon behind a blank ends a label: 工厂地址: was blanked. */
		seam.strong |= ybss_is_one_of(text->unit[seam.next], u";/&|") ||
					   (text->unit[seam.next] == ':' && seam.next > at);
		seam.next++;
	}
	/* 及, 或 */
	if (seam.next == at)
		seam.next++;
	return seam;
}

/* Where the label before a colon begins, 营业部地址:, or the seam's own start. */
static int
label_start(const YbssText *text, const YbssSeam *seam)
{
	int start = seam->start;

	if (text->unit[start] != ':' || start == 0 ||
		!ybss_is_one_of(text->unit[start - 1], u"址地处部厂心司店"))
		return start;
	while (start > 0 && seam->start - start < 9 && ybss_is_han(text->unit[start - 1]))
		start--;
	return start > 0 && ybss_is_separator(text->unit[start - 1]) ? start : seam->start;
}

/* Tell whether what follows a seam was said before it. */
static bool
was_said(const YbssText *text, const YbssSeam *seam)
{
	int end = text->length, length;

	while (end > seam->next && ybss_is_separator(text->unit[end - 1]))
		end--;
	length = end - seam->next;
	for (int at = 0; at + length <= seam->start; at++)
		if (memcmp(text->unit + at, text->unit + seam->next,
				   (size_t) length * sizeof *text->unit) == 0)
			return true;
	return false;
}

/* Tell whether what stands before a seam is an address, and no institution before one. */
static bool
is_whole(const YbssNoise *noise, const YbssSeam *seam, uint32_t before)
{
	const uint16_t *unit = noise->text->unit;
	int at = 0;

	while (at < seam->start && ybss_is_separator(unit[at]))
		at++;
	return (before & NUMBERED) &&
		   ((before & (KIND(ROAD) | KIND(NUMBER))) || division_begins(noise->lexicon, unit + at));
}

/* Tell whether another address follows a seam. */
static bool
another_follows(const YbssNoise *noise, const YbssSeam *seam, uint32_t before, uint32_t behind)
{
	bool division = division_begins(noise->lexicon, noise->text->unit + seam->next),
		 road = (behind & KIND(ROAD)) != 0;

	if (seam->strong)
		return division || (road && (before & KIND(ROAD)) && (behind & KIND(NUMBER)));
	return division &&
		   ((road && (behind & (NUMBERED | KIND(COMPOUND)))) || (behind & KIND(NUMBER)));
}

/* Cut what stands behind a seam: another address, or the same again. */
static void
cut_behind(const YbssNoise *noise, const YbssSeam *seam, YbssElementKind kind, YbssReason reason)
{
	YbssText *text = noise->text;
	int label = label_start(text, seam), start = label < seam->start ? label : seam->next,
		elements = noise->sink->parse->elements;

	ybss_emit_typed(noise->sink, text->unit, kind, start, text->length, reason);
	if (noise->sink->parse->elements > elements)
		ybss_blank(text, label, text->length);
}

/* Cut what follows a seam, if it is another address or the same again; false where it is neither.
 */
static bool
cut_seam(const YbssNoise *noise, const YbssSeam *seam)
{
	const YbssText *text = noise->text;
	uint32_t before = kinds_between(noise, 0, label_start(text, seam)), behind;

	if (!is_whole(noise, seam, before))
		return false;
	behind = kinds_between(noise, seam->next, text->length);
	if (was_said(text, seam))
	{
		/* What only names divisions again is read with them. */
		if (behind & NUMBERED)
			cut_behind(noise, seam, YBSS_ELEMENT_REMARK, YBSS_REASON_REPEATED);
		return (behind & NUMBERED) != 0;
	}
	if (!another_follows(noise, seam, before, behind))
		return false;
	cut_behind(noise, seam, YBSS_ELEMENT_ANOTHER, YBSS_REASON_ANOTHER);
	return true;
}

/* Cut the second address of a text and all behind it. */
void
ybss_cut_another(const YbssNoise *noise)
{
	const YbssText *text = noise->text;
	bool numbered = false;
	int tried = 0, looked = 0;

	for (int at = 0; at < text->length && tried < PLACES_TRIED; at++)
	{
		YbssSeam seam;

		if (!may_part(text->unit[at]))
			continue;
		for (; !numbered && looked < at; looked++)
			numbered =
				ybss_is_digit(text->unit[looked]) || ybss_numeral_value(text->unit[looked]) > 0;
		if (!numbered)
			continue;
		seam = take_seam(text, at);
		if (seam.next < text->length &&
			(seam.strong || division_begins(noise->lexicon, text->unit + seam.next)))
		{
			tried++;
			if (cut_seam(noise, &seam))
				return;
		}
		at = seam.next - 1;
	}
}

/* Where the second address of a text that was read stands, or NULL. */
const YbssElement *
ybss_another(const YbssParse *parse)
{
	for (int i = 0; i < parse->elements; i++)
		if (parse->element[i].kind == YBSS_ELEMENT_ANOTHER)
			return &parse->element[i];
	return NULL;
}
