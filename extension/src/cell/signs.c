/*
 * signs.c
 *		A cell as its readers see it.
 */
#include "cell/signs.h"

#include <string.h>

#include "text/utf8.h"

/* Is it a mark that only looks? */
bool
ybss_sign_is_invisible(uint32_t c)
{
	if (c >= 0x3000 && c < 0xFE00)
		return false;
	return (c < 0x20 && !(c >= '\t' && c <= '\r')) || (c >= 0x7F && c < 0xA0 && c != 0x85) ||
		   c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
		   (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
		   (c >= 0xFFF9 && c <= 0xFFFB);
}

/* Is it a blank of any width? */
bool
ybss_sign_is_blank(uint32_t c)
{
	if (c >= 0x3001 || (c > ' ' && c < 0x80))
		return false;
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
		   (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
		   c == 0x205F || c == 0x3000;
}

/* Give the one sign that is written for several. */
static uint32_t
folded(uint32_t c)
{
	if (c >= 0x3001 && c < 0xFE00)
		return c;
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 'A';
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0x2043)
		return '-';
	if (c == 0x2018 || c == 0x2019 || c == 0x60 || c == 0xB4)
		return '\'';
	if (c == 0x201C || c == 0x201D)
		return '"';
	return c == 0xFFE5 ? 0xA5 : c;
}

/* Read a cell. */
void
ybss_read_signs(const char *utf8, size_t bytes, YbssSigns *signs)
{
	const char *end = utf8 + bytes;
	bool blank = false;

	signs->count = 0;
	signs->cut = false;
	while (utf8 < end)
	{
		uint32_t c = ybss_utf8_next(&utf8, end);

		if (c == UINT32_MAX)
			signs->cut = true;
		if (c == UINT32_MAX || ybss_sign_is_invisible(c))
			continue;
		if (ybss_sign_is_blank(c))
		{
			blank = signs->count > 0;
			continue;
		}
		if (signs->count + blank >= YBSS_SIGNS)
		{
			signs->cut = true;
			break;
		}
		if (blank)
			signs->sign[signs->count++] = ' ';
		blank = false;
		signs->sign[signs->count++] = folded(c);
	}
	signs->sign[signs->count] = 0;
}

/* Take the blanks out. */
void
ybss_close_signs(YbssSigns *signs)
{
	int kept = 0;

	for (int i = 0; i < signs->count; i++)
		if (signs->sign[i] != ' ')
			signs->sign[kept++] = signs->sign[i];
	signs->count = kept;
	signs->sign[kept] = 0;
}

/* Keep a part. */
void
ybss_keep_signs(YbssSigns *signs, int from, int count)
{
	memmove(signs->sign, signs->sign + from, (size_t) count * sizeof signs->sign[0]);
	signs->count = count;
	signs->sign[count] = 0;
}

/* Does a word stand there? */
int
ybss_signs_at(const YbssSigns *signs, int at, const char *word)
{
	int length = 0;

	/* A character is cut off by the zero behind the word at the latest. */
	while (*word)
	{
		uint32_t c;
		int bytes = ybss_utf8_decode((const unsigned char *) word, 4, &c);

		if (bytes == 0 || at + length >= signs->count || signs->sign[at + length] != c)
			return 0;
		word += bytes;
		length++;
	}
	return length;
}

/* Write one character. */
static size_t
write_sign(uint32_t c, char *to)
{
	if (c < 0x80)
	{
		to[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		to[0] = (char) (0xC0 | c >> 6);
		to[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		to[0] = (char) (0xE0 | c >> 12);
		to[1] = (char) (0x80 | (c >> 6 & 0x3F));
		to[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char) (0xF0 | c >> 18);
	to[1] = (char) (0x80 | (c >> 12 & 0x3F));
	to[2] = (char) (0x80 | (c >> 6 & 0x3F));
	to[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

/* Write signs as UTF-8. */
size_t
ybss_write_signs(const uint32_t *sign, int count, char *to)
{
	size_t length = 0;

	for (int i = 0; i < count; i++)
		length += write_sign(sign[i], to + length);
	return length;
}
