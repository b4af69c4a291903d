/*
 * division_elements.c
 *		What was found of the divisions as elements, wide to narrow.
 */
#include "address/read/division_elements.h"

#include <string.h>

#include "address/read/ahead.h"

/* A county that ended in this year or later is still written. */
#define RECENT 2024

/* Emit an element whose division is not certain: as the text has it. */
static void
emit_mention(const YbssScan *scan, YbssSink *sink, YbssElementKind kind, const YbssMention *m,
			 YbssReason reason)
{
	if (m->length)
		ybss_emit_typed(sink, scan->unit, kind, m->start, m->start + m->length, reason);
}

/* Tell whether a county is written that went into a new area over several of late: 渝北区 is known
 * to lie in 两江新区, and people are not told another district than they wrote. */
static bool
written_name_stays(const YbssScan *scan, const YbssPlace *county, const YbssMention *m)
{
	const YbssLexicon *lexicon = scan->lexicon;
	const uint16_t *end = lexicon->text + county->name + county->length;

	if (county->level != 3 || m->length < 3 || county->length < 3 || end[-2] != u'新' ||
		end[-1] != u'区')
		return false;
	if (m->reason == YBSS_REASON_OLD)
		return m->note >= 0 && lexicon->former[m->note].until >= RECENT;
	/* 江北区 without its city may be the one of 重庆. */
	return m->reason == YBSS_REASON_WRITTEN && m->name != YBSS_NONE &&
		   (m->length != county->length ||
			memcmp(scan->unit + m->start, end - county->length, m->length * sizeof *end) != 0);
}

/* Emit the place's name on its level, completed or as the text has it. */
static void
emit_place(const YbssScan *scan, const YbssDivisions *divisions, YbssSink *sink, uint32_t place)
{
	static const YbssElementKind kinds[] = {0, YBSS_ELEMENT_PROVINCE, YBSS_ELEMENT_CITY,
											YBSS_ELEMENT_DISTRICT, YBSS_ELEMENT_TOWN};
	const YbssPlace *it = &scan->lexicon->place[place];
	const YbssMention *m = &divisions->mention[it->level];
	YbssElement *e;

	/* 中环 lies in no county that people write. */
	if (m->length == 0 && it->level > 1 && it->statistical == YBSS_STATISTICAL_APART)
		return;
	/* By statute such a zone is no county: named it is a zone, and it completes nothing. */
	if (it->level == 3 && ybss_is_statistical(scan->lexicon, place))
	{
		if (m->length && divisions->zone < 0)
			ybss_emit(sink, YBSS_ELEMENT_ZONE, m->start, m->start + m->length,
					  scan->lexicon->text + it->name, it->length, (YbssReason) m->reason);
		return;
	}
	if (written_name_stays(scan, it, m))
	{
		e = ybss_emit(sink, YBSS_ELEMENT_DISTRICT, m->start, m->start + m->length,
					  scan->unit + m->start, m->length, YBSS_REASON_OLD);
		if (e)
			e->note = m->note;
		return;
	}
	e = ybss_emit(sink,
				  it->level == 4 && m->length &&
						  ybss_is_zone_like(scan->lexicon->text[it->name + it->length - 1]) &&
						  divisions->zone < 0
					  ? YBSS_ELEMENT_ZONE
					  : kinds[it->level],
				  m->length ? m->start : 0, m->length ? m->start + m->length : 0,
				  scan->lexicon->text + it->name, it->length,
				  m->length == 0					 ? YBSS_REASON_COMPLETED
				  : m->reason == YBSS_REASON_UNKNOWN ? YBSS_REASON_CORRECTED
													 : (YbssReason) m->reason);
	if (e && m->length)
		e->note = m->note;
}

/* What all members of the set share, or UINT32_MAX. */
static uint32_t
common_place(const YbssLexicon *lexicon, const YbssDivisions *divisions)
{
	uint32_t common = divisions->set[0];

	for (int i = 1; i < divisions->sets; i++)
		while (!(divisions->set[i] >= common && divisions->set[i] < lexicon->place[common].end))
		{
			if (lexicon->place[common].parent == common)
				return UINT32_MAX;
			common = lexicon->place[common].parent;
		}
	return common;
}

/* Tell whether a place is province and city at once: 北京市. */
static bool
is_municipality(const YbssLexicon *lexicon, uint32_t place)
{
	const YbssPlace *it = &lexicon->place[place];

	return it->level == 1 && it->length == 3 && lexicon->text[it->name + 2] == u'市';
}

/* Emit a municipality as the city that it is, too: 四川省万县市 names it by what it was. */
static void
emit_municipality(const YbssScan *scan, const YbssDivisions *divisions, YbssSink *sink,
				  uint32_t place)
{
	const YbssPlace *it = &scan->lexicon->place[place];
	const YbssMention *m = &divisions->mention[2];
	YbssElement *e =
		ybss_emit(sink, YBSS_ELEMENT_CITY, m->length ? m->start : 0,
				  m->length ? m->start + m->length : 0, scan->lexicon->text + it->name, it->length,
				  m->length ? (YbssReason) m->reason : YBSS_REASON_COMPLETED);

	if (e && m->length)
		e->note = m->note;
}

