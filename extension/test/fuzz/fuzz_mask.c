// sources: text/mask.c
/* A mask writes no more than it says, keeps characters whole, and hides what it hides. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/mask.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* Count the bytes that begin a character. */
static size_t
characters(const char *text, size_t bytes)
{
	size_t count = 0;

	for (size_t i = 0; i < bytes; i++)
		count += (text[i] & 0xC0) != 0x80;
	return count;
}

/* Count the characters that are shown. */
static size_t
open_characters(const char *text, size_t bytes)
{
	size_t count = characters(text, bytes);

	for (size_t i = 0; i < bytes; i++)
		count -= text[i] == '*';
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	const char *value = (const char *) data + 1;
	YbssMask mask;
	char *to;
	size_t written;

	if (bytes == 0)
		return 0;
	bytes--;
	mask = (YbssMask) (data[0] % (YBSS_MASK_HIDDEN + 1));
	if (ybss_mask_named(value, bytes) > YBSS_MASK_HIDDEN)
		abort();
	to = malloc(bytes + YBSS_MASK_ADDS);
	written = ybss_mask(mask, value, bytes, to);
	if (written > bytes + YBSS_MASK_ADDS)
		abort();
	if (mask == YBSS_MASK_WHOLE && (written != bytes || memcmp(to, value, bytes) != 0))
		abort();
	if (mask == YBSS_MASK_HIDDEN && (written != 3 || memcmp(to, "***", 3) != 0))
		abort();
	/* Two characters of a text at most, seven of a telephone, one a star for each of the rest. */
	if ((mask == YBSS_MASK_PHONE || mask == YBSS_MASK_DOCUMENT) &&
		characters(to, written) != characters(value, bytes))
		abort();
	if (mask == YBSS_MASK_NAME && characters(to, written) > 5)
		abort();
	if ((mask == YBSS_MASK_NAME || mask == YBSS_MASK_DOCUMENT || mask == YBSS_MASK_CITIZEN_ID) && open_characters(to, written) > 2)
		abort();
	if (mask == YBSS_MASK_PHONE && open_characters(to, written) > 7)
		abort();
	free(to);
	return 0;
}
