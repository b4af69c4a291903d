/*
 * list_encoding.c
 *		UTF-8 or GB 18030?
 *
 * Windows programs of Chinese offices still write GB 18030 (GBK), and one bad
 * line inside a UTF-8 list must not turn the whole list into GB 18030. So the
 * guess counts lines: the encoding under which fewer lines are broken wins.
 */
#include "text/list_encoding.h"

#include <string.h>

/* Give the length of the well-formed UTF-8 sequence at p, 0 when it is not one (Unicode, table 3-7). */
static size_t
utf8_sequence(const unsigned char *p, size_t left)
{
	static const struct
	{
		unsigned char first_low, first_high, second_low, second_high;
		size_t		  length;
	} forms[] = {
		{0x01, 0x7F, 0, 0, 1},		 {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
		{0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
		{0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
	};

	for (size_t f = 0; f < sizeof(forms) / sizeof(forms[0]); f++)
	{
		if (p[0] < forms[f].first_low || p[0] > forms[f].first_high || left < forms[f].length)
			continue;
		if (forms[f].length > 1 && (p[1] < forms[f].second_low || p[1] > forms[f].second_high))
			return 0;
		for (size_t i = 2; i < forms[f].length; i++)
			if ((p[i] & 0xC0) != 0x80)
				return 0;
		return forms[f].length;
	}
	return 0;
}

/* Say whether the bytes are UTF-8 without NUL; fault_offset tells where they are not. */
bool
ybss_utf8_valid(const char *bytes, size_t length, size_t *fault_offset)
{
	size_t offset = 0;

	while (offset < length)
	{
		size_t step = utf8_sequence((const unsigned char *) bytes + offset, length - offset);

		if (step == 0)
		{
			*fault_offset = offset;
			return false;
		}
		offset += step;
	}
	return true;
}

/* Say whether the bytes have the shape of GB 18030: one, two or four bytes a character. */
static bool
gb18030_shape(const unsigned char *p, size_t length)
{
	size_t i = 0;

	while (i < length)
	{
		if (p[i] < 0x80)
			i += 1;
		else if (p[i] == 0x80 || p[i] == 0xFF || i + 1 >= length)
			return false;
		else if (p[i + 1] >= 0x40 && p[i + 1] != 0x7F && p[i + 1] != 0xFF)
			i += 2;
		else if (p[i + 1] >= 0x30 && p[i + 1] <= 0x39 && i + 3 < length)
			i += 4;
		else
			return false;
	}
	return true;
}

/* Guess the encoding of a whole list by counting the lines that each would break. */
YbssListEncoding
ybss_guess_list_encoding(const char *bytes, size_t length)
{
	size_t offset = 0;
	size_t broken_utf8 = 0;
	size_t broken_gb18030 = 0;

	while (offset < length)
	{
		const char *newline = memchr(bytes + offset, '\n', length - offset);
		size_t		end = newline ? (size_t) (newline - bytes) : length;
		size_t		fault;

		broken_utf8 += !ybss_utf8_valid(bytes + offset, end - offset, &fault);
		broken_gb18030 += !gb18030_shape((const unsigned char *) bytes + offset, end - offset);
		offset = end + 1;
	}
	return broken_gb18030 < broken_utf8 ? YBSS_LIST_GB18030 : YBSS_LIST_UTF8;
}
