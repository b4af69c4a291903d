/*
 * leavings.c
 *		What other programs have left in a text: null, AAAA, the words of an empty form.
 */
#include "address/read/leavings.h"

#include "text/numeral.h"

/* Tell whether a unit is a letter or a digit. */
static bool
is_alphanumeric(uint16_t unit)
{
	return ybss_is_letter(unit) || ybss_is_digit(unit);
}

/* Compare a run of letters with a word in small letters. */
static bool
is_word(const uint16_t *at, int length, const char *word)
{
	int i = 0;

	while (i < length && word[i] != '\0' && (at[i] | 0x20) == (uint16_t) word[i])
		i++;
	return i == length && word[i] == '\0';
}

/* Tell whether a run of letters says nothing: what programs write for no value, one letter again
 * and again. */
static bool
says_nothing(const uint16_t *at, int length)
{
	static const char *const words[] = {"null", "undefined", "none", "nan", "nil"};

	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		if (is_word(at, length, words[w]))
			return true;
	for (int i = 1; i < length; i++)
		if ((at[i] | 0x20) != (at[0] | 0x20))
			return false;
	/* III is a number, www the front of a page's name. */
	return length >= 3 && (at[0] | 0x20) != 'i' && (at[0] | 0x20) != 'w';
}

/* The words of a form that nobody filled in: 室(号); their length, or 0. */
static int
empty_form_length(const uint16_t *unit, int at)
{
	static const char16_t *const forms[] = {u"室(号)", u"号(室)"};
	uint16_t before = at > 0 ? unit[at - 1] : ' ';

	if (is_alphanumeric(before) || ybss_numeral_value(before) >= 0)
		return 0;
	for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
		if (ybss_begins_with(unit + at, forms[f]) > 0)
			return ybss_begins_with(unit + at, forms[f]);
	return 0;
}

/* Cut them wherever they stand; what is behind them is read on. */
void
ybss_cut_leavings(const YbssNoise *noise)
{
	const uint16_t *unit = noise->text->unit;

	for (int at = 0; at < noise->text->length; at++)
	{
		int end = at;

		if (unit[at] == u'室' || unit[at] == u'号')
			end += empty_form_length(unit, at);
		/* Between the names of divisions their readers step over it; in front of all it names none. */
		if (at == 0)
			end += ybss_begins_with(unit, u"市辖区");
		while (ybss_is_letter(unit[end]))
			end++;
		if (end == at)
			continue;
		if (!ybss_is_letter(unit[at]) ||
			(says_nothing(unit + at, end - at) && !ybss_is_digit(unit[end]) &&
			 (at == 0 || !ybss_is_digit(unit[at - 1]))))
			ybss_cut(noise, YBSS_ELEMENT_REMARK, at, end);
		at = end - 1;
	}
}
