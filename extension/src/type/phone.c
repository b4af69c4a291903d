/*
 * phone.c
 *		Type ybss.phone. Order and hash are the server's own of int8.
 */
#include "ybss.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "code/phone.h"
#include "type/code_text.h"

PG_FUNCTION_INFO_V1(ybss_phone_in);
PG_FUNCTION_INFO_V1(ybss_phone_out);
PG_FUNCTION_INFO_V1(ybss_phone_recv);
PG_FUNCTION_INFO_V1(ybss_phone_fault);
PG_FUNCTION_INFO_V1(ybss_phone_try);
PG_FUNCTION_INFO_V1(ybss_phone_kind_name);
PG_FUNCTION_INFO_V1(ybss_phone_area_code);
PG_FUNCTION_INFO_V1(ybss_phone_extension_digits);

/* Read a number's text. */
Datum
ybss_phone_in(PG_FUNCTION_ARGS)
{
	char *in = PG_GETARG_CSTRING(0);
	int64 phone = 0;
	YbssCodeFault fault;

	if (!ybss_phone_read(in, strlen(in), &phone, &fault))
		ybss_code_error(fcinfo->context, &fault, &ybss_phone_subject);
	PG_RETURN_INT64(phone);
}

/* Write a number's text. */
Datum
ybss_phone_out(PG_FUNCTION_ARGS)
{
	char *out = palloc(YBSS_PHONE_WRITTEN);

	ybss_phone_write(PG_GETARG_INT64(0), out);
	PG_RETURN_CSTRING(out);
}

/* Read the stored value from a client. */
Datum
ybss_phone_recv(PG_FUNCTION_ARGS)
{
	int64 phone = pq_getmsgint64((StringInfo) PG_GETARG_POINTER(0));
	YbssCodeFault fault = {YBSS_CODE_BINARY};

	if (!ybss_phone_valid(phone))
		ybss_code_error(fcinfo->context, &fault, &ybss_phone_subject);
	PG_RETURN_INT64(phone);
}

/* Say what is wrong with a text, null when nothing is. */
Datum
ybss_phone_fault(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	int64 phone;
	YbssCodeFault fault;

	if (ybss_phone_read(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &phone, &fault))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(ybss_code_fault_text(&fault, &ybss_phone_subject));
}

/* Give the number that a text is, null when it is none. */
Datum
ybss_phone_try(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	int64 phone;
	YbssCodeFault fault;

	if (!ybss_phone_read(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &phone, &fault))
		PG_RETURN_NULL();
	PG_RETURN_INT64(phone);
}

/* Give the kind as a word. */
Datum
ybss_phone_kind_name(PG_FUNCTION_ARGS)
{
	static const char *const names[] = {"", "mobile", "fixed", "local", "service", "international"};

	PG_RETURN_TEXT_P(cstring_to_text(names[ybss_phone_kind(PG_GETARG_INT64(0))]));
}

/* Give a part as a text, null when it is empty. */
static Datum
part(FunctionCallInfo fcinfo, int (*write)(int64_t, char[YBSS_PHONE_WRITTEN]))
{
	char out[YBSS_PHONE_WRITTEN];
	int length = write(PG_GETARG_INT64(0), out);

	if (length == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out, length));
}

/* Give the area code with its 0. */
Datum
ybss_phone_area_code(PG_FUNCTION_ARGS)
{
	return part(fcinfo, ybss_phone_area);
}

/* Give the extension. */
Datum
ybss_phone_extension_digits(PG_FUNCTION_ARGS)
{
	return part(fcinfo, ybss_phone_extension);
}
