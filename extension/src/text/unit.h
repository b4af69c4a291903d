/*
 * unit.h
 *		What a UTF-16 unit of a normalised text is, and what a run of them begins with.
 */
#ifndef YBSS_TEXT_UNIT_H
#define YBSS_TEXT_UNIT_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

/* The bit of a unit in a set of 64, by which most units are seen to be none of a few. */
#define YBSS_BIT(unit) ((uint64_t) 1 << ((unit) &63))

/* The blocks of unified ideographs, 〇, and all that takes two units or is private. */
static inline bool
ybss_is_han(uint16_t c)
{
	/* Digits and blanks are asked most often, then the large block. */
	return c >= 0x3007 && ((c >= 0x4E00 && c < 0xA000) || (c >= 0x3400 && c < 0x4DC0) ||
						   c == u'〇' || (c >= 0xD800 && c < 0xF900));
}

static inline bool
ybss_is_digit(uint16_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ybss_is_letter(uint16_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Anything that separates: blanks and punctuation, but not what joins numbers. */
static inline bool
ybss_is_separator(uint16_t c)
{
	/* Han, Hangul, surrogates: nearly every character of an address. */
	if (c >= 0x3400 && c < 0xE000)
		return false;
	if (c < 0x80)
	{
		const uint64_t low = YBSS_BIT(' ') | YBSS_BIT(',') | YBSS_BIT(';') | YBSS_BIT(':') |
							 YBSS_BIT('(') | YBSS_BIT(')') | YBSS_BIT('"') | YBSS_BIT('\'') |
							 YBSS_BIT('!') | YBSS_BIT('?') | YBSS_BIT('*') | YBSS_BIT('<') |
							 YBSS_BIT('>') | YBSS_BIT('=') | YBSS_BIT('$') | YBSS_BIT('%');
		const uint64_t high = YBSS_BIT('|') | YBSS_BIT('[') | YBSS_BIT(']') | YBSS_BIT('_') |
							  YBSS_BIT('{') | YBSS_BIT('}') | YBSS_BIT('~') | YBSS_BIT('`') |
							  YBSS_BIT('^') | YBSS_BIT('\\');

		return ((c < 0x40 ? low : high) & YBSS_BIT(c)) != 0;
	}
	return c == u'。' || c == u'、' || (c >= u'〈' && c <= u'】') || (c >= u'〔' && c <= u'〛') ||
		   (c >= u'‘' && c <= u'‟') || c == u'·' || c == u'…';
}

/* Tell whether a unit ends the text or a piece of it. */
static inline bool
ybss_is_end(uint16_t c)
{
	return c == 0 || ybss_is_separator(c);
}

/* Tell whether a unit stands in a list. */
static inline bool
ybss_is_one_of(uint16_t unit, const char16_t *list)
{
	while (*list && *list != unit)
		list++;
	return *list != 0;
}

/* The length of a word where a text begins with it, or 0. */
static inline int
ybss_begins_with(const uint16_t *at, const char16_t *word)
{
	int n = 0;

	while (word[n] && at[n] == word[n])
		n++;
	return word[n] ? 0 : n;
}

#endif /* YBSS_TEXT_UNIT_H */
