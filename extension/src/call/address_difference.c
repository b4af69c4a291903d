/*
 * address_difference.c
 *		ybss.difference and ybss.address_begins as SQL sees them.
 */
#include "ybss.h"

#include "utils/builtins.h"

#include "address/compare/compare_begins.h"
#include "address/compare/compare_difference.h"
#include "type/address.h"

PG_FUNCTION_INFO_V1(ybss_address_difference_text);
/* What two addresses differ in, in words. */
Datum
ybss_address_difference_text(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0), *b = PG_GETARG_ADDRESS(1);
	size_t room = (size_t) a->text_length + b->text_length + 1024;
	char *to = palloc(room);

	PG_RETURN_TEXT_P(
		cstring_to_text_with_len(to, (int) ybss_address_difference(a, b, to, room)));
}

PG_FUNCTION_INFO_V1(ybss_address_begins_with);
/* Tell whether what was typed may be the beginning of an address. */
Datum
ybss_address_begins_with(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(ybss_address_begins(PG_GETARG_ADDRESS(0), PG_GETARG_ADDRESS(1)));
}
