/*
 * designator_prefix.c
 *		Designators that a word or a sign begins: 临时门牌0231号, 门面3号, 负1层, #2楼, 左.
 */
#include "address/read/designator_prefix.h"

#include "address/read/ahead.h"
#include "address/read/components.h"
#include "address/read/door_number.h"
#include "address/read/floor.h"
#include "text/numeral.h"

/* Reads what a word of so many units at a place begins. */
typedef int (*PrefixReader)(const YbssScan *scan, YbssDetail *detail, int at, int word);

/* The components behind a word; their class word goes to *class and *classes. */
static bool
read_behind(const YbssScan *scan, int at, YbssDesignator *d, int *class, uint32_t *classes)
{
	if (!ybss_read_components(scan, at, d))
		return false;
	*class = ybss_number_class(scan->lexicon, scan->unit + d->end, classes);
	return true;
}

/* A door number behind its prefix. */
static int
read_prefixed_number(const YbssScan *scan, YbssDetail *detail, int start, int word,
					 const char16_t *prefix)
{
	YbssDesignator d;
	uint32_t classes;
	int class;

	if (!read_behind(scan, start + word, &d, &class, &classes) ||
		(class > 0 && !(classes & YBSS_WORDS(NUMBER))))
		return -1;
	ybss_flush(scan, detail, start);
	/* 3栋附2号 is behind the building's door. */
	if (prefix[0] == u'附' &&
		ybss_kind_of_number(scan, detail, d.end + class) == YBSS_ELEMENT_ROOM &&
		(!ybss_has(detail, YBSS_ELEMENT_NUMBER) ||
		 (ybss_last(detail) >= YBSS_ELEMENT_BUILDING && ybss_last(detail) <= YBSS_ELEMENT_FLOOR)))
		return ybss_emit_framed(scan, detail, YBSS_ELEMENT_ROOM, &d, start, d.end + class, prefix,
								u"号");
	return ybss_emit_number(scan, detail, &d, start, d.end + (class ? 1 : 0), prefix, true, u"号");
}

/* 临时门牌0231号; 无号 says that there is none */
static int
read_temporary(const YbssScan *scan, YbssDetail *detail, int at, int word)
{
	if (scan->unit[at] == u'无')
	{
		if (detail->pending >= 0 || !ybss_is_end(scan->unit[at + word]))
			return -1;
		ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_REMARK, at, at + word,
						YBSS_REASON_CUT);
		return at + word;
	}
	return read_prefixed_number(scan, detail, at, word, u"临");
}

/* 自编A-06; 自编2栋, 自编201房 are a house and a room. */
static int
read_custom(const YbssScan *scan, YbssDetail *detail, int at, int word)
{
	YbssDesignator d;
	uint32_t classes;
	int class;

	if (read_behind(scan, at + word, &d, &class, &classes) &&
		(classes & (YBSS_WORDS(HALL) | YBSS_WORDS(ROOM))) && d.count == 1)
	{
		bool house = (classes & YBSS_WORDS(HALL)) != 0;

		ybss_flush(scan, detail, at);
		return ybss_emit_framed(scan, detail, house ? YBSS_ELEMENT_BUILDING : YBSS_ELEMENT_ROOM, &d,
								at, d.end + class, u"自编",
								!house						 ? u"室"
								: scan->unit[d.end] == u'座' ? u"座"
								: class == 2				 ? u"号楼"
															 : u"栋");
	}
	return read_prefixed_number(scan, detail, at, word, u"自编");
}

/* 附2号: 附号 whose door number stands elsewhere or nowhere. */
static int
read_attached(const YbssScan *scan, YbssDetail *detail, int at, int word)
{
	return word == 1 && scan->unit[at] == u'附'
			   ? read_prefixed_number(scan, detail, at, word, u"附")
			   : -1;
}

/* A word at the end of the text that is the room, where at least an element of a kind was read. */
static int
read_bare_room(const YbssScan *scan, YbssDetail *detail, int at, int word, YbssElementKind least)
{
	if (detail->pending >= 0 || ybss_last(detail) < (int) least ||
		ybss_last(detail) > YBSS_ELEMENT_FLOOR || !ybss_is_end(scan->unit[at + word]))
		return -1;
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_ROOM, at, at + word,
					YBSS_REASON_CLASS_WORD);
	return at + word;
}

