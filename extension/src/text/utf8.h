/*
 * utf8.h
 *		UTF-8 in and out, with nothing trusted.
 *
 * The decoder stands here, to be expanded where it is called: matching calls it
 * for every character of every pair of names.
 */
#ifndef YBSS_TEXT_UTF8_H
#define YBSS_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tell whether a byte continues a character. */
static inline bool
ybss_utf8_continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* Decode one character; returns its bytes, 0 where they are not UTF-8. */
static inline int
ybss_utf8_decode(const unsigned char *from, size_t length, uint32_t *character)
{
	uint32_t c = length ? from[0] : 0x80;

	if (c < 0x80)
	{
		*character = c;
		return 1;
	}
	if (c >= 0xC2 && c < 0xE0 && length >= 2 && ybss_utf8_continues(from[1]))
	{
		*character = (c & 0x1F) << 6 | (from[1] & 0x3F);
		return 2;
	}
	if (c >= 0xE0 && c < 0xF0 && length >= 3 && ybss_utf8_continues(from[1]) &&
		ybss_utf8_continues(from[2]))
	{
		*character = (c & 0x0F) << 12 | (from[1] & 0x3Fu) << 6 | (from[2] & 0x3F);
		return *character < 0x800 || (*character >= 0xD800 && *character < 0xE000) ? 0 : 3;
	}
	if (c >= 0xF0 && c < 0xF5 && length >= 4 && ybss_utf8_continues(from[1]) &&
		ybss_utf8_continues(from[2]) && ybss_utf8_continues(from[3]))
	{
		*character =
			(c & 0x07) << 18 | (from[1] & 0x3Fu) << 12 | (from[2] & 0x3Fu) << 6 | (from[3] & 0x3F);
		return *character < 0x10000 || *character > 0x10FFFF ? 0 : 4;
	}
	return 0;
}

/* Read one character and step behind it; a byte that is not UTF-8 counts as one, UINT32_MAX. */
static inline uint32_t
ybss_utf8_next(const char **at, const char *end)
{
	uint32_t character;
	int length = ybss_utf8_decode((const unsigned char *) *at, (size_t) (end - *at), &character);

	*at += length ? length : 1;
	return length ? character : UINT32_MAX;
}

/* Say whether bytes are UTF-8 without NUL; fault_offset tells where they are not. */
extern bool ybss_utf8_valid(const char *bytes, size_t length, size_t *fault_offset);

/* Write UTF-16 as UTF-8; returns the bytes, at most three a unit. Lone surrogates become U+FFFD. */
extern size_t ybss_utf8_encode(const uint16_t *units, size_t count, char *to);

#endif /* YBSS_TEXT_UTF8_H */
