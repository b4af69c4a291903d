/*
 * bracket.c
 *		What stands in brackets: a piece of the address where it reads as one, else a remark.
 *
 * Whether it does is asked of the reader of the detail itself, which is given
 * the text up to the closing bracket: what it finds inside must say something
 * that was not said before. 18号（鸿盈汇9楼） goes on; of 701室（二号楼301室） the second
 * half is another place, and 18号（电信局旁） tells the bearer the way.
 */
#include "address/read/bracket.h"

#include "address/read/bracket_name.h"
#include "address/read/detail.h"
#include "address/read/division_set.h"
#include "address/read/person.h"

/* So many brackets of a text are read; no address has more. */
#define BRACKETS_READ 8

#define KIND(k) (1u << YBSS_ELEMENT_##k)

/* What follows a door's number. */
#define INDOORS (KIND(BUILDING) | KIND(UNIT) | KIND(FLOOR) | KIND(ROOM))

/* A pair of brackets: where it opens and closes; what was read before it and inside. */
typedef struct YbssBracket
{
	int open;
	int close;
	uint32_t before;
	uint32_t inside;
	bool square; /* the field of a form rather than an aside */
} YbssBracket;

/* The unit that closes a bracket, or 0 where none opens. */
static uint16_t
closing_unit(uint16_t open)
{
	return open == '('	   ? ')'
		   : open == u'【' ? u'】'
		   : open == '['   ? ']'
		   : open == u'〔' ? u'〕'
						   : 0;
}

/* The place of the bracket that closes the one at a place, others within it counted; else the end.
 */
static int
closing_place(const YbssText *text, int at)
{
	uint16_t open = text->unit[at], close = closing_unit(open);
	int depth = 0;

	for (int i = at; i < text->length; i++)
	{
		depth += (text->unit[i] == open) - (text->unit[i] == close);
		if (depth == 0)
			return i;
	}
	return text->length;
}

/* Read the text up to the closing bracket; what was found goes to the bracket. */
static void
read_bracket(const YbssNoise *noise, YbssBracket *bracket)
{
	YbssParse parse;
	YbssSink sink = {&parse, 0, -1};
	YbssDivisions divisions;
	YbssDetail detail = {&sink, &divisions, -1};
	YbssScan scan = {noise->lexicon, NULL, noise->text->unit, bracket->close};
	uint16_t close = noise->text->unit[bracket->close];

	parse.elements = parse.values = 0;
	ybss_divisions_begin(&divisions);
	noise->text->unit[bracket->close] = 0;
	ybss_read_detail(&scan, &detail, 0);
	noise->text->unit[bracket->close] = close;
	for (int i = 0; i < parse.elements; i++)
		if (parse.element[i].typed > bracket->open)
			bracket->inside |= 1u << parse.element[i].kind;
		else
			bracket->before |= 1u << parse.element[i].kind;
}

/* Tell whether what stands in brackets begins as a remark does: 近延安路, 原遵义县, 即县医院. */
static bool
begins_remark(const uint16_t *at)
{
	static const char16_t *const fronts[] = {u"原",	  u"近",   u"即",	u"临近", u"靠近",
											 u"紧邻", u"毗邻", u"邻近", u"距",	 u"离",
											 u"地铁", u"请",   u"含",	u"非",	 u"不含"};

	for (size_t f = 0; f < sizeof fronts / sizeof *fronts; f++)
		if (ybss_begins_with(at, fronts[f]) > 0)
			return true;
	return false;
}

/* Tell whether what stands in brackets is a named place: 18号（梧桐里小区）3栋. */
static bool
is_place(const YbssLexicon *lexicon, const uint16_t *from, const uint16_t *to)
{
	/* （总部）, （分公司） say whose it is. */
	if (to - from < 3 || to - from > 16 || (to - from <= 4 && to[-1] == u'司'))
		return false;
	for (const uint16_t *at = from + 1; at < to; at++)
	{
		int word =
			ybss_word_of(lexicon, at, YBSS_WORDS(PLACE) | YBSS_WORDS(ROAD) | YBSS_WORDS(ZONE));

		if (!ybss_is_han(*at))
			return false;
		if (word > 0 && at + word == to)
			return true;
	}
	return false;
}

