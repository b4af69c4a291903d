// sources: code/citizen_id.c code/characters.c code/fault.c
/*
 * Whatever text comes: it is refused with a sentence, or it gives an id that
 * is valid, has a real date, and reads back from what it is written as.
 */
#include <stdlib.h>
#include <string.h>

#include "code/citizen_id.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	int64_t id;
	int64_t again;
	YbssCodeFault fault;
	char written[YBSS_CITIZEN_ID_LENGTH];
	char english[YBSS_CODE_SENTENCE];
	char chinese[YBSS_CODE_SENTENCE];
	int64_t stored = 0;

	if (!ybss_citizen_id_read((const char *) data, bytes, &id, &fault))
	{
		ybss_code_describe(&fault, &ybss_citizen_id_subject, english, chinese);
		if (fault.kind == YBSS_CODE_RIGHT || strlen(english) == 0 || strlen(chinese) == 0)
			abort();
	}
	else
	{
		YbssDay birth = ybss_citizen_id_birth(id);

		ybss_citizen_id_write(id, written);
		if (!ybss_citizen_id_valid(id) || birth.month < 1 || birth.day > 31 ||
			!ybss_citizen_id_read(written, sizeof written, &again, &fault) || again != id)
			abort();
	}
	/* The same for a stored value from a hostile client. */
	memcpy(&stored, data, bytes < sizeof stored ? bytes : sizeof stored);
	if (ybss_citizen_id_valid(stored))
	{
		ybss_citizen_id_write(stored, written);
		if (!ybss_citizen_id_read(written, sizeof written, &again, &fault) || again != stored)
			abort();
	}
	return 0;
}
