/*
 * designator_prefix.c
 *		Designators that a word or a sign begins: 临时门牌0231号, 门面3号, 负1层, #2楼, 左.
 */
#include "address/read/components.h"

#include <uchar.h>

/* 临时门牌0231号, 自编A-06, 附2号. */
static bool
read_prefixed_number(YbssParser *p, int word, const char16_t *prefix)
{
	YbssDesignator d;
	uint32_t classes;
	int class, start = p->at;

	if (!ybss_read_components(p, p->at + word, &d))
		return false;
	class = ybss_number_class(p, d.end, &classes);
	if (class > 0 && !(classes & YBSS_WORDS(NUMBER)))
		return false;
	ybss_flush(p, start);
	/* 3栋附2号 is behind the building's door. */
	if (prefix[0] == u'附' && ybss_kind_of_number(p, d.end + class) == YBSS_ELEMENT_ROOM &&
		!ybss_has(p, YBSS_ELEMENT_NUMBER))
	{
		ybss_emit_framed(p, YBSS_ELEMENT_ROOM, &d, start, d.end + class, prefix, u"号");
		p->at = d.end + class;
		return true;
	}
	ybss_emit_number(p, &d, start, d.end + (class ? 1 : 0), prefix, true, u"号");
	return true;
}

/* 18号1楼门面, 3楼复式: the end of the text says what the room is. */
static bool
read_bare_room(YbssParser *p, int word)
{
	uint16_t next = p->unit[p->at + word];

	if (p->pending >= 0 || p->last < YBSS_ELEMENT_BUILDING || p->last > YBSS_ELEMENT_FLOOR ||
		(next != 0 && !ybss_is_separator(next)))
		return false;
	ybss_emit_typed(p, YBSS_ELEMENT_ROOM, p->at, p->at + word, YBSS_REASON_CLASS_WORD);
	p->at += word;
	return true;
}

/* 顶楼, 夹层, 底层: a floor with a name. */
static bool
read_named_floor(YbssParser *p)
{
	static const char16_t names[] = u"顶夹底阁";
	const uint16_t *at = p->unit + p->at;
	const char16_t *name = names;

	if (at[1] != u'楼' && at[1] != u'层')
		return false;
	while (*name && *name != at[0])
		name++;
	if (!*name || p->pending >= 0 || p->last < YBSS_ELEMENT_NUMBER || p->last > YBSS_ELEMENT_UNIT)
		return false;
	ybss_emit_typed(p, YBSS_ELEMENT_FLOOR, p->at, p->at + 2, YBSS_REASON_CLASS_WORD);
	p->at += 2;
	return true;
}

/* #2楼, #3: the building's sign before its number. */
static bool
read_sharp(YbssParser *p)
{
	YbssDesignator d;
	int end;

	if (p->unit[p->at] != '#' || !ybss_is_digit(p->unit[p->at + 1]) ||
		ybss_has(p, YBSS_ELEMENT_BUILDING) || !ybss_read_components(p, p->at + 1, &d) ||
		d.count > 1)
		return false;
	end = d.end + (p->unit[d.end] == u'楼' || p->unit[d.end] == u'栋' || p->unit[d.end] == u'幢');
	ybss_flush(p, p->at);
	ybss_emit_framed(p, YBSS_ELEMENT_BUILDING, &d, p->at, end, u"",
					 p->unit[d.end] == u'楼' ? u"号楼" : u"栋");
	p->at = end;
	return true;
}

/* 门面3号, 商铺12. */
static bool
read_shop(YbssParser *p, int word)
{
	YbssDesignator d;
	uint32_t classes;
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int class, length = 0, start = p->at;

	if (!ybss_read_components(p, p->at + word, &d) || d.part[0].numeral)
		return read_bare_room(p, word);
	class = ybss_number_class(p, d.end, &classes);
	if (class > 0 && (classes & YBSS_WORDS(PHASE))) /* 车库A区 */
		return false;
	if (class > 0 && !(classes & (YBSS_WORDS(NUMBER) | YBSS_WORDS(ROOM))))
		class = 0;
	ybss_flush(p, start);
	for (int i = 0; i < word && i < 8; i++)
		value[length++] = p->unit[start + i];
	length += ybss_write_components(p, &d, 0, d.count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 4);
	value[length++] = u'号';
	ybss_emit(p, YBSS_ELEMENT_ROOM, start, d.end + class, value, length, YBSS_REASON_CLASS_WORD);
	p->at = d.end + class;
	return true;
}

/* 负1层, 地下二层. */
static bool
read_below(YbssParser *p, int word)
{
	YbssDesignator d;
	uint32_t classes;
	int class, start = p->at;

	if (!ybss_read_components(p, p->at + word, &d) || d.count != 1)
		return false;
	class = ybss_number_class(p, d.end, &classes);
	if (class == 0 || !(classes & YBSS_WORDS(FLOOR)))
		return false;
	ybss_flush(p, start);
	ybss_emit_framed(p, YBSS_ELEMENT_FLOOR, &d, start, d.end + class, u"负", u"层");
	p->at = d.end + class;
	return true;
}

/* 左, 东户: a room told by its side. */
static bool
read_side(YbssParser *p, int word)
{
	uint16_t next = p->unit[p->at + word];

	if (p->pending >= 0 || (p->last != YBSS_ELEMENT_FLOOR && p->last != YBSS_ELEMENT_UNIT &&
							p->last != YBSS_ELEMENT_BUILDING))
		return false;
	if (next != 0 && !ybss_is_separator(next))
		return false;
	ybss_emit_typed(p, YBSS_ELEMENT_ROOM, p->at, p->at + word, YBSS_REASON_CLASS_WORD);
	p->at += word;
	return true;
}

/* Words that may begin a designator. */
bool
ybss_read_prefixed(YbssParser *p, const YbssFound *words, int count)
{
	const uint32_t prefixes = YBSS_WORDS(TEMPORARY) | YBSS_WORDS(CUSTOM) | YBSS_WORDS(ATTACHED) |
							  YBSS_WORDS(SHOP) | YBSS_WORDS(BELOW) | YBSS_WORDS(SIDE);

	while (count-- > 0)
	{
		uint32_t classes = words[count].value;
		int word = words[count].length;

		if (!(classes & prefixes))
			continue;

		if (((classes & YBSS_WORDS(TEMPORARY)) && read_prefixed_number(p, word, u"临")) ||
			((classes & YBSS_WORDS(CUSTOM)) && read_prefixed_number(p, word, u"自编")) ||
			((classes & YBSS_WORDS(ATTACHED)) && word == 1 && p->unit[p->at] == u'附' &&
			 read_prefixed_number(p, word, u"附")) ||
			((classes & YBSS_WORDS(SHOP)) && read_shop(p, word)) ||
			((classes & YBSS_WORDS(BELOW)) && read_below(p, word)) ||
			((classes & YBSS_WORDS(SIDE)) && read_side(p, word)))
			return true;
	}
	return read_named_floor(p) || read_sharp(p);
}
