/*
 * written.c
 *		A text as it is compared letter by letter.
 */
#include "match/comparison/written.h"

#include <string.h>

#include "cell/signs.h"
#include "match/comparison/hash.h"
#include "text/utf8.h"

/* Of the longest coded text the hash of all letters stands behind the first ones. */
typedef struct Written
{
	unsigned char *coded;
	size_t bytes;
	bool full; /* no further letter has room */
	bool cut;  /* not all is read, or kept */
	uint64_t hash;
} Written;

/* Give the letter that a character is compared as. */
static uint32_t
folded(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Add a letter. */
static void
add(Written *to, uint32_t letter)
{
	char utf8[4];
	size_t bytes = ybss_write_signs(&letter, 1, utf8);

	to->hash = ybss_hash_number(to->hash, letter);
	to->full |= to->bytes + bytes > YBSS_WRITTEN_BYTES;
	to->cut |= to->full;
	if (to->full)
		return;
	memcpy(to->coded + to->bytes, utf8, bytes);
	to->bytes += bytes;
}

/* Does a cell say nothing? */
bool
ybss_cell_says_nothing(const char *text, size_t length, YbssNothing field)
{
	YbssSigns signs;

	/* No such word is longer. */
	if (length > 64)
		return false;
	ybss_read_signs(text, length, &signs);
	ybss_close_signs(&signs);
	return signs.count == 0 || ybss_is_nothing(&signs, field);
}

/* Code a text. */
size_t
ybss_code_written(const char *text, size_t length, void *coded)
{
	Written to = {.coded = coded, .hash = YBSS_HASH_SEED};
	size_t read = length < YBSS_TEXT_READ ? length : YBSS_TEXT_READ;
	const char *end = text + read;
	bool blank = false;

	if (read < length)
	{
		to.cut = true;
		to.hash = ybss_hash_bytes(to.hash, end, length - read);
	}
	while (text < end)
	{
		uint32_t c = ybss_utf8_next(&text, end);

		if (c == UINT32_MAX || c == 0 || ybss_sign_is_invisible(c))
			continue;
		if (ybss_sign_is_blank(c))
		{
			blank = to.bytes > 0;
			continue;
		}
		if (blank)
			add(&to, ' ');
		blank = false;
		add(&to, folded(c));
	}
	if (!to.cut || to.bytes == 0)
		return to.bytes;
	/* Filled up, so that the hash stands at one place. */
	memset(to.coded + to.bytes, 0, YBSS_WRITTEN_BYTES - to.bytes);
	memcpy(to.coded + YBSS_WRITTEN_BYTES, &to.hash, sizeof to.hash);
	return YBSS_CODED_BYTES;
}
