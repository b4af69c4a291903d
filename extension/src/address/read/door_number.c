/*
 * door_number.c
 *		Door numbers: 18号附1号, 之一, 18-22号, 18、20号.
 */
#include "address/read/door_number.h"

#include "address/read/ahead.h"
#include "text/numeral.h"

/* So many digits are a post code. */
#define POST_CODE 6

/* Tell whether a building, a stair or what is within one is numbered here: 12号乙3单元. */
bool
ybss_house_follows(const YbssScan *scan, int at)
{
	YbssDesignator d;
	uint32_t classes;

	return ybss_read_components(scan, at, &d) &&
		   ybss_number_class(scan->lexicon, scan->unit + d.end, &classes) > 0 &&
		   (classes & (YBSS_WORDS(HALL) | YBSS_WORDS(UNIT) | YBSS_WORDS(FLOOR) | YBSS_WORDS(ROOM)));
}

/* 18号甲, 18号内1号, 18号增1号: a letter of old, a door within, one beside; appends it and returns
 * its end. */
static int
read_inner(const YbssScan *scan, int at, uint16_t *value, int *length)
{
	uint16_t c = scan->unit[at], next = scan->unit[at + 1];
	YbssDesignator d;
	uint32_t classes;

	if (ybss_is_one_of(c, u"甲乙丙丁") &&
		(ybss_is_end(next) || next == u'号' ||
		 (ybss_is_digit(next) && ybss_house_follows(scan, at + 1))))
	{
		value[(*length)++] = c;
		return at + 1 + (next == u'号');
	}
	/* But 12号院内3号楼 is in the yard. */
	if ((c == u'内' || c == u'增') && scan->unit[at - 1] == u'号' &&
		ybss_read_components(scan, at + 1, &d) && d.count == 1 && scan->unit[d.end] == u'号' &&
		ybss_number_class(scan->lexicon, scan->unit + d.end, &classes) == 1)
	{
		value[(*length)++] = c;
		*length += ybss_write_components(scan, &d, 0, 0, value + *length,
										 YBSS_DESIGNATOR_UNITS - *length - 4);
		value[(*length)++] = u'号';
		return d.end + 1;
	}
	return at;
}

/* 之一五楼 is 之一 and the fifth floor: of two numerals without 十 only the first is attached. */
static void
split_floor(const YbssScan *scan, YbssDesignator *d)
{
	YbssComponent *part = &d->part[0];
	uint32_t classes;

	if (d->count > 1 || !part->numeral || part->end - part->start < 2 ||
		ybss_numeral_value(scan->unit[part->start]) >= 10 ||
		ybss_numeral_value(scan->unit[part->start + 1]) >= 10 ||
		ybss_number_class(scan->lexicon, scan->unit + part->end, &classes) == 0 ||
		!(classes & YBSS_WORDS(FLOOR)))
		return;
	part->end = d->end = part->start + 1;
}

/* Append 附1号, 之一 and their like to a door number. */
static int
read_attached(const YbssScan *scan, int at, uint16_t *value, int *length, bool *ended)
{
	bool attached = false;

	for (;;)
	{
		/* 88号-附10号 */
		int dash =
			(scan->unit[at] == '-' && scan->unit[at + 1] == u'附') ||
			(attached && scan->unit[at] == u'、' && ybss_is_one_of(scan->unit[at + 1], u"附之"));
		int word = ybss_word_of(scan->lexicon, scan->unit + at + dash, YBSS_WORDS(ATTACHED)), class;
		YbssDesignator d;
		uint32_t classes;
		bool of = scan->unit[at + dash] == u'之', list = dash && scan->unit[at] == u'、';

		at += dash;
		if (word == 0 || !ybss_read_components(scan, at + word, &d) ||
			*length > YBSS_DESIGNATOR_UNITS - 50)
			return at - dash;
		split_floor(scan, &d);
		if (!*ended)
			value[(*length)++] = u'号';
		/* 附1号、附2号; 附1-附3号 */
		if (list)
		{
			value[(*length)++] = u'、';
			value[(*length)++] = of ? u'之' : u'附';
		}
		else if (dash && attached && value[*length - 1] == u'号')
			value[*length - 1] = '-';
		else
			value[(*length)++] = of ? u'之' : u'附';
		attached = true;
		*length += ybss_write_components(scan, &d, 0, d.count - 1, value + *length,
										 YBSS_DESIGNATOR_UNITS - *length - 4);
		at = d.end;
		class = ybss_number_class(scan->lexicon, scan->unit + at, &classes);
		if (class > 0 && (classes & YBSS_WORDS(NUMBER)))
			at += 1;
		if (!of)
			value[(*length)++] = u'号';
		*ended = true;
	}
}

