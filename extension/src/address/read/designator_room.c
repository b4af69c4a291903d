/*
 * designator_room.c
 *		Rooms, shops and gates: 501室, 6号门面房, 1208室-3, 83号门.
 */
#include "address/read/designator_room.h"

#include "address/read/ahead.h"
#include "address/read/door_number.h"
#include "address/read/sequence.h"
#include "text/numeral.h"

/* Tell whether 号门 stands here and is a gate or a stair, and no 门诊, 门卫, 门口. */
bool
ybss_gate_stands(const YbssScan *scan, int at)
{
	const uint16_t *u = scan->unit + at;

	return u[0] == u'号' && u[1] == u'门' &&
		   (!ybss_is_han(u[2]) || ybss_numeral_value(u[2]) > 0 ||
			ybss_word_of(scan->lexicon, u + 2, YBSS_WORDS(RELATION)) > 0) &&
		   ybss_word_of(scan->lexicon, u + 1, YBSS_WORDS(RELATION) | YBSS_WORDS(SHOP)) == 0;
}

/* 8号门 of a road or a lane is its door, 94栋2号门1440 a stair; else it is a gate, a place by
 * itself.
 */
int
ybss_read_gate(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d)
{
	int end = d->end + 2;

	if (ybss_after_road(detail))
		return ybss_emit_number(scan, detail, d, d->start, end, u"", true, u"号");
	if (ybss_has(detail, YBSS_ELEMENT_BUILDING) && !ybss_has(detail, YBSS_ELEMENT_UNIT) &&
		ybss_is_digit(scan->unit[end]))
		return ybss_emit_framed(scan, detail, YBSS_ELEMENT_UNIT, d, d->start, end, u"", u"单元");
	if (ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_has(detail, YBSS_ELEMENT_FLOOR))
		return ybss_emit_framed(scan, detail, YBSS_ELEMENT_ROOM, d, d->start, end, u"", u"号");
	return ybss_emit_framed(scan, detail, YBSS_ELEMENT_COMPOUND, d, d->start, end, u"", u"号门");
}

/* Behind a room: 1208室-3 is a room in a room, 301室至305室 a run; appends it, returns its end. */
static int
read_further_room(const YbssScan *scan, int at, uint16_t *value, int *length)
{
	uint16_t c = scan->unit[at];
	YbssDesignator d;
	uint32_t classes;
	int word;

	if ((c != '-' && c != '~' && c != u'至' && c != u'到') ||
		!ybss_read_components(scan, at + 1, &d) || d.count > 1)
		return at;
	word = ybss_number_class(scan->lexicon, scan->unit + d.end, &classes);
	if (word > 0 ? !(classes & (YBSS_WORDS(ROOM) | YBSS_WORDS(NUMBER)))
				 : c != '-' || !ybss_is_end(scan->unit[d.end]))
		return at;
	value[(*length)++] = '-';
	*length += ybss_write_components(scan, &d, 0, 0, value + *length, 40);
	return d.end + word;
}

/* Emit a room as "prefix, components, suffix" and what goes on behind it; returns where it ends. */
int
ybss_emit_room(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int at,
			   const char16_t *prefix, uint16_t suffix)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = 0;

	while (*prefix)
		value[length++] = *prefix++;
	length += ybss_write_components(scan, d, 0, d->count - 1, value + length, 40);
	at = read_further_room(scan, at, value, &length);
	value[length++] = suffix;
	ybss_emit(detail->sink, YBSS_ELEMENT_ROOM, d->start, at, value, length, YBSS_REASON_CLASS_WORD);
	return at;
}

/* Tell whether shops from one number to another stand here: 135号-142号铺. */
bool
ybss_shops_follow(const YbssScan *scan, int at)
{
	YbssDesignator d;
	uint32_t classes;

	return (scan->unit[at] == '-' || scan->unit[at] == '~' || scan->unit[at] == u'至') &&
		   ybss_read_components(scan, at + 1, &d) && d.count == 1 &&
		   ybss_number_class(scan->lexicon, scan->unit + d.end, &classes) > 1 &&
		   (classes & YBSS_WORDS(ROOM));
}

/* A room: 501室, or 门面2号 for 2号门面; 3-501室 is a unit and a room, 1-5号门面 a run of shops. */
int
ybss_read_room(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	const uint16_t *u = scan->unit + d->end;
	int number = u[0] == u'号';
	bool shop = ybss_word_of(scan->lexicon, u + number, YBSS_WORDS(SHOP)) == word - number;
	char16_t prefix[8] = {0};

	/* 1-3卡, 105-102铺 are shops of a row. */
	if (d->count > 1 && !(shop && (number || word > 1)) && !ybss_is_one_of(u[word - 1], u"卡铺档"))
		return ybss_emit_sequence(scan, detail, d, d->end + word);
	/* 103号铺 and 103铺 are one. */
	for (int i = number; shop && word - number > 1 && i < word && i < 7; i++)
		prefix[i - number] = u[i];
	return ybss_emit_room(scan, detail, d, d->end + word, prefix,
						  (shop && word > 1) || (number && word == 1) ? u'号' : u'室');
}
