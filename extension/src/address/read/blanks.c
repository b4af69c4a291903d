/*
 * blanks.c
 *		Takes out blanks that stand inside a name or a number: 永 乐镇, 2 01, 66 号.
 *
 * A blank is closed only where what comes of it is a known name, a class word
 * behind what it numbers, or digits that could not stand alone.
 */
#include "address/read/blanks.h"

#include <string.h>

#include "address/read/ahead.h"
#include "text/numeral.h"

/* Close the blank at a unit; what was cut out before keeps its place. */
static void
close_blank(const YbssNoise *noise, int at)
{
	YbssText *text = noise->text;
	YbssParse *out = noise->sink->parse;

	memmove(text->unit + at, text->unit + at + 1,
			(size_t) (text->length - at + 15) * sizeof *text->unit);
	memmove(text->from + at, text->from + at + 1,
			(size_t) (text->length - at) * sizeof *text->from);
	text->length--;
	for (int i = 0; i < out->elements; i++)
		out->element[i].typed -= out->element[i].typed > at;
	for (int i = 0; i < out->aliases; i++)
		out->alias[i].unit -= out->alias[i].unit > at;
}

/* Tell whether a unit may be part of a number. */
static bool
is_numeric(uint16_t c)
{
	return ybss_is_digit(c) || ybss_numeral_value(c) >= 0;
}

/* What ends the name of a division, so that another begins behind it. */
static const char16_t division_ends[] = u"省市区县旗盟州镇乡道村";

/* Tell whether the piece between blanks that begins or ends here is a single unit. */
static bool
stands_alone(const YbssText *text, int at)
{
	return (at == 0 || text->unit[at - 1] == ' ') &&
		   (text->unit[at + 1] == ' ' || text->unit[at + 1] == 0);
}

/* Digits on both sides: 2 01, 5 0 1, 一 〇二; not 3 2 501. */
static bool
joins_digits(const YbssText *text, int at, int joined)
{
	uint16_t right = text->unit[at + 1];
	bool single = !is_numeric(text->unit[at + 2]);

	if (right == '0' || ybss_numeral_value(right) == 0)
		return true;
	if (joined == at - 1)
		return single;
	/* 6 6 号 is spaced throughout */
	return single && text->unit[at + 2] == ' ' && !is_numeric(text->unit[at + 3]) &&
		   (at < 2 || !is_numeric(text->unit[at - 2]));
}

/* Tell whether a known division's or village's name goes across the blank. */
static bool
joins_name(const YbssNoise *noise, int at)
{
	const YbssText *text = noise->text;
	uint16_t run[24] = {0};
	YbssFound found[YBSS_FOUND];
	int start = at, before, length;

	while (start > 0 && at - start < 8 && ybss_is_han(text->unit[start - 1]))
		start--;
	before = length = at - start;
	memcpy(run, text->unit + start, (size_t) before * sizeof *run);
	for (int i = at + 1; length < 20 && (ybss_is_han(text->unit[i]) || text->unit[i] == ' '); i++)
		if (text->unit[i] != ' ')
			run[length++] = text->unit[i];
	for (int s = 0; s < before; s++)
	{
		int hits;

		if (s > 0 && !ybss_is_one_of(run[s - 1], division_ends))
			continue;
		hits = ybss_find_names(noise->lexicon, run + s, found, YBSS_FOUND);
		while (hits-- > 0)
			if (found[hits].length >= 3 && s + found[hits].length > before &&
				!ybss_word_of(noise->lexicon, run + before, YBSS_WORDS(PLACE)))
				return true;
		hits = ybss_find_cores(noise->lexicon, run + s, found, YBSS_FOUND);
		while (hits-- > 0)
			if (found[hits].length >= 2 && s + found[hits].length >= before &&
				ybss_word_of(noise->lexicon, run + s + found[hits].length, YBSS_WORDS(VILLAGE)) > 0)
				return true;
	}
	return false;
}

/* A class word behind the blank: 米兰 路66号, 3 栋, 柳田 组. */
static bool
joins_class(const YbssNoise *noise, int at)
{
	const YbssText *text = noise->text;
	const uint16_t *right = text->unit + at + 1;
	uint16_t left = text->unit[at - 1], next;
	uint32_t classes, road = YBSS_WORDS(ROAD) | YBSS_WORDS(GROUP);
	int word = ybss_word_of(noise->lexicon, right, ~0u);

	if (word == 0)
		return false;
	next = right[word];
	if (is_numeric(left) || ybss_is_letter(left))
		return ybss_number_class(noise->lexicon, right, &classes) == word &&
			   !(classes & (YBSS_WORDS(ROAD) | YBSS_WORDS(PLAIN)));
	return ybss_word_of(noise->lexicon, right, road) == word &&
		   ybss_word_of(noise->lexicon, right, YBSS_WORDS(STREET) | YBSS_WORDS(PLAIN)) != word &&
		   !ybss_is_one_of(left, division_ends) && ybss_is_han(left) &&
		   (next == 0 || ybss_is_separator(next) || is_numeric(next));
}

/* Tell whether the blank at a unit does not separate anything. */
static bool
joins(const YbssNoise *noise, int at, int joined)
{
	const YbssText *text = noise->text;
	uint16_t left = text->unit[at - 1], right = text->unit[at + 1];

	if (left == ' ' || right == ' ')
		return false;
	if (right == u'附' && is_numeric(text->unit[at + 2]))
		return left == u'号' || is_numeric(left);
	if (is_numeric(left) && is_numeric(right))
		return joins_digits(text, at, joined);
	if (right == '-' || left == '-')
		return right == '-' ? is_numeric(left) && text->unit[at + 2] == ' '
							: is_numeric(right) && at > 1 && is_numeric(text->unit[at - 2]);
	if (!ybss_is_han(right))
		return ybss_is_one_of(left, u"附第负临编之") &&
			   (is_numeric(right) || ybss_is_letter(right));
	if (ybss_is_han(left) && stands_alone(text, at + 1) &&
		(joined == at - 1 || stands_alone(text, at - 1)))
		return true;
	return (ybss_is_han(left) && joins_name(noise, at)) || joins_class(noise, at);
}

/* 3 2 501: building, unit and room with blanks for hyphens; puts the hyphens in. */
static void
join_sequence(YbssText *text, int at)
{
	uint16_t *unit = text->unit;
	int start = at, second = at + 1, third, end;

	while (start > 0 && ybss_is_digit(unit[start - 1]))
		start--;
	third = second;
	while (ybss_is_digit(unit[third]))
		third++;
	end = third + 1;
	while (ybss_is_digit(unit[end]))
		end++;
	if (start == at || third == second || unit[third] != ' ' || end - third < 3 ||
		end - third > 5 || third - second > 2 || at - start > 3 ||
		(unit[end] != 0 && !ybss_is_separator(unit[end])) ||
		(start > 0 && !ybss_is_han(unit[start - 1]) && unit[start - 1] != ' '))
		return;
	unit[at] = unit[third] = '-';
}

/* Take out the blanks inside names and numbers. */
void
ybss_close_blanks(const YbssNoise *noise)
{
	YbssText *text = noise->text;
	int joined = -1;

	for (int at = 1; at < text->length - 1; at++)
	{
		if (text->unit[at] == ' ' && ybss_is_digit(text->unit[at + 1]))
			join_sequence(text, at);
		if (text->unit[at] == ' ' && joins(noise, at, joined))
		{
			close_blank(noise, at);
			joined = at;
			at--;
		}
	}
}
