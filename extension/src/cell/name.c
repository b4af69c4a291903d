/*
 * name.c
 *		Names of persons and units as the register keeps them.
 */
#include "cell/name.h"

#include <stdint.h>

#include "cell/signs.h"
#include "text/utf8.h"

/* Is it a Han letter, or one of the private use areas that rare names are written in? */
static bool
is_han(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) ||
		   (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xE000 && c <= 0xF8FF) ||
		   (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FFFF);
}

/* Is it a letter of a script whose letters change when they are joined: Arabic, Mongolian, of
 * India? */
static bool
is_joining(uint32_t c)
{
	return (c >= 0x600 && c <= 0x6FF) || (c >= 0x750 && c <= 0x77F) || (c >= 0x8A0 && c <= 0x8FF) ||
		   (c >= 0x900 && c <= 0xDFF) || (c >= 0x1800 && c <= 0x18AF) ||
		   (c >= 0xF00 && c <= 0xFFF) || (c >= 0xFB50 && c <= 0xFDFF) ||
		   (c >= 0xFE70 && c <= 0xFEFE);
}

/* Is it one of the signs that people write between the parts of a name? */
static bool
is_dot(uint32_t c)
{
	static const uint32_t dots[] = {0xB7, u'•',	 u'・', u'･',  u'‧',  u'∙',	  u'⋅',
									u'●', u'．', '.',	u'﹒', u'ㆍ', 0x2024, 0x387};

	for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++)
		if (dots[i] == c)
			return true;
	return false;
}

/* Look at the character behind without taking it. */
static uint32_t
peek(const char *at, const char *end)
{
	return at < end ? ybss_utf8_next(&at, end) : 0;
}

/* Say whether a mark that joins letters or separates them is needed there. */
static bool
joins(uint32_t mark, uint32_t before, uint32_t behind)
{
	if (mark == 0x180E)
		return is_joining(before);
	return (mark == 0x200C || mark == 0x200D) && is_joining(before) && is_joining(behind);
}

/* Write a text without what only looks. */
size_t
ybss_plain_text(const char *utf8, size_t bytes, char *to)
{
	const char *end = utf8 + bytes;
	size_t length = 0;
	size_t last = 0;
	uint32_t before = 0;

	while (utf8 < end)
	{
		uint32_t c = ybss_utf8_next(&utf8, end);

		if (c == UINT32_MAX || (ybss_sign_is_invisible(c) && !joins(c, before, peek(utf8, end))))
			continue;
		if (length == 0 && ybss_sign_is_blank(c))
			continue;
		/* U+202F holds a Mongolian word and its ending together. */
		if (ybss_sign_is_blank(c) && !(c == 0x202F && is_joining(before)))
			c = ' ';
		length += ybss_write_signs(&c, 1, to + length);
		if (c != ' ')
			last = length;
		before = c;
	}
	return last;
}

/* Write a name. */
size_t
ybss_plain_name(const char *utf8, size_t bytes, char *to)
{
	/* Read from behind what is written: a dot of one byte becomes one of two. */
	const char *at = to + bytes;
	const char *end = at + ybss_plain_text(utf8, bytes, to + bytes);
	size_t length = 0;
	uint32_t before = 0;

	while (at < end)
	{
		uint32_t c = ybss_utf8_next(&at, end);
		const char *ahead = at;
		uint32_t behind = 0;
		bool dot = is_dot(c);
		bool blank = c == ' ';

		while ((dot || blank) && ((behind = peek(ahead, end)) == ' ' || (!dot && is_dot(behind))))
		{
			dot = dot || is_dot(behind);
			blank = true;
			ybss_utf8_next(&ahead, end);
		}
		if (dot && is_han(before) && is_han(behind))
		{
			c = 0xB7;
			at = ahead;
		}
		else if (c == ' ')
		{
			/* Only blanks are passed over here: a dot that is none of Han letters stays. */
			while (peek(at, end) == ' ')
				at++;
			behind = peek(at, end);
			before = c;
			if (length > 0 && (unsigned char) to[length - 1] > 0x7F && behind > 0x7F)
				continue;
		}
		length += ybss_write_signs(&c, 1, to + length);
		before = c;
	}
	return length;
}

/* Has it any letter? */
bool
ybss_has_letter(const char *utf8, size_t bytes)
{
	const char *end = utf8 + bytes;

	while (utf8 < end)
	{
		uint32_t c = ybss_utf8_next(&utf8, end);

		if (c != UINT32_MAX && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
								(c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || is_han(c) ||
								(c >= 0x2C00 && c < 0xD800 && c > 0x3020) || c >= 0x10000 ||
								(c >= 0xFB00 && c <= 0xFDFF)))
			return true;
	}
	return false;
}

/* Keep at most so many characters. */
size_t
ybss_cut_characters(const char *utf8, size_t bytes, int most)
{
	const char *at = utf8;
	const char *end = utf8 + bytes;

	while (at < end && most-- > 0)
		ybss_utf8_next(&at, end);
	return (size_t) (at - utf8);
}
