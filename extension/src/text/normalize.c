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
static uint32_t
plain_shape(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0x30FC)
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
append_by_icu(const YbssCharacter *table, YbssText *text, const UChar *units, int count, int from)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
	UChar wide[1024];
	int length;

	if (U_FAILURE(error))
		return YBSS_TEXT_FAILED;
	length = unorm2_normalize(nfkc, units, count, wide, 1024, &error);
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

/* Collect the run of characters around a special one that NFKC may join. */
static YbssTextFault
read_run(const YbssCharacter *table, YbssText *text, const unsigned char *at, size_t left,
		 size_t *taken, int *characters)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
	UChar units[64];
	int count = 0, from = *characters;
	size_t used = 0;

	if (U_FAILURE(error))
		return YBSS_TEXT_FAILED;
	while (used < left && count < 60)
	{
		uint32_t c;
		int bytes = ybss_utf8_decode(at + used, left - used, &c);

		if (bytes == 0)
			return YBSS_TEXT_NOT_UTF8;
		if (count > 0 && unorm2_hasBoundaryBefore(nfkc, (UChar32) c))
			break;
		used += (size_t) bytes;
		(*characters)++;
		if (c > 0xFFFF)
		{
			units[count++] = U16_LEAD(c);
			units[count++] = U16_TRAIL(c);
		}
		else
			units[count++] = (UChar) c;
	}
	*taken = used;
	return append_by_icu(table, text, units, count, from);
}

/* Tell whether the next character might join the one before it. */
static bool
next_may_join(const unsigned char *at, size_t left)
{
	/* U+0300 and up; Han, kana without marks and ASCII begin otherwise. */
	return left > 0 && at[0] >= 0xCC && !(at[0] >= 0xE4 && at[0] <= 0xE9) && at[0] != 0xEF &&
		   !(at[0] == 0xE3 && left > 1 && at[1] == 0x80);
}

/* Normalise a text. */
YbssTextFault
ybss_text_normalize(const YbssCharacter *table, const char *utf8, size_t bytes, YbssText *text)
{
	const unsigned char *at = (const unsigned char *) utf8;
	size_t i = 0;

	text->length = text->characters = 0;
	text->unit[0] = 0;
	if (bytes > YBSS_TEXT_BYTES)
		return YBSS_TEXT_TOO_LONG;
	while (i < bytes)
	{
		uint32_t c;
		int length = ybss_utf8_decode(at + i, bytes - i, &c);
		uint32_t shape;

		if (length == 0)
			return YBSS_TEXT_NOT_UTF8;
		shape = plain_shape(c);
		if (is_invisible(c))
		{
			i += (size_t) length;
			text->characters++;
		}
		else if (is_plain(shape) && !next_may_join(at + i + length, bytes - i - (size_t) length))
		{
			if (!append(table, text, (uint16_t) shape, text->characters))
				return YBSS_TEXT_TOO_LONG;
			i += (size_t) length;
			text->characters++;
		}
		else
		{
			size_t taken = 0;
			YbssTextFault fault = read_run(table, text, at + i, bytes - i, &taken, &text->characters);

			if (fault != YBSS_TEXT_FINE)
				return fault;
			i += taken;
		}
	}
	while (text->length > 0 && text->unit[text->length - 1] == ' ')
		text->length--;
	/* Zeros enough that a reader may look ahead without asking. */
	for (int i = 0; i < 16; i++)
		text->unit[text->length + i] = 0;
	text->from[text->length] = (uint16_t) text->characters;
	return YBSS_TEXT_FINE;
}