/* Tell whether a floor, a stair or a room is numbered here, so that a side before it is its own. */
static bool
inner_number_follows(const YbssScan *scan, int at)
{
	YbssDesignator d;
	uint32_t classes;
	int class;

	if (!read_behind(scan, at, &d, &class, &classes))
		return false;
	return class > 0 ? (classes & (YBSS_WORDS(FLOOR) | YBSS_WORDS(UNIT) | YBSS_WORDS(ROOM))) != 0
					 : (ybss_component_digits(scan, &d.part[0]) >= 100 ||
						ybss_is_letter(scan->unit[d.start])) &&
						   ybss_is_end(scan->unit[d.end]);
}

/* Tell whether a part of a house is told by its side here, 大厦东座, 中心西楼505; 岳南楼 is a name.
 */
static bool
side_of_house_stands(const YbssScan *scan, const YbssDetail *detail, int at)
{
	const uint16_t *u = scan->unit + at;

	if (!ybss_is_one_of(u[1], u"座塔楼栋") || ybss_has(detail, YBSS_ELEMENT_BUILDING) ||
		!ybss_is_one_of(u[0], u"东西南北中") || (u[0] == u'中' && u[1] == u'楼'))
		return false;
	if (detail->pending < 0)
		return ybss_last(detail) >= YBSS_ELEMENT_NUMBER && ybss_last(detail) <= YBSS_ELEMENT_FLOOR;
	return at - detail->pending >= 4 &&
		   (!ybss_is_han(u[2]) || ybss_numeral_value(u[2]) > 0 || u[2] == u'单');
}

/* Tell whether a part of a house is told by what it is to the others here: 大厦裙楼2楼, 酒店主楼. */
static bool
wing_stands(const YbssScan *scan, const YbssDetail *detail, int at)
{
	const uint16_t *u = scan->unit + at;

	if (!ybss_is_one_of(u[0], u"裙主副附辅配") || ybss_has(detail, YBSS_ELEMENT_BUILDING) ||
		/* 大厦裙楼梧桐银行, but 城裙楼梧 may be one name. */
		(u[0] != u'裙' && ybss_is_han(u[2]) && ybss_numeral_value(u[2]) < 0 && u[2] != u'负' &&
		 (u[2] == u'梯' || u[2] == u'道' ||
		  (detail->pending < 0 ? ybss_last(detail) != YBSS_ELEMENT_COMPOUND
							   : ybss_word_of(scan->lexicon, u - 2, YBSS_WORDS(PLACE)) != 2))))
		return false;
	return detail->pending >= 0 ? at - detail->pending >= 3
								: ybss_last(detail) >= YBSS_ELEMENT_NUMBER &&
									  ybss_last(detail) <= YBSS_ELEMENT_PHASE;
}

/* 左, 东户; 3号楼东单元; 大厦东座, 广场南塔, 大厦裙楼; 大厦南六楼 */
static int
read_side(const YbssScan *scan, YbssDetail *detail, int at, int word)
{
	const uint16_t *u = scan->unit + at + word;
	int stair = u[0] == u'单' && u[1] == u'元' ? 2 : u[0] == u'梯';
	bool wing = word == 2 && (u[-1] == u'楼' || u[-1] == u'房');

	if (wing && !wing_stands(scan, detail, at))
		return -1;
	if (wing)
	{
		ybss_flush(scan, detail, at);
		ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_BUILDING, at, at + 2,
						YBSS_REASON_CLASS_WORD);
		return at + 2;
	}

	if (word == 1 && side_of_house_stands(scan, detail, at))
	{
		ybss_flush(scan, detail, at);
		ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_BUILDING, at, at + 2,
						YBSS_REASON_CLASS_WORD);
		return at + 2;
	}
	if (word == 1 && stair > 0 && detail->pending < 0 && ybss_last(detail) >= YBSS_ELEMENT_NUMBER)
	{
		ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_UNIT, at, at + 1 + stair,
						YBSS_REASON_CLASS_WORD);
		return at + 1 + stair;
	}
	if (word == 1 && ybss_is_one_of(scan->unit[at], u"东西南北") && detail->pending < 0 &&
		ybss_last(detail) >= YBSS_ELEMENT_NUMBER && ybss_last(detail) <= YBSS_ELEMENT_FLOOR &&
		inner_number_follows(scan, at + 1))
	{
		ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_RELATION, at, at + 1,
						YBSS_REASON_CLASS_WORD);
		return at + 1;
	}
	return read_bare_room(scan, detail, at, word, YBSS_ELEMENT_BUILDING);
}

