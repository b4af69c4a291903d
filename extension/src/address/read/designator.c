/*
 * designator.c
 *		Numbers and what they number: 3栋2单元501, 12#2-3-1, 负1层, 往东200米.
 */
#include "address/read/components.h"

#include <string.h>
#include <uchar.h>

#include "text/numeral.h"

/* Emit components as one element with the class word of its kind. */
static void
emit_components(YbssParser *p, YbssElementKind kind, const YbssDesignator *d, int first, int last,
				int end, YbssReason reason)
{
	static const uint16_t words[YBSS_ELEMENT_KINDS][3] = {[YBSS_ELEMENT_NUMBER] = {u'号'},
														  [YBSS_ELEMENT_BUILDING] = {u'栋'},
														  [YBSS_ELEMENT_UNIT] = {u'单', u'元'},
														  [YBSS_ELEMENT_FLOOR] = {u'层'},
														  [YBSS_ELEMENT_ROOM] = {u'室'}};
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = ybss_write_components(p, d, first, last, value, YBSS_DESIGNATOR_UNITS - 4);
	const uint16_t *word = words[kind];

	while (*word)
		value[length++] = *word++;
	ybss_emit(p, kind, d->part[first].start, end, value, length, reason);
}

/* Emit an element as "prefix, components, suffix". */
void
ybss_emit_framed(YbssParser *p, YbssElementKind kind, const YbssDesignator *d, int start, int end,
				 const char16_t *prefix, const char16_t *suffix)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = 0;

	while (*prefix)
		value[length++] = *prefix++;
	length += ybss_write_components(p, d, 0, d->count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 12);
	while (*suffix)
		value[length++] = *suffix++;
	ybss_emit(p, kind, start, end, value, length, YBSS_REASON_CLASS_WORD);
}

/* The kinds of a sequence, by what stands before it. */
static void
sequence_kinds(const YbssParser *p, const YbssDesignator *d, YbssElementKind *kinds)
{
	int last = ybss_component_value(p, &d->part[d->count - 1]),
		first = ybss_component_value(p, &d->part[0]);
	bool building = ybss_has(p, YBSS_ELEMENT_BUILDING), unit = ybss_has(p, YBSS_ELEMENT_UNIT),
		 floor = ybss_has(p, YBSS_ELEMENT_FLOOR);
	int n = d->count, i = 0;

	if (!building && !unit && !floor && n >= 1 && ybss_after_road(p) &&
		!ybss_has(p, YBSS_ELEMENT_NUMBER))
	{
		/* 红星路18-3-501: the first is the door number */
		kinds[i++] = YBSS_ELEMENT_NUMBER;
		if (n - i > 2)
			kinds[i++] = YBSS_ELEMENT_BUILDING;
	}
	else if (!building && !unit && !floor && (n > 1 || !ybss_has(p, YBSS_ELEMENT_NUMBER)))
		kinds[i++] = n == 1 && p->last != YBSS_ELEMENT_COMPOUND && p->last != YBSS_ELEMENT_PHASE
						 ? YBSS_ELEMENT_NUMBER
					 : n == 1 ? YBSS_ELEMENT_ROOM
							  : YBSS_ELEMENT_BUILDING;
	if (i == n)
		return;
	/* 501-502 behind a building are rooms both. */
	if (i == 0 && n == 2 && first >= 100 && last >= 100)
		kinds[i++] = YBSS_ELEMENT_ROOM;
	else if (n - i >= 3)
	{
		kinds[i++] = YBSS_ELEMENT_UNIT;
		kinds[i++] = YBSS_ELEMENT_FLOOR;
	}
	else if (n - i == 2)
	{
		if (unit)
			kinds[i++] = YBSS_ELEMENT_FLOOR;
		else if (i == 0 && last >= 0 && last < 10)
			/* 1栋22-3: a room below ten needs its floor. */
			kinds[i++] = YBSS_ELEMENT_FLOOR;
		else
			kinds[i++] = YBSS_ELEMENT_UNIT;
	}
	while (i < n)
		kinds[i++] = YBSS_ELEMENT_ROOM;
}

/* Emit a sequence such as 3-2-501; "end" is behind its class word. */
static bool
emit_sequence(YbssParser *p, const YbssDesignator *d, int end)
{
	YbssElementKind kinds[YBSS_COMPONENTS];

	sequence_kinds(p, d, kinds);
	for (int i = 0; i < d->count; i++)
	{
		int last = i;

		/* What is left over stays with the room: 408/411. */
		while (last + 1 < d->count && kinds[last + 1] == kinds[i])
			last++;
		emit_components(p, kinds[i], d, i, last, last + 1 < d->count ? d->part[last].end : end,
						YBSS_REASON_SEQUENCE);
		i = last;
	}
	return true;
}

