/*
 * clue_number.c
 *		The numbers in what somebody wrote of a person: id, telephone, date, year, age.
 *
 * A number that is taken leaves blanks. What belongs to an address (18号, 3-2-501, 1203室)
 * stays where it stands.
 */
#include "match/search/clue_number.h"

#include <string.h>

#include "text/unit.h"

/* A number while it is looked at. */
typedef struct Run
{
	YbssText *text;
	int from, to; /* its units */
	int digits;	  /* how many of them are digits */
	int stars;	  /* how many hide one */
	int this_year;
} Run;

/* Is a unit a star or what people write for one? */
static bool
is_star(uint16_t unit)
{
	return unit == '*' || unit == u'●' || unit == u'•' || unit == u'※' || unit == u'○' ||
		   unit == u'□';
}

/* Take units out of the text. */
static void
blank(YbssText *text, int from, int to)
{
	for (int i = from; i < to; i++)
		text->unit[i] = ' ';
}

/* The number of so many digits at a place; -1 where one of them is none. */
static int
number_at(const YbssText *text, int at, int digits)
{
	int number = 0;

	for (int i = 0; i < digits; i++)
	{
		if (!ybss_is_digit(text->unit[at + i]))
			return -1;
		number = number * 10 + text->unit[at + i] - '0';
	}
	return number;
}

/* May somebody who lives be born in that year? */
static bool
is_year(const Run *run, int year)
{
	return year >= 1900 && year <= run->this_year;
}

/* Note years of birth; what was said first holds. */
static void
note_years(YbssClues *clues, int low, int high, bool exact)
{
	if (clues->year_low != 0)
		return;
	clues->year_low = low;
	clues->year_high = high;
	clues->exact_year = exact;
}

/* Note a telephone, as far as it can be seen; what was said first holds. */
static void
note_phone(YbssClues *clues, const YbssText *text, int from, int to)
{
	int length = 0;

	/* Four digits that may have been a year were one. */
	if (clues->tail_or_year)
		clues->phone[0] = 0;
	clues->tail_or_year = 0;
	if (clues->phone[0] != 0)
		return;
	for (int i = from; i < to && length < YBSS_CLUE_PHONE - 1; i++)
		if (ybss_is_digit(text->unit[i]))
			clues->phone[length++] = (char) text->unit[i];
		else if (is_star(text->unit[i]))
			clues->phone[length++] = '*';
	clues->phone[length] = 0;
}

/* 520399196203150010 and what is left of one behind stars, 15 digits of before 1999. */
static bool
take_id(const Run *run, YbssClues *clues)
{
	YbssText *text = run->text;
	int length = run->to - run->from, last = run->to - 1, year, sex;

	if (length != 18 && !(length == 15 && run->stars == 0) && !(run->stars >= 6 && length >= 14))
		return false;
	if (!clues->id_given)
	{
		clues->id_given = 1;
		clues->id_first = ybss_is_digit(text->unit[run->from]) ? (char) text->unit[run->from] : 0;
		/* The fifteenth of an old one is not the last of the new one. */
		if (length != 15)
			clues->id_last = text->unit[last] == 'x'	 ? 'X'
							 : is_star(text->unit[last]) ? 0
														 : (char) text->unit[last];
		year = length == 15	  ? number_at(text, run->from + 6, 2)
			   : length == 18 ? number_at(text, run->from + 6, 4)
							  : -1;
		year += length == 15 && year >= 0 ? 1900 : 0;
		if (is_year(run, year))
			note_years(clues, year, year, true);
		sex = length == 15	 ? number_at(text, last, 1)
			  : length == 18 ? number_at(text, last - 1, 1)
							 : -1;
		if (sex >= 0 && clues->sex == 0)
			clues->sex = sex % 2 ? '1' : '2';
	}
	blank(text, run->from, run->to);
	return true;
}

