// sources: text/purpose.c
/* A cleaned purpose is no longer than what was written, and clean already. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/purpose.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	char *clean = malloc(bytes + 1);
	char *again = malloc(bytes + 1);
	YbssPurpose first = ybss_purpose_clean((const char *) data, (int) bytes, clean);
	YbssPurpose second = ybss_purpose_clean(clean, first.bytes, again);

	if (first.bytes < 0 || (size_t) first.bytes > bytes || first.characters > first.bytes)
		abort();
	if (second.bytes != first.bytes || second.characters != first.characters ||
		second.says != first.says || memcmp(clean, again, first.bytes) != 0)
		abort();
	if (first.bytes > 0 && (clean[0] == ' ' || clean[first.bytes - 1] == ' '))
		abort();
	free(again);
	free(clean);
	return 0;
}