/* Emit the names above a place and its own. */
static void
emit_chain(const YbssScan *scan, const YbssDivisions *divisions, YbssSink *sink, uint32_t place)
{
	const YbssPlace *places = scan->lexicon->place;
	uint32_t chain[5] = {0};
	int depth = 0;

	for (uint32_t at = place;; at = places[at].parent)
	{
		chain[depth++] = at;
		if (places[at].parent == at)
			break;
	}
	while (depth-- > 0)
	{
		const YbssPlace *it = &places[chain[depth]];

		if (!it->hidden)
			emit_place(scan, divisions, sink, chain[depth]);
		if (depth == 0 && is_municipality(scan->lexicon, chain[0]))
			emit_municipality(scan, divisions, sink, chain[0]);
		else if (it->hidden && it->level == 2 && is_municipality(scan->lexicon, it->parent))
			emit_municipality(scan, divisions, sink, it->parent);
		if (it->level == 3 && divisions->zone < 0)
			emit_mention(scan, sink, YBSS_ELEMENT_ZONE, &divisions->zone_mention,
						 YBSS_REASON_UNKNOWN);
		if (it->level == 3 && divisions->zone >= 0)
			ybss_emit(sink, YBSS_ELEMENT_ZONE, divisions->zone_mention.start,
					  divisions->zone_mention.start + divisions->zone_mention.length,
					  scan->lexicon->text + scan->lexicon->zone[divisions->zone].name,
					  scan->lexicon->zone[divisions->zone].length,
					  (YbssReason) divisions->zone_mention.reason);
	}
}

/* Name the candidates. */
static void
add_candidates(const YbssLexicon *lexicon, const YbssDivisions *divisions, YbssParse *out)
{
	int total = divisions->villages > 1 ? divisions->villages : divisions->sets;

	for (int i = 0; i < total && i < YBSS_CANDIDATES; i++)
		out->candidate[out->candidates++] =
			divisions->villages > 1 ? ybss_village_code(lexicon, divisions->village_set[i])
									: ybss_place_code(lexicon, divisions->set[i]);
	out->more_candidates = total - out->candidates;
}

/* What was read and what may be meant instead, where a name contradicts its city. */
static void
add_doubt(const YbssLexicon *lexicon, uint32_t read, uint32_t instead, YbssParse *out)
{
	out->candidate[out->candidates++] = ybss_place_code(lexicon, read);
	out->candidate[out->candidates++] = ybss_place_code(lexicon, instead);
	out->confidence /= 2;
}

/* A village that is not certain: as written, 村委会 shortened to 村. */
static void
emit_literal_village(const YbssScan *scan, const YbssDivisions *divisions, YbssSink *sink)
{
	int length = divisions->village_length;
	const uint16_t *name = scan->unit + divisions->village_start;

	for (int i = 1; i < length; i++)
		if (name[i] == u'村' || (name[i] == u'区' && name[i - 1] == u'社')) /* 村, 社区 */
		{
			if (ybss_word_of(scan->lexicon, name + i, YBSS_WORDS(VILLAGE)) == length - i ||
				name[i] == u'区')
				length = i + 1;
		}
	ybss_emit(sink, YBSS_ELEMENT_COMMUNITY, divisions->village_start,
			  divisions->village_start + divisions->village_length, name, length,
			  divisions->villages > 1 ? YBSS_REASON_AMBIGUOUS : YBSS_REASON_UNKNOWN);
}

/* Turn what was found into elements, wide to narrow. */
void
ybss_emit_divisions(const YbssScan *scan, YbssDivisions *divisions, YbssSink *sink)
{
	static const YbssElementKind kinds[] = {0, YBSS_ELEMENT_PROVINCE, YBSS_ELEMENT_CITY,
											YBSS_ELEMENT_DISTRICT, YBSS_ELEMENT_TOWN};
	uint32_t common = UINT32_MAX;
	int common_level = 0;

	if (divisions->villages > 1 && divisions->villages <= YBSS_CANDIDATES)
	{
		/* What the villages' towns share is certain. */
		divisions->sets = 0;
		for (int i = 0; i < divisions->villages; i++)
			divisions->set[divisions->sets++] =
				ybss_village_town(scan->lexicon, divisions->village_set[i]);
	}
	if (divisions->sets > 0)
		common = common_place(scan->lexicon, divisions);
	if (common != UINT32_MAX)
	{
		emit_chain(scan, divisions, sink, common);
		common_level =
			is_municipality(scan->lexicon, common) ? 2 : scan->lexicon->place[common].level;
		sink->parse->code = ybss_place_code(scan->lexicon, common);
	}
	for (int l = common_level + 1; l <= 4; l++)
	{
		emit_mention(scan, sink, kinds[l], &divisions->mention[l],
					 divisions->mention[l].reason == YBSS_REASON_UNKNOWN ? YBSS_REASON_UNKNOWN
																		 : YBSS_REASON_AMBIGUOUS);
		if (l == 3 && divisions->zone < 0)
			emit_mention(scan, sink, YBSS_ELEMENT_ZONE, &divisions->zone_mention,
						 YBSS_REASON_UNKNOWN);
	}
	for (int i = 0; i < divisions->repetitions; i++)
		emit_mention(scan, sink, kinds[divisions->repeated[i].level], &divisions->repeated[i],
					 YBSS_REASON_REPEATED);
	if (divisions->villages > 1 || (divisions->sets > 1 && !divisions->by_zone))
		add_candidates(scan->lexicon, divisions, sink->parse);
	else if (divisions->doubt != YBSS_NONE && common != UINT32_MAX)
		add_doubt(scan->lexicon, common, divisions->doubt, sink->parse);
	if (divisions->villages == 1)
	{
		uint16_t name[80];
		int length = ybss_village_name(scan->lexicon, divisions->village_set[0], name, 80);

		ybss_emit(sink, YBSS_ELEMENT_COMMUNITY, divisions->village_start,
				  divisions->village_start + divisions->village_length, name, length,
				  (YbssReason) divisions->village_reason);
		sink->parse->code = ybss_village_code(scan->lexicon, divisions->village_set[0]);
	}
	else if (divisions->villages != 0)
		emit_literal_village(scan, divisions, sink);
	emit_mention(scan, sink, YBSS_ELEMENT_GROUP, &divisions->company, YBSS_REASON_CLASS_WORD);
}
