/*
 * division_elements.c
 *		What was found of the divisions as elements, wide to narrow.
 */
#include "address/read/divisions.h"

#include <string.h>

/* Emit an element whose division is not certain: as the text has it. */
static void
emit_mention(YbssParser *p, YbssElementKind kind, const YbssMention *m, YbssReason reason)
{
	if (m->length)
		ybss_emit_typed(p, kind, m->start, m->start + m->length, reason);
}

/* Emit the place's name on its level, completed or as the text has it. */
static void
emit_place(YbssParser *p, uint32_t place)
{
	static const YbssElementKind kinds[] = {0, YBSS_ELEMENT_PROVINCE, YBSS_ELEMENT_CITY,
											YBSS_ELEMENT_DISTRICT, YBSS_ELEMENT_TOWN};
	const YbssPlace *it = &p->lexicon->place[place];
	const YbssMention *m = &p->mention[it->level];
	YbssElement *e;

	/* By statute such a zone is no county: named it is a zone, and it completes nothing. */
	if (it->level == 3 && ybss_is_statistical(p->lexicon, place))
	{
		if (m->length && p->zone < 0)
			ybss_emit(p, YBSS_ELEMENT_ZONE, m->start, m->start + m->length,
					  p->lexicon->text + it->name, it->length, (YbssReason) m->reason);
		return;
	}
	e = ybss_emit(p,
				  it->level == 4 && m->length &&
						  ybss_is_zone_like(p->lexicon->text[it->name + it->length - 1]) &&
						  p->zone < 0
					  ? YBSS_ELEMENT_ZONE
					  : kinds[it->level],
				  m->length ? m->start : 0, m->length ? m->start + m->length : 0,
				  p->lexicon->text + it->name, it->length,
				  m->length == 0					 ? YBSS_REASON_COMPLETED
				  : m->reason == YBSS_REASON_UNKNOWN ? YBSS_REASON_CORRECTED
													 : (YbssReason) m->reason);
	if (e && m->length)
		e->note = m->note;
}

/* What all members of the set share, or UINT32_MAX. */
static uint32_t
common_place(const YbssParser *p)
{
	uint32_t common = p->set[0];

	for (int i = 1; i < p->sets; i++)
		while (!(p->set[i] >= common && p->set[i] < p->lexicon->place[common].end))
		{
			if (p->lexicon->place[common].parent == common)
				return UINT32_MAX;
			common = p->lexicon->place[common].parent;
		}
	return common;
}

/* Emit the names above a place and its own. */
static void
emit_chain(YbssParser *p, uint32_t place)
{
	const YbssPlace *places = p->lexicon->place;
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
			emit_place(p, chain[depth]);
		if (depth == 0 && it->level == 1 && it->length == 3 &&
			p->lexicon->text[it->name + 2] == u'市')
			ybss_emit(p, YBSS_ELEMENT_CITY, 0, 0, p->lexicon->text + it->name, it->length,
					  YBSS_REASON_COMPLETED);
		if (it->hidden && it->level == 2 && places[it->parent].core == 2 &&
			p->lexicon->text[places[it->parent].name + 2] == u'市' &&
			places[it->parent].length == 3)
			/* 北京市 is province and city at once. */
			ybss_emit(p, YBSS_ELEMENT_CITY, 0, 0, p->lexicon->text + places[it->parent].name,
					  places[it->parent].length, YBSS_REASON_COMPLETED);
		if (it->level == 3 && p->zone < 0)
			emit_mention(p, YBSS_ELEMENT_ZONE, &p->zone_mention, YBSS_REASON_UNKNOWN);
		if (it->level == 3 && p->zone >= 0)
			ybss_emit(p, YBSS_ELEMENT_ZONE, p->zone_mention.start,
					  p->zone_mention.start + p->zone_mention.length,
					  p->lexicon->text + p->lexicon->zone[p->zone].name,
					  p->lexicon->zone[p->zone].length, (YbssReason) p->zone_mention.reason);
	}
}

/* Name the candidates and lower the confidence. */
static void
add_candidates(YbssParser *p)
{
	YbssParse *out = p->parse;
	int total = p->villages > 1 ? p->villages : p->sets;

	for (int i = 0; i < total && i < YBSS_CANDIDATES; i++)
		out->candidate[out->candidates++] = p->villages > 1
												? ybss_village_code(p->lexicon, p->village_set[i])
												: ybss_place_code(p->lexicon, p->set[i]);
	out->more_candidates = total - out->candidates;
	out->confidence /= (float) total;
}

/* A village that is not certain: as written, 村委会 shortened to 村. */
static void
emit_literal_village(YbssParser *p)
{
	int length = p->village_length;
	const uint16_t *name = p->unit + p->village_start;

	for (int i = 1; i < length; i++)
		if (name[i] == u'村' || (name[i] == u'区' && name[i - 1] == u'社')) /* 村, 社区 */
		{
			if (ybss_word_of(p->lexicon, name + i, YBSS_WORDS(VILLAGE)) == length - i ||
				name[i] == u'区')
				length = i + 1;
		}
	ybss_emit(p, YBSS_ELEMENT_COMMUNITY, p->village_start, p->village_start + p->village_length,
			  name, length, p->villages > 1 ? YBSS_REASON_AMBIGUOUS : YBSS_REASON_UNKNOWN);
}

/* Turn what was found into elements, wide to narrow. */
void
ybss_emit_divisions(YbssParser *p)
{
	static const YbssElementKind kinds[] = {0, YBSS_ELEMENT_PROVINCE, YBSS_ELEMENT_CITY,
											YBSS_ELEMENT_DISTRICT, YBSS_ELEMENT_TOWN};
	uint32_t common = UINT32_MAX;
	int common_level = 0;

	if (p->villages > 1 && p->villages <= YBSS_CANDIDATES)
	{
		/* What the villages' towns share is certain. */
		p->sets = 0;
		for (int i = 0; i < p->villages; i++)
			p->set[p->sets++] = ybss_village_town(p->lexicon, p->village_set[i]);
	}
	if (p->sets > 0)
		common = common_place(p);
	if (common != UINT32_MAX)
	{
		emit_chain(p, common);
		common_level = p->lexicon->place[common].level;
		p->parse->code = ybss_place_code(p->lexicon, common);
	}
	for (int l = common_level + 1; l <= 4; l++)
	{
		emit_mention(p, kinds[l], &p->mention[l],
					 p->mention[l].reason == YBSS_REASON_UNKNOWN ? YBSS_REASON_UNKNOWN
																 : YBSS_REASON_AMBIGUOUS);
		if (l == 3 && p->zone < 0)
			emit_mention(p, YBSS_ELEMENT_ZONE, &p->zone_mention, YBSS_REASON_UNKNOWN);
	}
	for (int i = 0; i < p->repetitions; i++)
		emit_mention(p, kinds[p->repeated[i].level], &p->repeated[i], YBSS_REASON_REPEATED);
	if (p->villages > 1 || (p->sets > 1 && !p->by_zone))
		add_candidates(p);
	if (p->villages == 1)
	{
		uint16_t name[80];
		int length = ybss_village_name(p->lexicon, p->village, name, 80);

		ybss_emit(p, YBSS_ELEMENT_COMMUNITY, p->village_start, p->village_start + p->village_length,
				  name, length, (YbssReason) p->village_reason);
		p->parse->code = ybss_village_code(p->lexicon, p->village);
	}
	else if (p->villages != 0)
		emit_literal_village(p);
}
