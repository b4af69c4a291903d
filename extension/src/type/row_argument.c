/*
 * row_argument.c
 *		An argument that is said to be a row, looked at before it is touched.
 *
 * "anyelement" takes a number or a text as gladly as a row. Read as a row, a
 * number is an address of anybody's choice, and the bytes of a text say whatever
 * their writer wants. So the type that the call was planned for is asked first,
 * then the row's own word on what it is.
 */
#include "type/row_argument.h"

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

/* Refuse what is no row, by its type and never by its value. */
static void
refuse(FunctionCallInfo fcinfo, Oid type)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_NOT_A_ROW),
					errmsg("function %s takes a row, not a value of type %s",
						   get_func_name(fcinfo->flinfo->fn_oid),
						   OidIsValid(type) ? format_type_be(type) : "unknown"),
					errdetail("该函数的参数须为表中的一行。"),
					errhint("Give a row of a table: SELECT ybss.values_of(t) FROM my_table t.")));
}

/*
 * Give a row that is an argument.
 *
 * A row of a named type must say so itself; only one declared as "record" says
 * alone what it is. A domain's rows say the type below it.
 */
HeapTupleHeader
ybss_row_argument(FunctionCallInfo fcinfo, int number)
{
	Oid type = get_fn_expr_argtype(fcinfo->flinfo, number);
	HeapTupleHeader row;
	Oid named;

	if (!OidIsValid(type) || !type_is_rowtype(type))
		refuse(fcinfo, type);
	row = PG_GETARG_HEAPTUPLEHEADER(number);
	named = getBaseType(type);
	if (named != RECORDOID && HeapTupleHeaderGetTypeId(row) != named)
		refuse(fcinfo, HeapTupleHeaderGetTypeId(row));
	return row;
}