/* 13800000000, 8613800000000, 138****0000, 0851-22222222; seven or eight digits alone. */
static bool
take_phone(const Run *run, YbssClues *clues)
{
	YbssText *text = run->text;
	const uint16_t *unit = text->unit;
	int from = run->from, to = run->to, length = to - from, behind;

	if (length == 13 && unit[from] == '8' && unit[from + 1] == '6')
		from += 2, length = 11;
	if (length == 11 && unit[from] == '1' && unit[from + 1] != '0' && unit[from + 1] != '2')
	{
		note_phone(clues, text, from, to);
		blank(text, run->from, to);
		return true;
	}
	if ((length == 3 || length == 4) && unit[from] == '0' &&
		(unit[to] == '-' || unit[to] == ' ' || unit[to] == ')'))
	{
		for (behind = to + 1; ybss_is_digit(unit[behind]) || is_star(unit[behind]);)
			behind++;
		if (behind - to - 1 == 7 || behind - to - 1 == 8)
		{
			note_phone(clues, text, from, behind);
			blank(text, from, behind);
			return true;
		}
	}
	if ((length >= 10 && length <= 12 && unit[from] == '0') || length == 7 || length == 8)
	{
		note_phone(clues, text, from, to);
		blank(text, from, to);
		return true;
	}
	return false;
}

/* 138 0000 0000, 138-0000-0000. */
static bool
take_parted_phone(const Run *run, YbssClues *clues)
{
	YbssText *text = run->text;
	const uint16_t *unit = text->unit;
	int middle = run->to + 1, last = run->to + 6, end = run->to + 10;

	if (run->to - run->from != 3 || unit[run->from] != '1' || end > text->length)
		return false;
	if ((unit[run->to] != ' ' && unit[run->to] != '-') || unit[run->to] != unit[last - 1])
		return false;
	for (int i = middle; i < end; i++)
		if (i != last - 1 && !ybss_is_digit(unit[i]) && !is_star(unit[i]))
			return false;
	if (ybss_is_digit(unit[end]))
		return false;
	note_phone(clues, text, run->from, end);
	blank(text, run->from, end);
	return true;
}

/* The end of a month or a day behind what parts a date, or 0. */
static int
part_end(const YbssText *text, int at, int most)
{
	int end = at, number;

	while (ybss_is_digit(text->unit[end]) && end - at < 2)
		end++;
	number = end > at ? number_at(text, at, end - at) : 0;
	return number >= 1 && number <= most && !ybss_is_digit(text->unit[end]) ? end : 0;
}

/* 1962-3-15, 1962.03, 1962年3月15日生, 62年: the year is taken, nobody is asked for a day. */
static bool
take_date(const Run *run, YbssClues *clues)
{
	YbssText *text = run->text;
	const uint16_t *unit = text->unit;
	int length = run->to - run->from, year = length <= 4 ? number_at(text, run->from, length) : -1,
		end = run->to, next;
	bool han = unit[end] == u'年';

	if (length == 2 && han && year >= 0)
		year += year > run->this_year % 100 ? 1900 : 2000;
	if ((length != 4 && !(length == 2 && han)) || !is_year(run, year))
		return false;
	if (!han && unit[end] != '-' && unit[end] != '.' && unit[end] != '/')
		return false;
	end++;
	next = part_end(text, end, 12);
	if (next == 0 && !han)
		return false;
	if (next > 0)
	{
		end = next;
		if (han ? unit[end] == u'月' : unit[end] == unit[run->to])
			end++;
		next = part_end(text, end, 31);
		if (next > 0)
			end = next + (unit[next] == u'日' || unit[next] == u'号');
	}
	note_years(clues, year, year, true);
	blank(text, run->from, end);
	return true;
}

/* 62岁, 60多岁, 80后: years of birth that go with it. */
static bool
take_age(const Run *run, YbssClues *clues)
{
	YbssText *text = run->text;
	const uint16_t *unit = text->unit;
	int length = run->to - run->from, age = length <= 3 ? number_at(text, run->from, length) : -1,
		end = run->to;
	bool about =
		unit[end] == u'多' || unit[end] == u'来' || unit[end] == u'几' || unit[end] == u'余';

	if (age < 0)
		return false;
	if (unit[end] == u'后' && length == 2 && age % 10 == 0)
	{
		age += age > run->this_year % 100 ? 1900 : 2000;
		note_years(clues, age, age + 9, false);
		blank(text, run->from, end + 1);
		return true;
	}
	end += about;
	if ((unit[end] != u'岁' && unit[end] != u'歲') || age > 130)
		return false;
	note_years(clues, run->this_year - age - (about ? 10 : 1), run->this_year - age, false);
	blank(text, run->from, end + 1);
	return true;
}

