// sources: text/utf8.c
/* Bytes are read as ICU reads them, and what is written of them is read as the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/utf8.h>

#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* Write a character and compare with the bytes it was read from. */
static void
write_back(uint32_t character, const uint8_t *from, int length)
{
	uint16_t units[2] = {(uint16_t) character};
	char written[8];

	if (character > 0xFFFF)
	{
		units[0] = (uint16_t) (0xD7C0 + (character >> 10));
		units[1] = (uint16_t) (0xDC00 | (character & 0x3FF));
	}
	if (ybss_utf8_encode(units, character > 0xFFFF ? 2 : 1, written) != (size_t) length ||
		memcmp(written, from, (size_t) length) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	const char *next = (const char *) data;
	size_t first_fault = bytes, fault = bytes;

	for (size_t at = 0; at < bytes;)
	{
		uint32_t character = UINT32_MAX;
		int length = ybss_utf8_decode(data + at, bytes - at, &character);
		size_t behind = at;
		UChar32 expected;

		U8_NEXT(data, behind, bytes, expected);
		if (length == 0 ? expected >= 0
						: (UChar32) character != expected || behind != at + (size_t) length)
			abort();
		if (ybss_utf8_next(&next, (const char *) data + bytes) != (length ? character : UINT32_MAX))
			abort();
		if (length)
			write_back(character, data + at, length);
		if (first_fault == bytes && (length == 0 || character == 0))
			first_fault = at;
		at += length ? (size_t) length : 1;
		if (next != (const char *) data + at)
			abort();
	}
	if (ybss_utf8_valid((const char *) data, bytes, &fault) != (first_fault == bytes) ||
		fault != first_fault)
		abort();
	return 0;
}
