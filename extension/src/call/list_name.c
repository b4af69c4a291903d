/*
 * list_name.c
 *		ybss.header_form: the form in which two ways of writing a column's name are the same.
 */
#include "ybss.h"

#include "utils/builtins.h"

#include "text/list_header.h"

PG_FUNCTION_INFO_V1(ybss_header_form_of);

/* Give the form of a name (text), without what stands in brackets or with it (bool). */
Datum
ybss_header_form_of(PG_FUNCTION_ARGS)
{
	text *name = PG_GETARG_TEXT_PP(0);
	YbssHeaderForm form = PG_GETARG_BOOL(1) ? YBSS_HEADER_CORE : YBSS_HEADER_FORM;
	size_t length = VARSIZE_ANY_EXHDR(name);
	text *result = palloc(VARHDRSZ + length);

	length = ybss_header_form(form, VARDATA_ANY(name), length, VARDATA(result));
	SET_VARSIZE(result, VARHDRSZ + length);
	PG_RETURN_TEXT_P(result);
}
