/*
 * list_encoding.c
 *		UTF-8 or GB 18030?
 *
 * Windows programs of Chinese offices still write GB 18030 (GBK), and one bad
 * line inside a UTF-8 list must not turn the whole list into GB 18030. So the
 * guess counts lines: the encoding under which fewer lines are broken wins.
 */
#include "text/list_encoding.h"

#include <stdbool.h>
#include <string.h>

#include "text/utf8.h"

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
