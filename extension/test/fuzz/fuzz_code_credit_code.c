// sources: code/credit_code.c code/old_registration.c code/characters.c code/fault.c
/* Credit codes read back from what they are written as; older numbers are judged without harm. */
#include <stdlib.h>
#include <string.h>

#include "code/credit_code.h"
#include "code/old_registration.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

static void
check(const YbssCreditCode *code)
{
	char written[YBSS_CREDIT_CODE_LENGTH];
	YbssCreditCode again;
	YbssCodeFault fault;

	ybss_credit_code_write(code, written);
	if (!ybss_credit_code_valid(code) ||
		!ybss_credit_code_read(written, sizeof written, &again, &fault) ||
		memcmp(&again, code, sizeof again) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	YbssCreditCode code;
	YbssCreditCode stored = {{0}};
	YbssCodeFault fault;

	if (ybss_credit_code_read((const char *) data, bytes, &code, &fault))
		check(&code);
	else if (fault.kind == YBSS_CODE_RIGHT)
		abort();
	memcpy(&stored, data, bytes < sizeof stored ? bytes : sizeof stored);
	if (ybss_credit_code_valid(&stored))
		check(&stored);
	ybss_organization_code_check((const char *) data, bytes, &fault);
	ybss_business_registration_check((const char *) data, bytes, &fault);
	return 0;
}
