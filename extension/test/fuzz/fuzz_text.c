// sources: text/normalize.c text/utf8.c text/numeral.c address/lexicon/lexicon.c address/lexicon/added_names.c address/lexicon/image.c
/*
 * fuzz_text.c
 *		Normalising any bytes ends, stays in bounds and is stable when repeated.
 */
#include <stdlib.h>
#include <string.h>

#include "address/lexicon/lexicon.h"
#include "text/normalize.h"
#include "text/numeral.h"
#include "text/utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static YbssText once, again;
	static char utf8[YBSS_TEXT_UNITS * 3];
	const YbssCharacter *table = ybss_lexicon()->character;
	uint16_t digits[8];
	size_t bytes;

	if (ybss_text_normalize(table, (const char *) data, size, &once) != YBSS_TEXT_FINE)
		return 0;
	for (int i = 0; i < once.length; i++)
		if (once.from[i] > once.characters || (i > 0 && once.from[i] < once.from[i - 1]))
			abort();
	if (once.length > 0)
		(void) ybss_numeral_digits(once.unit, once.length < 30 ? once.length : 30, digits, 8);
	bytes = ybss_utf8_encode(once.unit, (size_t) once.length, utf8);
	if (ybss_text_normalize(table, utf8, bytes, &again) == YBSS_TEXT_FINE &&
		(again.length != once.length ||
		 memcmp(again.unit, once.unit, (size_t) once.length * 2) != 0))
		abort();
	return 0;
}
