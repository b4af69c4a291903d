/*
 * normalize.c
 *		Text as it is compared: NFKC, one script, no invisible characters.
 */
#include "text/normalize.h"

#include <stdbool.h>
#include <unicode/unorm2.h>

#include "text/character.h"
#include "text/utf8.h"

/* Tell whether a character is left out: it has no shape of its own. */
static bool
is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
		   (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF ||
		   (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x180E ||
		   (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
}

/* Tell whether NFKC leaves a character alone whatever stands around it. */
static bool
is_plain(uint32_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c < 0xA000) || (c >= 0x3001 && c <= 0x3029);
}

/* The one dash for the many that are typed between numbers. */
static inline uint32_t
plain_shape(uint32_t c)
{
	/* Nearly every character of an address has it. */
	if ((c >= 0x4E00 && c < 0xA000) || (c >= 0x20 && c < 0x7F))
		return c;
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	if ((c >= 0x2010 && c <= 0x2015) || c == u'−' || c == u'﹣' || c == u'ー')
		return '-';
	if (c == 0x3000 || c == 0xA0 || c == '\t' || c == '\n' || c == '\r')
		return ' ';
	return c;
}

/* Append a unit, folded; blanks are joined. */
static bool
append(const YbssCharacter *table, YbssText *text, uint16_t unit, int from)
{
	if (unit == ' ' && (text->length == 0 || text->unit[text->length - 1] == ' '))
		return true;
	if (text->length == YBSS_TEXT_UNITS)
		return false;
	text->from[text->length] = (uint16_t) from;
	text->unit[text->length++] = table[unit].fold;
	return true;
}

/* Normalise the characters that ICU must see together and append them. */
static YbssTextFault
append_by_icu(const YbssCharacter *table, const UNormalizer2 *nfkc, YbssText *text,
			  const UChar *units, int count, int from)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar wide[YBSS_TEXT_UNITS];
	int length = unorm2_normalize(nfkc, units, count, wide, YBSS_TEXT_UNITS, &error);

	if (U_FAILURE(error))
		return error == U_BUFFER_OVERFLOW_ERROR ? YBSS_TEXT_TOO_LONG : YBSS_TEXT_FAILED;
	for (int i = 0; i < length; i++)
	{
		uint32_t c = plain_shape(wide[i]);

		if (!is_invisible(c) && !append(table, text, (uint16_t) c, from))
			return YBSS_TEXT_TOO_LONG;
	}
	return YBSS_TEXT_FINE;
}

/*
 * Normalise a text that holds more than Han, ASCII and full-width characters.
 *
 * What is invisible goes first: else it would keep a mark from its letter, and
 * the result would change when normalised again.
 */
static YbssTextFault
normalize_any(const YbssCharacter *table, const unsigned char *at, size_t bytes, YbssText *text)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
	/* A letter may have as many marks as the text is long: cut in two they would be ordered
	 * otherwise. */
	UChar run[YBSS_TEXT_BYTES / 2 + 2];
	int count = 0, from = 0;

	if (U_FAILURE(error))
		return YBSS_TEXT_FAILED;
	text->length = text->characters = 0;
	for (size_t i = 0; i < bytes; text->characters++)
	{
		uint32_t c;
		int length = ybss_utf8_decode(at + i, bytes - i, &c);
		YbssTextFault fault;

		if (length == 0)
			return YBSS_TEXT_NOT_UTF8;
		i += (size_t) length;
		if (is_invisible(c))
			continue;
		if (count > 0 && unorm2_hasBoundaryBefore(nfkc, (UChar32) c))
		{
			if ((fault = append_by_icu(table, nfkc, text, run, count, from)) != YBSS_TEXT_FINE)
				return fault;
			count = 0;
		}
		if (count == 0)
			from = text->characters;
		if (c > 0xFFFF)
			run[count++] = U16_LEAD(c);
		run[count++] = c > 0xFFFF ? U16_TRAIL(c) : (UChar) c;
	}
	return count > 0 ? append_by_icu(table, nfkc, text, run, count, from) : YBSS_TEXT_FINE;
}

/* The Han character of three bytes or the visible one of ASCII that stands here; its length, or 0
 * where another stands. */
static inline int
usual_character(const unsigned char *at, size_t bytes, uint32_t *c)
{
	if (bytes >= 3 && at[0] >= 0xE4 && at[0] <= 0xE9 && ybss_utf8_continues(at[1]) &&
		ybss_utf8_continues(at[2]))
	{
		*c = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
		return *c >= 0x4E00 && *c < 0xA000 ? 3 : 0;
	}
	*c = at[0];
	return *c > 0x20 && *c < 0x7F;
}

/* Normalise a text of Han, ASCII and full-width characters; false at any other. */
static bool
normalize_plain(const YbssCharacter *table, const unsigned char *at, size_t bytes, YbssText *text)
{
	text->length = text->characters = 0;
	for (size_t i = 0; i < bytes; text->characters++)
	{
		uint32_t c;
		int length = usual_character(at + i, bytes - i, &c);

		if (length > 0 && text->length < YBSS_TEXT_UNITS)
		{
			text->from[text->length] = (uint16_t) text->characters;
			text->unit[text->length++] = table[c].fold;
			i += (size_t) length;
			continue;
		}
		length = ybss_utf8_decode(at + i, bytes - i, &c);
		c = length ? plain_shape(c) : 0;
		if (!is_plain(c) || !append(table, text, (uint16_t) c, text->characters))
			return false;
		i += (size_t) length;
	}
	return true;
}

/* Normalise a text. */
YbssTextFault
ybss_text_normalize(const YbssCharacter *table, const char *utf8, size_t bytes, YbssText *text)
{
	const unsigned char *at = (const unsigned char *) utf8;
	YbssTextFault fault = YBSS_TEXT_FINE;

	if (bytes > YBSS_TEXT_BYTES)
		return YBSS_TEXT_TOO_LONG;
	if (!normalize_plain(table, at, bytes, text))
		fault = normalize_any(table, at, bytes, text);
	if (fault != YBSS_TEXT_FINE)
		return fault;
	while (text->length > 0 && text->unit[text->length - 1] == ' ')
		text->length--;
	/* Zeros enough that a reader may look ahead without asking. */
	for (int i = 0; i < 16; i++)
		text->unit[text->length + i] = 0;
	text->from[text->length] = (uint16_t) text->characters;
	return YBSS_TEXT_FINE;
}
