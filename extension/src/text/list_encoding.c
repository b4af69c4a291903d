/*
 * list_encoding.c
 *		UTF-8, GB 18030 or UTF-16?
 *
 * Windows programs of Chinese offices still write GB 18030 (GBK), and one bad
 * line inside a UTF-8 list must not turn the whole list into GB 18030. So the
 * guess counts lines: the encoding under which fewer lines are broken wins.
 * Lists that were put together of two have lines of both.
 */
#include "text/list_encoding.h"

#include <stdint.h>
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

/* Give the end of the line that starts at offset: a line feed or a carriage return. */
static size_t
end_of_line(const char *bytes, size_t length, size_t offset)
{
	while (offset < length && bytes[offset] != '\n' && bytes[offset] != '\r')
		offset++;
	return offset;
}

/* Guess the encoding of a whole list by counting the lines that each would break. */
YbssListEncoding
ybss_guess_list_encoding(const char *bytes, size_t length)
{
	YbssListEncoding wide;
	size_t offset = 0;
	size_t broken_utf8 = 0;
	size_t broken_gb18030 = 0;

	if (ybss_list_is_utf16(bytes, length, &wide))
		return wide;
	while (offset < length)
	{
		size_t end = end_of_line(bytes, length, offset);
		size_t fault;

		broken_utf8 += !ybss_utf8_valid(bytes + offset, end - offset, &fault);
		broken_gb18030 += !gb18030_shape((const unsigned char *) bytes + offset, end - offset);
		offset = end + 1;
	}
	return broken_gb18030 < broken_utf8 ? YBSS_LIST_GB18030 : YBSS_LIST_UTF8;
}

/*
 * Without a mark, UTF-16 has ASCII (line ends, digits, delimiters) with a zero
 * on always the same side. A tenth of the first units must be so, hardly any on the other.
 */
bool
ybss_list_is_utf16(const char *bytes, size_t length, YbssListEncoding *encoding)
{
	size_t looked = length < 8192 ? length & ~(size_t) 1 : 8192;
	size_t little = 0;
	size_t big = 0;

	if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
	{
		*encoding = bytes[0] == '\xFF' ? YBSS_LIST_UTF16LE : YBSS_LIST_UTF16BE;
		return true;
	}
	if (looked < 8 || length % 2 != 0)
		return false;
	for (size_t i = 0; i < looked; i += 2)
	{
		little += bytes[i + 1] == '\0' && bytes[i] > 0;
		big += bytes[i] == '\0' && bytes[i + 1] > 0;
	}
	*encoding = little > big ? YBSS_LIST_UTF16LE : YBSS_LIST_UTF16BE;
	return (little > big ? little : big) * 20 > looked &&
		   (little > big ? big : little) * 200 <= looked;
}

/* Tell whether the characters beyond ASCII are such as a Chinese list has, three bytes each. */
static bool
is_chinese_utf8(const char *line, size_t length)
{
	const char *at = line;
	const char *end = line + length;
	int found = 0;

	while (at < end)
	{
		uint32_t c = ybss_utf8_next(&at, end);

		if (c < 0x80)
			continue;
		if (!((c >= 0x4E00 && c < 0xA000) || (c >= 0x3000 && c < 0x3100) ||
			  (c >= 0xFF00 && c < 0xFFF0) || (c >= 0x3400 && c < 0x4DC0) ||
			  (c >= 0x2010 && c < 0x2070) || c == 0xFEFF))
			return false;
		found++;
	}
	return found >= 2;
}

/*
 * Tell whether a line that is not UTF-8 is GB 18030, and not UTF-8 with a broken
 * character: Chinese of UTF-8 has the shape of GB 18030 too, and would be read as other words.
 */
static bool
is_other_line(const char *line, size_t length)
{
	const char *at = line;
	const char *end = line + length;
	size_t chinese = 0;
	size_t beyond = 0;

	if (memchr(line, '\0', length) != NULL || !gb18030_shape((const unsigned char *) line, length))
		return false;
	while (at < end)
	{
		const char *from = at;
		uint32_t c = ybss_utf8_next(&at, end);

		if (c >= 0x80)
			beyond += (size_t) (at - from);
		if (c >= 0x3000 && c < 0xFFF0)
			chinese += (size_t) (at - from);
	}
	return chinese * 2 < beyond;
}

/* Give the encoding of one line of a list of another. */
YbssListEncoding
ybss_line_encoding(YbssListEncoding list, const char *line, size_t length)
{
	size_t fault;
	bool utf8 = ybss_utf8_valid(line, length, &fault);

	if (list == YBSS_LIST_GB18030)
		return utf8 && is_chinese_utf8(line, length) ? YBSS_LIST_UTF8 : list;
	return list == YBSS_LIST_UTF8 && !utf8 && is_other_line(line, length) ? YBSS_LIST_GB18030
																		  : list;
}

/* Read one unit. */
static uint32_t
unit_at(bool big_endian, const char *bytes)
{
	const unsigned char *p = (const unsigned char *) bytes;

	return big_endian ? (uint32_t) p[0] << 8 | p[1] : (uint32_t) p[1] << 8 | p[0];
}

/* Write UTF-16 as UTF-8. */
size_t
ybss_utf16_to_utf8(bool big_endian, const char *bytes, size_t length, char *out)
{
	size_t written = 0;

	for (size_t i = 0; i < length; i += 2)
	{
		uint32_t unit = i + 1 < length ? unit_at(big_endian, bytes + i) : 0xD800;
		uint16_t pair[2] = {(uint16_t) unit, 0};

		if (unit < 0xD800 || unit >= 0xE000)
			written += ybss_utf8_encode(pair, 1, out + written);
		else if (unit < 0xDC00 && i + 3 < length &&
				 (unit_at(big_endian, bytes + i + 2) & 0xFC00) == 0xDC00)
		{
			pair[1] = (uint16_t) unit_at(big_endian, bytes + i + 2);
			written += ybss_utf8_encode(pair, 2, out + written);
			i += 2;
		}
		else
			out[written++] = '\xFF';
	}
	return written;
}