/* Tell whether a sequence may stand here without any class word. */
static bool
sequence_stands(const YbssParser *p, const YbssDesignator *d)
{
	uint16_t next = p->unit[d->end];
	bool behind = p->last >= YBSS_ELEMENT_COMMUNITY || p->pending >= 0;
	bool ends = next == 0 || ybss_is_separator(next);
	bool numeral = false, letter = false;

	for (int i = 0; i < d->count; i++)
	{
		numeral |= d->part[i].numeral;
		letter |= ybss_is_letter(p->unit[d->part[i].start]);
	}
	if (!behind)
		return d->count >= 3 && !numeral;
	if (numeral)
		return p->pending < 0 && (ends || d->count > 1) &&
			   (ybss_has(p, YBSS_ELEMENT_BUILDING) || ybss_has(p, YBSS_ELEMENT_UNIT) ||
				ybss_has(p, YBSS_ELEMENT_FLOOR)) &&
			   d->part[0].end - d->part[0].start >= (d->count > 1 ? 1 : 3);
	if (ends || d->count >= 2)
		return !(d->count == 1 && letter && d->part[0].end - d->part[0].start == 1 && !ends);
	/* 北路18富力中心: a name follows the number */
	return p->pending < 0 && !letter && p->last >= YBSS_ELEMENT_ROAD;
}

/* What 号 numbers here: a door, a building or a room. */
YbssElementKind
ybss_kind_of_number(const YbssParser *p, int end)
{
	uint16_t next = p->unit[end];
	YbssDesignator d;
	uint32_t classes;

	if (ybss_after_road(p))
		return YBSS_ELEMENT_NUMBER;
	if (ybss_has(p, YBSS_ELEMENT_BUILDING) || ybss_has(p, YBSS_ELEMENT_UNIT) ||
		ybss_has(p, YBSS_ELEMENT_FLOOR))
		return YBSS_ELEMENT_ROOM;
	/* 18号3号: a room behind the door, but 18号3号2单元 a building. */
	if (ybss_has(p, YBSS_ELEMENT_NUMBER))
		return next == 0 || ybss_is_separator(next) ||
					   ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(RELATION)) > 0
				   ? YBSS_ELEMENT_ROOM
				   : YBSS_ELEMENT_BUILDING;
	/* 幸福城小区3号2单元 */
	if ((p->last == YBSS_ELEMENT_COMPOUND || p->last == YBSS_ELEMENT_PHASE) &&
		ybss_read_components(p, end, &d) && ybss_number_class(p, d.end, &classes) > 1 &&
		(classes & YBSS_WORDS(UNIT)))
		return YBSS_ELEMENT_BUILDING;
	return YBSS_ELEMENT_NUMBER;
}

/* A room: 501室, or 门面2号 for 2号门面. */
static void
emit_room(YbssParser *p, const YbssDesignator *d, int word, int end)
{
	const uint16_t *u = p->unit + d->end;
	char16_t prefix[8] = {0};

	for (int i = 1;
		 u[0] == u'号' && word > 1 && i < word && i < 7 && u[1] != u'室' && u[1] != u'房'; i++)
		prefix[i - 1] = u[i];
	ybss_emit_framed(p, YBSS_ELEMENT_ROOM, d, d->start, end, prefix, prefix[0] ? u"号" : u"室");
}