/* Tell whether what was read inside was said before, by its kind. */
static bool
says_again(const YbssBracket *bracket)
{
	uint32_t before = bracket->before, inside = bracket->inside;

	if (inside & before & INDOORS)
		return true;
	/* （广中路788号） behind 广延路383号 is the corner house's other number. */
	if (inside & KIND(ROAD2))
		return (before & KIND(NUMBER)) || (before & INDOORS);
	return (inside & KIND(NUMBER)) &&
		   ((before & KIND(NUMBER)) || (!(inside & KIND(ROAD)) && (before & INDOORS)));
}

/* Tell whether what stands in brackets is a piece of the address. */
static bool
is_address(const YbssNoise *noise, YbssBracket *bracket)
{
	static const uint32_t wayside = KIND(RELATION) | KIND(DISTANCE);
	static const uint32_t numbered =
		KIND(ROAD) | KIND(NUMBER) | KIND(GROUP) | KIND(PHASE) | INDOORS;
	const uint16_t *from = noise->text->unit + bracket->open + 1,
				   *to = noise->text->unit + bracket->close;
	YbssFound found[8];
	int hits = ybss_find_names(noise->lexicon, from, found, 8);

	if (begins_remark(from))
		return false;
	read_bracket(noise, bracket);
	if ((bracket->inside & wayside) && (!bracket->square || (bracket->before & KIND(NUMBER))))
		return false;
	if (says_again(bracket))
		return false;
	/* A bracket that nothing closes sets nothing apart. */
	if (bracket->close == noise->text->length)
		return true;
	/* 杭州市(西湖区)文一路 */
	return (bracket->inside & (numbered | wayside)) != 0 ||
		   (hits > 0 && found[hits - 1].length >= 3) || is_place(noise->lexicon, from, to);
}

/* Cut a remark, and the receiver before （收）. */
static void
cut_remark(const YbssNoise *noise, const YbssBracket *bracket)
{
	YbssText *text = noise->text;
	uint16_t first = text->unit[bracket->open + 1];
	int label = ybss_word_of(noise->lexicon, text->unit + bracket->open + 1, YBSS_WORDS(CONTACT));

	/* Of （邮编:563000） the number was cut before. */
	if (label < 2 || !ybss_is_separator(text->unit[bracket->open + 1 + label]))
		ybss_emit_typed(noise->sink, text->unit, YBSS_ELEMENT_REMARK, bracket->open + 1,
						bracket->close, YBSS_REASON_CUT);
	ybss_blank(text, bracket->open,
			   bracket->close < text->length ? bracket->close + 1 : bracket->close);
	if (bracket->close == bracket->open + 2 && (first == u'收' || first == u'转'))
		ybss_cut_person_before(noise, bracket->open);
}

/* Cut the remarks in brackets. */
void
ybss_cut_brackets(const YbssNoise *noise)
{
	YbssText *text = noise->text;
	int count = 0;

	for (int at = 0; at < text->length; at++)
	{
		YbssBracket bracket = {at, 0, 0, 0, text->unit[at] == u'【'};

		if (closing_unit(text->unit[at]) == 0)
			continue;
		bracket.close = closing_place(text, at);
		if (ybss_bracket_is_named(noise->lexicon, text->unit, at) ||
			ybss_firm_bracket_end(noise->lexicon, text->unit, at) >= 0)
		{
			at = bracket.close;
			continue;
		}
		if (count++ >= BRACKETS_READ)
			return;
		/* 18号(附1号) belongs together. */
		if (text->unit[at + 1] == u'附' && ybss_is_digit(text->unit[at + 2]) &&
			bracket.close < text->length)
			text->unit[at] = text->unit[bracket.close] = ' ';
		else if (!is_address(noise, &bracket))
			cut_remark(noise, &bracket);
		at = bracket.close;
	}
}
