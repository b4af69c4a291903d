/*
 * parse.c
 *		Reads people's text as an address: noise out, divisions, then the detail.
 */
#include "address/read/parse.h"

#include <string.h>

#include "address/read/ahead.h"
#include "address/read/confidence.h"
#include "address/read/detail.h"
#include "address/read/division_again.h"
#include "address/read/division_elements.h"
#include "address/read/divisions.h"
#include "address/read/noise.h"

/* Put what an alias stands for in its place; every unit keeps the place of the alias. */
static void
replace_alias(YbssText *text, int at, const YbssLocalName *alias, YbssParse *parse)
{
	int shift = alias->meaning_length - alias->length;
	YbssAlias *note = &parse->alias[parse->aliases];

	if (text->length + shift > YBSS_TEXT_UNITS)
		return;
	*note = (YbssAlias){(uint16_t) at, alias->meaning_length, text->from[at],
						(uint16_t) (text->from[at + alias->length - 1] + 1)};
	parse->aliases++;
	memmove(text->unit + at + alias->meaning_length, text->unit + at + alias->length,
			(size_t) (text->length - at - alias->length + 16) * sizeof *text->unit);
	memmove(text->from + at + alias->meaning_length, text->from + at + alias->length,
			(size_t) (text->length - at - alias->length + 1) * sizeof *text->from);
	memcpy(text->unit + at, alias->meaning, alias->meaning_length * sizeof *text->unit);
	/* All of the meaning stands where the alias stood. */
	for (int i = 0; i < alias->meaning_length; i++)
		text->from[at + i] = text->from[at];
	text->length += shift;
}

/*
 * Tell whether an alias is a road's and what follows makes it another thing's
 * name: a road is renamed, the 小区 and the 社区 named after it are not.
 */
static bool
names_another(const YbssText *text, int at, const YbssLocalName *alias)
{
	static const char16_t *const kinds[] = {
		u"小区", u"社区", u"居委",	 u"村",	  u"公园", u"广场", u"大厦",   u"花园", u"公寓",
		u"小学", u"中学", u"幼儿园", u"市场", u"街道", u"车站", u"派出所", NULL};

	if (!ybss_is_one_of(alias->name[alias->length - 1], u"路街巷道"))
		return false;
	for (int i = 0; kinds[i] != NULL; i++)
		if (ybss_begins_with(text->unit + at + alias->length, kinds[i]) > 0)
			return true;
	return false;
}

/* Replace aliases; returns the division that local names agree on: 0 none, -1 they do not agree. */
static int64_t
apply_local_names(const YbssLexicon *lexicon, const YbssLocalNames *local, YbssText *text,
				  YbssParse *parse)
{
	int64_t division = 0;

	if (local == NULL || local->count == 0)
		return 0;
	for (int at = 0; at < text->length; at++)
	{
		const YbssLocalName *n = ybss_local_names_find(local, text->unit + at);

		if (n == NULL)
			continue;
		if (n->kind == YBSS_LOCAL_ALIAS && !names_another(text, at, n) &&
			parse->aliases < YBSS_ALIASES)
		{
			replace_alias(text, at, n, parse);
			at += n->meaning_length - 1;
			continue;
		}
		if (n->division > 0 && (n->kind == YBSS_LOCAL_ROAD ||
								!ybss_road_word_follows(lexicon, text->unit + at + n->length)))
			division = division == 0 || division == n->division ? n->division : -1;
		at += n->length - 1;
	}
	return division;
}

/* What stands before the address: a person beside a phone, else a named place. */
static void
emit_front(const YbssScan *scan, const YbssDivisions *divisions, YbssSink *sink)
{
	bool phone = false;
	int start = divisions->front_start, end = divisions->front;

	if (end == 0)
		return;
	if (divisions->otherwise)
	{
		ybss_emit_typed(sink, scan->unit, YBSS_ELEMENT_REMARK, start, end, YBSS_REASON_OTHERWISE);
		return;
	}
	while (end > start && ybss_is_separator(scan->unit[end - 1]))
		end--;
	for (int i = 0; i < sink->parse->elements; i++)
		phone |= sink->parse->element[i].kind == YBSS_ELEMENT_PHONE;
	ybss_emit_typed(sink, scan->unit,
					phone && end < divisions->front && end - start <= 4 ? YBSS_ELEMENT_NAME
																		: YBSS_ELEMENT_REMARK,
					start, end, YBSS_REASON_CUT);
}

/* Read a normalised text. */
void
ybss_address_parse(const YbssLexicon *lexicon, const YbssLocalNames *local, YbssText *text,
				   YbssParse *parse)
{
	YbssSink sink = {parse, 0, -1};
	YbssNoise noise = {lexicon, text, &sink};
	YbssDivisions divisions;
	YbssDetail detail = {&sink, &divisions, -1};
	YbssScan scan = {lexicon, local, text->unit, 0};
	int64_t local_division;
	int at;

	parse->code = 0;
	parse->confidence = 1;
	parse->aliases = parse->elements = parse->candidates = parse->more_candidates = parse->values =
		0;
	local_division = apply_local_names(lexicon, local, text, parse);
	ybss_cut_noise(&noise);
	scan.length = text->length;
	ybss_divisions_begin(&divisions);
	at = ybss_read_divisions(&scan, &divisions, local_division);
	ybss_find_again(&scan, &divisions, at);
	ybss_emit_divisions(&scan, &divisions, &sink);
	ybss_blank_again(&divisions, text->unit, at);
	emit_front(&scan, &divisions, &sink);
	ybss_read_detail(&scan, &detail, at);
	ybss_weigh_reading(&scan, parse);
}
