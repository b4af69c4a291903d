// sources: code/*.c text/utf8.c
/* Whatever a district's rows say, doubts have words, and a successor is a number that is not
 * doubted. */
#include <stdlib.h>
#include <string.h>

#include "code/citizen_id.h"
#include "code/doubt_words.h"
#include "code/phone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

#define ROWS 4

static char replacements[ROWS][16];
static YbssListedCode rows[ROWS];

/* Make rows as the table's checks let them be: of real codes or invented ones, with any days. */
static size_t
make_rows(const uint8_t **data, size_t *bytes)
{
	size_t made = 0;

	for (; made < ROWS && *bytes >= 16; made++, *data += 16, *bytes -= 16)
	{
		YbssListedCode *row = &rows[made];
		const uint8_t *from = *data;

		*row = ybss_builtin_code[(from[0] << 8 | from[1]) % ybss_builtin_codes];
		if (from[2] & 1)
			row->list = YBSS_REGIONS, memcpy(row->code, "520302", 7);
		if (from[2] & 2)
			row->code[strlen(row->code) - 1] = (char) ('0' + from[3] % 10);
		row->from = from[2] & 4 ? 20000101 + from[4] * 10000 : YBSS_DAY_ALWAYS;
		row->to = from[2] & 8	 ? YBSS_DAY_ALWAYS
				  : from[2] & 16 ? 20000101 + from[5] * 10000
								 : YBSS_DAY_NEVER;
		row->least = from[6] % 12;
		row->most = (uint8_t) (row->least + from[7] % 3);
		memset(replacements[made], 0, sizeof replacements[made]);
		for (int i = 0; i < 8; i++)
			replacements[made][i] = "0123456789-,A\0\0\0"[from[8 + i] % 16];
		row->replacement = from[2] & 32 ? replacements[made] : NULL;
	}
	qsort(rows, made, sizeof rows[0], ybss_compare_listed);
	return made;
}

/* A doubt has words in both halves. */
static void
check_words(const YbssDoubt *doubt)
{
	char words[YBSS_DOUBT_WORDS];

	ybss_describe_doubt(doubt, words);
	if (strstr(words, " / ") == NULL || strstr(words, " / ") == words ||
		strlen(words) >= YBSS_DOUBT_WORDS - 1)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	YbssOwnCodes own = {rows, 0};
	YbssDoubt doubt;
	YbssCodeFault fault;
	YbssCreditCode code;
	int64_t number;
	int64_t now;
	int32_t day = 20261123;

	own.count = make_rows(&data, &bytes);
	if (ybss_phone_read((const char *) data, bytes, &number, &fault))
	{
		if (ybss_doubt_phone(&own, number, day, &doubt))
			check_words(&doubt);
		if (ybss_phone_replaced(&own, number, day, &now) &&
			(!ybss_phone_valid(now) || ybss_doubt_phone(&own, now, day, &doubt)))
			abort();
	}
	if (ybss_credit_code_read((const char *) data, bytes, &code, &fault) &&
		ybss_doubt_credit_code(&own, &code, day, &doubt))
		check_words(&doubt);
	if (ybss_citizen_id_read((const char *) data, bytes, &number, &fault) &&
		ybss_doubt_region(&own, number, &doubt))
		check_words(&doubt);
	return 0;
}