/* Does a word that says what a number is stand before it? */
static bool
is_said_before(const YbssText *text, int at, const char16_t *const *words)
{
	while (at > 0 && ybss_is_separator(text->unit[at - 1]))
		at--;
	for (; *words; words++)
	{
		int length = 0;

		while ((*words)[length])
			length++;
		if (at >= length && ybss_begins_with(text->unit + at - length, *words))
			return true;
	}
	return false;
}

/* What stands before the last digits of a telephone, and before a day of birth. */
static const char16_t *const tails[] = {u"尾号", u"后四位", u"末四位", u"后4位", u"尾数",
										u"电话", u"手机",	u"手机号", u"号码",	 NULL};
static const char16_t *const births[] = {u"出生",	  u"生于",	   u"出生于",	u"生日",
										 u"出生日期", u"出生年月", u"出生年份", NULL};

/* 1962 by itself, 196203, 19620315; 尾号1962: what of a date or a telephone stands without signs.
 */
static bool
take_bare(const Run *run, YbssClues *clues)
{
	YbssText *text = run->text;
	int from = run->from, length = run->to - from,
		year = length >= 4 ? number_at(text, from, 4) : -1;
	int month = length >= 6 ? number_at(text, from + 4, 2) : 1,
		day = length == 8 ? number_at(text, from + 6, 2) : 1;
	bool apart =
		(from == 0 || ybss_is_separator(text->unit[from - 1])) && ybss_is_end(text->unit[run->to]);
	bool tail = length == 4 && is_said_before(text, from, tails), said;

	if (tail || (length >= 5 && length <= 6 && is_said_before(text, from, tails)))
	{
		note_phone(clues, text, run->to - 4, run->to);
		blank(text, from, run->to);
		return true;
	}
	said = is_said_before(text, from, births);
	apart = apart || (said && ybss_is_end(text->unit[run->to]));
	if (!apart && text->unit[run->to] != u'生' && text->unit[run->to] != u'出')
		return false;
	if ((length == 4 || length == 6 || length == 8) && is_year(run, year) && month >= 1 &&
		month <= 12 && day >= 1 && day <= 31)
	{
		bool either = length == 4 && !said && clues->phone[0] == 0 && clues->year_low == 0 &&
					  text->unit[run->to] != u'生';

		if (either)
			note_phone(clues, text, from, run->to);
		note_years(clues, year, year, true);
		clues->tail_or_year = either || clues->tail_or_year;
	}
	else if (length == 4 && run->stars == 0)
		note_phone(clues, text, from, run->to);
	else
		return false;
	blank(text, from, run->to);
	return true;
}

/* 张*三 is a name with a character less; other stars part. Gives where to go on. */
static int
close_stars(const Run *run)
{
	YbssText *text = run->text;
	int hidden = run->to - run->from;

	if (run->from == 0 || !ybss_is_han(text->unit[run->from - 1]) ||
		!ybss_is_han(text->unit[run->to]))
	{
		blank(text, run->from, run->to);
		return run->to;
	}
	memmove(text->unit + run->from, text->unit + run->to,
			(size_t) (text->length - run->to + 1) * sizeof *text->unit);
	text->length -= hidden;
	return run->from;
}

/* Take what is a number of somebody out of a text. */
void
ybss_take_numbers(YbssText *text, int this_year, YbssClues *clues)
{
	static bool (*const take[])(const Run *, YbssClues *) = {take_id, take_date, take_age,
															 take_parted_phone};

	for (int at = 0; at < text->length;)
	{
		Run run = {text, at, at, 0, 0, this_year};
		bool taken = false;

		if (!ybss_is_digit(text->unit[at]) && !is_star(text->unit[at]))
		{
			at++;
			continue;
		}
		for (; ybss_is_digit(text->unit[run.to]) || is_star(text->unit[run.to]); run.to++)
			run.digits += ybss_is_digit(text->unit[run.to]),
				run.stars += is_star(text->unit[run.to]);
		if ((text->unit[run.to] == 'X' || text->unit[run.to] == 'x') && run.to - at == 17)
			run.to++;
		at = run.to;
		for (size_t i = 0; run.digits > 0 && !taken && i < sizeof take / sizeof *take; i++)
			taken = take[i](&run, clues);
		/* A date in eight digits is told from a telephone by its form. */
		taken = taken || (run.digits > 0 && (take_bare(&run, clues) || take_phone(&run, clues)));
		if (run.digits == 0)
			at = close_stars(&run);
	}
}