/* Emit the components as what their class word says; false where it says nothing here. */
static bool
emit_by_class(YbssParser *p, const YbssDesignator *d, int word, uint32_t classes)
{
	const uint16_t *u = p->unit + d->end;
	int end = d->end + word;
	int count = d->count;

	if ((classes & YBSS_WORDS(NUMBER)) && u[0] == u'号')
	{
		YbssElementKind kind = ybss_kind_of_number(p, end);

		if (count >= 2 && kind != YBSS_ELEMENT_NUMBER)
		{
			emit_sequence(p, d, end);
			p->at = end;
			return true;
		}
		if (kind == YBSS_ELEMENT_NUMBER)
		{
			ybss_emit_number(p, d, d->start, end, u"", true, word == 2 ? u"号院" : u"号");
			return true;
		}
		ybss_emit_framed(p, kind, d, d->start, end, u"", u"号");
		p->at = end;
		return true;
	}
	if (classes & YBSS_WORDS(LANE))
		/* 柳营路669弄14号: the lane is a road of its own, with its own door numbers. */
		ybss_emit_framed(p, ybss_has(p, YBSS_ELEMENT_ROAD) ? YBSS_ELEMENT_ROAD2 : YBSS_ELEMENT_ROAD,
						 d, d->start, end, u"", u"弄");
	else if (classes & YBSS_WORDS(HALL))
	{
		bool sharp = u[0] == '#';

		if (sharp && ybss_after_road(p) && p->pending < 0)
		{
			ybss_emit_number(p, d, d->start, end, u"", true, u"号");
			return true;
		}
		ybss_emit_framed(p, YBSS_ELEMENT_BUILDING, d, d->start, end, u"",
						 u[0] == u'座'				  ? u"座"
						 : u[0] == u'排'			  ? u"排"
						 : word == 2 && u[1] == u'楼' ? u"号楼"
													  : u"栋");
	}
	else if (classes & YBSS_WORDS(UNIT))
	{
		if (word == 1 && u[0] == u'门' && !ybss_has(p, YBSS_ELEMENT_BUILDING))
			return false;
		if (count == 2)
		{
			emit_components(p, YBSS_ELEMENT_BUILDING, d, 0, 0, d->part[0].end,
							YBSS_REASON_SEQUENCE);
			emit_components(p, YBSS_ELEMENT_UNIT, d, 1, 1, end, YBSS_REASON_CLASS_WORD);
		}
		else
			ybss_emit_framed(p, YBSS_ELEMENT_UNIT, d, d->start, end, u"", u"单元");
	}
	else if (classes & YBSS_WORDS(FLOOR))
	{
		if (ybss_is_letter(u[0]) &&
			!(u[1] == 0 || ybss_is_separator(u[1]) || ybss_is_han(u[1]) || ybss_is_digit(u[1])))
			return false;
		if (u[0] == u'楼' && ybss_is_letter(p->unit[d->start]) && d->end - d->start == 1 &&
			p->unit[d->start] != 'B')
			ybss_emit_framed(p, YBSS_ELEMENT_BUILDING, d, d->start, end, u"", u"楼");
		else
			ybss_emit_framed(p, YBSS_ELEMENT_FLOOR, d, d->start, end, u"",
							 u[0] == u'楼' ? u"楼" : u"层");
	}
	else if (classes & YBSS_WORDS(ROOM))
	{
		/* 1-5号门面 is a run of shops, 3-501室 a unit and a room. */
		if (count > 1 && !(u[0] == u'号' && word > 1 && u[1] != u'室' && u[1] != u'房'))
			emit_sequence(p, d, end);
		else
			emit_room(p, d, word, end);
	}
	else if (classes & YBSS_WORDS(PHASE))
	{
		ybss_emit_typed(p, YBSS_ELEMENT_PHASE, d->start, end, YBSS_REASON_CLASS_WORD);
	}
	else
		return false;
	p->at = end;
	return true;
}

/* 往东200米, 约50米. */
static bool
read_distance(YbssParser *p)
{
	static const uint16_t words[] = {u'往', u'向', u'朝', u'距', u'约', u'东', u'西',
									 u'南', u'北', u'侧', u'面', u'方', u'行', u'走',
									 u'前', u'后', u'左', u'右', 0};
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int start = p->at, at = start, length = 0, class, before;
	YbssDesignator d;
	uint32_t classes;

	for (bool more = true; more && at - start < 6;)
	{
		more = false;
		/* 往前走50米, but 后面100米 is a relation and a distance */
		for (int i = 0; words[i] && !more; i++)
			more = p->unit[at] == words[i] && (at > start || i < 14);
		at += more;
	}
	before = at - start;
	if (!ybss_read_components(p, at, &d))
		return false;
	class = ybss_number_class(p, d.end, &classes);
	if (class == 0 || !(classes & YBSS_WORDS(DISTANCE)) ||
		(ybss_is_letter(p->unit[d.end]) && ybss_is_letter(p->unit[d.end + class])))
		return false;
	if (class == 1 && p->unit[d.end] == u'里' && before == 0) /* 三里 is a name */
		return false;
	ybss_flush(p, start);
	memcpy(value, p->unit + start, (size_t) before * sizeof *value);
	length = before;
	length += ybss_write_components(p, &d, 0, d.count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 8);
	memcpy(value + length, p->unit + d.end, (size_t) class * sizeof *value);
	length += class;
	ybss_emit(p, YBSS_ELEMENT_DISTANCE, start, d.end + class, value, length,
			  YBSS_REASON_CLASS_WORD);
	p->at = d.end + class;
	if (p->unit[p->at] == u'处') /* 处 */
		p->at++;
	return true;
}

