// sources: code/phone.c code/characters.c code/fault.c
/* A telephone number that is read is valid and reads back from what it is written as. */
#include <stdlib.h>
#include <string.h>

#include "code/phone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	int64_t phone;
	int64_t stored = 0;
	char part[YBSS_PHONE_WRITTEN];
	YbssCodeFault fault;

	if (ybss_phone_read((const char *) data, bytes, &phone, &fault))
	{
		if (!ybss_phone_valid(phone))
			abort();
		ybss_phone_area(phone, part);
		ybss_phone_extension(phone, part);
	}
	else if (fault.kind == YBSS_CODE_RIGHT)
		abort();
	memcpy(&stored, data, bytes < sizeof stored ? bytes : sizeof stored);
	ybss_phone_valid(stored);
	return 0;
}