/* 门面3号, 商铺12. */
static int
read_shop(const YbssScan *scan, YbssDetail *detail, int start, int word)
{
	YbssDesignator d;
	uint32_t classes;
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int class, length = 0;

	if (!read_behind(scan, start + word, &d, &class, &classes) || d.part[0].numeral)
		return read_bare_room(scan, detail, start, word, YBSS_ELEMENT_NUMBER);
	if (class > 0 && (classes & YBSS_WORDS(PHASE))) /* 车库A区 */
		return -1;
	/* 门店1楼: the number is the floor's. */
	if (class > 0 && (classes & (YBSS_WORDS(FLOOR) | YBSS_WORDS(HALL) | YBSS_WORDS(UNIT))))
	{
		if (detail->pending >= 0 || ybss_last(detail) < YBSS_ELEMENT_NUMBER)
			return -1;
		ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_ROOM, start, start + word,
						YBSS_REASON_CLASS_WORD);
		return start + word;
	}
	if (class > 0 && !(classes & (YBSS_WORDS(NUMBER) | YBSS_WORDS(ROOM))))
		class = 0;
	ybss_flush(scan, detail, start);
	for (int i = 0; i < word && i < 8; i++)
		value[length++] = scan->unit[start + i];
	length += ybss_write_components(scan, &d, 0, d.count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 4);
	value[length++] = class == 1 && scan->unit[d.end] == u'室' ? u'室' : u'号';
	ybss_emit(detail->sink, YBSS_ELEMENT_ROOM, start, d.end + class, value, length,
			  YBSS_REASON_CLASS_WORD);
	return d.end + class;
}

/* In the order in which they are tried on one word. */
static const struct
{
	uint32_t classes;
	PrefixReader read;
} prefix_readers[] = {
	{YBSS_WORDS(TEMPORARY), read_temporary}, {YBSS_WORDS(CUSTOM), read_custom},
	{YBSS_WORDS(ATTACHED), read_attached},	 {YBSS_WORDS(SHOP), read_shop},
	{YBSS_WORDS(STOREY), ybss_read_storey},	 {YBSS_WORDS(SIDE), read_side},
};

/* A designator that a word begins; the longest word is tried first. */
int
ybss_read_prefixed(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	for (int i = spot->count - 1; i >= 0; i--)
	{
		uint32_t classes = spot->found[i].value & YBSS_PREFIXES;
		int end;

		for (size_t r = 0; classes && r < sizeof prefix_readers / sizeof *prefix_readers; r++)
			if ((classes & prefix_readers[r].classes) &&
				(end = prefix_readers[r].read(scan, detail, spot->at, spot->found[i].length)) >= 0)
				return end;
	}
	return -1;
}

/* 塔1, 塔2-1103: a tower's word before its number. */
static int
read_tower(const YbssScan *scan, YbssDetail *detail, int start)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS] = u"塔";
	YbssDesignator d;
	int length;

	if (!ybss_is_digit(scan->unit[start + 1]) || ybss_has(detail, YBSS_ELEMENT_BUILDING) ||
		(detail->pending >= 0 ? start - detail->pending < 2
							  : ybss_last(detail) < YBSS_ELEMENT_NUMBER) ||
		!ybss_read_components(scan, start + 1, &d) || d.part[0].end - d.part[0].start > 1 ||
		ybss_is_han(scan->unit[d.part[0].end]))
		return -1;
	ybss_flush(scan, detail, start);
	length = 1 + ybss_write_components(scan, &d, 0, 0, value + 1, 8);
	ybss_emit(detail->sink, YBSS_ELEMENT_BUILDING, start, d.part[0].end, value, length,
			  YBSS_REASON_CLASS_WORD);
	return d.part[0].end;
}

/* #2楼, #3, 塔1: the building's sign before its number. */
int
ybss_read_sharp(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	int start = spot->at;
	YbssDesignator d;
	uint16_t behind;

	if (scan->unit[start] == u'塔')
		return read_tower(scan, detail, start);
	if (scan->unit[start] != '#' || !ybss_is_digit(scan->unit[start + 1]) ||
		ybss_has(detail, YBSS_ELEMENT_BUILDING) || !ybss_read_components(scan, start + 1, &d) ||
		d.count > 1)
		return -1;
	behind = scan->unit[d.end];
	ybss_flush(scan, detail, start);
	return ybss_emit_framed(scan, detail, YBSS_ELEMENT_BUILDING, &d, start,
							d.end + ybss_is_one_of(behind, u"楼栋幢"), u"",
							behind == u'楼' ? u"号楼" : u"栋");
}