/* 5组, 十二组 behind a village. */
static bool
emit_group(YbssParser *p, const YbssDesignator *d, int word)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length;
	const uint16_t *u = p->unit + d->end;
	uint16_t team = u[word - 1] == u'队' || u[word - 1] == u'社' ? u[word - 1] : u'组';

	if (ybss_has(p, YBSS_ELEMENT_ROAD) || ybss_has(p, YBSS_ELEMENT_BUILDING) ||
		ybss_is_cluster(p, d->end + word, word) || d->count > 1)
		return false;
	if (p->pending >= 0 && !ybss_has(p, YBSS_ELEMENT_COMMUNITY) && !ybss_has(p, YBSS_ELEMENT_TOWN))
		return false;
	ybss_flush(p, d->start);
	length = ybss_write_components(p, d, 0, 0, value, YBSS_DESIGNATOR_UNITS - 2);
	value[length++] = team;
	ybss_emit(p, YBSS_ELEMENT_GROUP, d->start, d->end + word, value, length,
			  YBSS_REASON_CLASS_WORD);
	p->at = d->end + word;
	return true;
}

/* Tell whether components may be read at this character at all. */
static bool
may_begin(const YbssParser *p, uint16_t c)
{
	return (p->lexicon->character[c].kind & YBSS_BEGINS_NUMBER) != 0;
}

/* Read one designator at this place; false where none stands here. */
bool
ybss_read_designator(YbssParser *p, const YbssFound *words, int count)
{
	YbssDesignator d;
	uint32_t classes = 0;
	int at = p->at, word;

	if (ybss_read_prefixed(p, words, count))
		return true;
	if ((may_begin(p, p->unit[at]) || count > 0 || p->unit[at] == u'约' || p->unit[at] == u'朝' ||
		 p->unit[at] == u'往' || p->unit[at] == u'向' || p->unit[at] == u'距') &&
		read_distance(p))
		return true;
	if (p->unit[at] == u'第') /* 第 */
		at++;
	if (!may_begin(p, p->unit[at]) || !ybss_read_components(p, at, &d))
		return false;
	/* A Latin name or a number that was no designator goes on. */
	if (p->pending >= 0 && at > p->pending &&
		ybss_is_letter(p->unit[at - 1]) + ybss_is_digit(p->unit[at - 1]) > 0)
		return false;
	d.start = p->at;
	word = ybss_number_class(p, d.end, &classes);
	/* 18号楼上 is above door 18. */
	if (word == 2 && p->unit[d.end] == u'号' && p->unit[d.end + 1] == u'楼' &&
		(p->unit[d.end + 2] == u'上' || p->unit[d.end + 2] == u'下'))
	{
		word = 1;
		classes = YBSS_WORDS(NUMBER);
	}
	if (word > 0 && (classes & (YBSS_WORDS(ROAD) | YBSS_WORDS(PLAIN))) &&
		!(classes & YBSS_WORDS(LANE)))
		return false;
	if (word > 0 && (classes & YBSS_WORDS(NUMBER)) &&
		ybss_word_of(p->lexicon, p->unit + d.end + word, YBSS_WORDS(ROAD)) > 0)
	{
		ybss_flush(p, d.start); /* 5号大街 is a name of its own */
		return false;
	}
	if (word > 0 && (classes & YBSS_WORDS(GROUP)))
		return emit_group(p, &d, word);
	if (word > 0)
	{
		/* 中山一路 stays a name; 幸福二区 is a phase. */
		if (d.part[0].numeral && (classes & YBSS_WORDS(UNIT)) && word == 1 &&
			p->unit[d.end] == u'门' && p->last != YBSS_ELEMENT_BUILDING)
			return false;
		ybss_flush(p, d.start);
		if (emit_by_class(p, &d, word, classes))
			return true;
	}
	if (word == 0 && !ybss_has(p, YBSS_ELEMENT_NUMBER) && !ybss_has(p, YBSS_ELEMENT_BUILDING) &&
		p->last >= YBSS_ELEMENT_COMMUNITY && p->unit[d.end] == u'附' &&
		ybss_is_digit(p->unit[d.end + 1]))
	{
		ybss_flush(p, d.start);
		ybss_emit_number(p, &d, d.start, d.end, u"", false, u"号");
		return true;
	}
	if (!sequence_stands(p, &d))
		return false;
	ybss_flush(p, d.start);
	if (d.count == 1 && d.part[0].numeral && p->last < YBSS_ELEMENT_BUILDING)
		return false;
	/* 18附1号 */
	if (d.count <= 2 && !ybss_has(p, YBSS_ELEMENT_NUMBER) &&
		(ybss_after_road(p) || p->last == YBSS_ELEMENT_GROUP))
	{
		ybss_emit_number(p, &d, d.start, d.end, u"", false, u"号");
		return true;
	}
	emit_sequence(p, &d, d.end);
	p->at = d.end;
	return true;
}
