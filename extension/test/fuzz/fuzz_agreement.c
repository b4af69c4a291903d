// sources: match/comparison/agreement.c code/opaque_id.c
/* Agreement is symmetric, a value agrees with itself, ids stay in range. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "code/opaque_id.h"
#include "match/comparison/agreement.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	const char *text = (const char *) data;
	size_t half = bytes / 2;
	uint64_t number = 0;

	if (ybss_name_agreement(text, half, text + half, bytes - half, NULL) !=
		ybss_name_agreement(text + half, bytes - half, text, half, NULL))
		abort();
	if (ybss_digits_agreement(text, half, text + half, bytes - half) !=
		ybss_digits_agreement(text + half, bytes - half, text, half))
		abort();
	memcpy(&number, data, bytes < sizeof number ? bytes : sizeof number);
	if (ybss_district_of_id(ybss_opaque_id((int32_t) (number % 1000000), (uint32_t) number, number ^ 7)) !=
		(int32_t) (number % 1000000))
		abort();
	return 0;
}
