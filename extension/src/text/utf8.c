/*
 * utf8.c
 *		UTF-8 in and out, with nothing trusted.
 */
#include "text/utf8.h"

/* Say whether bytes are UTF-8 without NUL. */
bool
ybss_utf8_valid(const char *bytes, size_t length, size_t *fault_offset)
{
	const unsigned char *from = (const unsigned char *) bytes;
	int step;

	for (size_t at = 0; at < length; at += (size_t) step)
	{
		uint32_t character;

		if ((step = ybss_utf8_decode(from + at, length - at, &character)) == 0 || character == 0)
		{
			*fault_offset = at;
			return false;
		}
	}
	return true;
}

/* Write one character and return its bytes. */
static size_t
encode_one(uint32_t c, char *to)
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

/* Write UTF-16 as UTF-8. */
size_t
ybss_utf8_encode(const uint16_t *units, size_t count, char *to)
{
	size_t bytes = 0;

	for (size_t i = 0; i < count; i++)
	{
		uint32_t c = units[i];

		/* Han, which nearly all are. */
		if (c >= 0x3000 && c < 0xD800)
		{
			to[bytes] = (char) (0xE0 | c >> 12);
			to[bytes + 1] = (char) (0x80 | (c >> 6 & 0x3F));
			to[bytes + 2] = (char) (0x80 | (c & 0x3F));
			bytes += 3;
			continue;
		}
		if (c >= 0xD800 && c < 0xE000)
		{
			if (c < 0xDC00 && i + 1 < count && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000)
				c = 0x10000 + ((c & 0x3FF) << 10 | (units[++i] & 0x3FF));
			else
				c = 0xFFFD;
		}
		bytes += encode_one(c, to + bytes);
	}
	return bytes;
}