/* Append further door numbers: 18号-1 is 18-1号, 18号至22号 is 18-22号, 18、20号 stays. */
static int
read_further(const YbssScan *scan, int at, uint16_t *value, int *length, bool *ended)
{
	for (;;)
	{
		uint16_t c = scan->unit[at];
		bool range = c == u'至' || c == u'到' || c == '~', dash = c == '-', list = c == u'、';
		YbssDesignator d;
		uint32_t classes;
		int class;

		if (!(range || dash || list) || !ybss_read_components(scan, at + 1, &d) ||
			*length > YBSS_DESIGNATOR_UNITS - 40 || (d.count != 1 && !list) ||
			d.end - d.start >= POST_CODE)
			return at;
		class = ybss_number_class(scan->lexicon, scan->unit + d.end, &classes);
		/* 18、19、20号 */
		if (class == 0 && list && scan->unit[d.end] == u'、')
			;
		else if (class > 0
					 ? !(classes & YBSS_WORDS(NUMBER)) || scan->unit[d.end] != u'号' || class > 1
					 : !dash ||
						   (!ybss_is_end(scan->unit[d.end]) && !ybss_is_han(scan->unit[d.end])))
			return at;
		if (*ended && !list && value[*length - 1] == u'号')
			(*length)--;
		value[(*length)++] = list ? u'、' : '-';
		*length += ybss_write_components(scan, &d, 0, d.count - 1, value + *length,
										 YBSS_DESIGNATOR_UNITS - *length - 4);
		*ended = class > 0 || !list;
		if (*ended)
			value[(*length)++] = u'号';
		at = d.end + (class > 0);
	}
}

/* Emit a door number; "at" is behind its class word. Returns where it ends. */
int
ybss_emit_number(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int start,
				 int at, const char16_t *prefix, bool has_class, const char16_t *suffix)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = 0, end;
	bool ended = has_class;

	while (*prefix)
		value[length++] = *prefix++;
	length += ybss_write_components(scan, d, 0, d->count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 12);
	if (has_class)
		while (*suffix)
			value[length++] = *suffix++;
	if (has_class && length < YBSS_DESIGNATOR_UNITS - 50)
		at = read_inner(scan, at, value, &length);
	at = read_attached(scan, at, value, &length, &ended);
	end = read_further(scan, at, value, &length, &ended);
	if (!ended)
		value[length++] = u'号';
	ybss_emit(detail->sink, YBSS_ELEMENT_NUMBER, start, end, value, length, YBSS_REASON_CLASS_WORD);
	return end;
}

/* What 号 numbers here: a door, a building or a room. */
YbssElementKind
ybss_kind_of_number(const YbssScan *scan, const YbssDetail *detail, int end)
{
	uint16_t next = scan->unit[end];
	YbssDesignator d;
	uint32_t classes;

	if (ybss_after_road(detail))
		return YBSS_ELEMENT_NUMBER;
	if (ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_has(detail, YBSS_ELEMENT_UNIT) ||
		ybss_has(detail, YBSS_ELEMENT_FLOOR))
		return YBSS_ELEMENT_ROOM;
	/* 18号3号: a room behind the door, but 18号3号2单元 a building. */
	if (ybss_has(detail, YBSS_ELEMENT_NUMBER))
		return ybss_is_end(next) ||
					   ybss_word_of(scan->lexicon, scan->unit + end, YBSS_WORDS(RELATION)) > 0
				   ? YBSS_ELEMENT_ROOM
				   : YBSS_ELEMENT_BUILDING;
	/* 幸福城小区3号2单元 */
	if ((ybss_last(detail) == YBSS_ELEMENT_COMPOUND || ybss_last(detail) == YBSS_ELEMENT_PHASE) &&
		ybss_read_components(scan, end, &d) &&
		ybss_number_class(scan->lexicon, scan->unit + d.end, &classes) > 1 &&
		(classes & YBSS_WORDS(UNIT)))
		return YBSS_ELEMENT_BUILDING;
	return YBSS_ELEMENT_NUMBER;
}
