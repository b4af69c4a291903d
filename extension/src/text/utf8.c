/*
 * utf8.c
 *		UTF-8 in and out, with nothing trusted.
 */
#include "text/utf8.h"

/* Tell whether a byte continues a character. */
static int
continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* Decode one character; returns its bytes, 0 where they are not UTF-8. */
int
ybss_utf8_decode(const unsigned char *from, size_t length, uint32_t *character)
{
	uint32_t c = length ? from[0] : 0x80;

	if (c < 0x80)
	{
		*character = c;
		return 1;
	}
	if (c >= 0xC2 && c < 0xE0 && length >= 2 && continues(from[1]))
	{
		*character = (c & 0x1F) << 6 | (from[1] & 0x3F);
		return 2;
	}
	if (c >= 0xE0 && c < 0xF0 && length >= 3 && continues(from[1]) && continues(from[2]))
	{
		*character = (c & 0x0F) << 12 | (from[1] & 0x3Fu) << 6 | (from[2] & 0x3F);
		return *character < 0x800 || (*character >= 0xD800 && *character < 0xE000) ? 0 : 3;
	}
	if (c >= 0xF0 && c < 0xF5 && length >= 4 && continues(from[1]) && continues(from[2]) &&
		continues(from[3]))
	{
		*character =
			(c & 0x07) << 18 | (from[1] & 0x3Fu) << 12 | (from[2] & 0x3Fu) << 6 | (from[3] & 0x3F);
		return *character < 0x10000 || *character > 0x10FFFF ? 0 : 4;
	}
	return 0;
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
