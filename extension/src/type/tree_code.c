/*
 * tree_code.c
 *		Text, binary and number forms of codes whose prefixes are their parents.
 */
#include "ybss.h"

#include "catalog/pg_type_d.h"
#include "libpq/pqformat.h"
#include "utils/array.h"
#include "utils/lsyscache.h"

#include "type/code_text.h"
#include "type/tree_code.h"

/* Read a code's text. */
Datum
ybss_tree_code_in(const YbssTree *tree, const char *in, FunctionCallInfo fcinfo)
{
	int64 code = 0;
	YbssCodeFault fault;

	if (!ybss_tree_read(tree, in, strlen(in), &code, &fault))
		ybss_code_error(fcinfo->context, &fault, &tree->subject);
	PG_RETURN_INT64(code);
}

/* Write a code's text. */
Datum
ybss_tree_code_out(const YbssTree *tree, int64 code)
{
	char *out = palloc(YBSS_TREE_DIGITS + 6);

	ybss_tree_write(tree, code, out);
	PG_RETURN_CSTRING(out);
}

/* Read a code's stored value from a client. */
Datum
ybss_tree_code_recv(const YbssTree *tree, StringInfo message, FunctionCallInfo fcinfo)
{
	int64 code = pq_getmsgint64(message);
	YbssCodeFault fault = {YBSS_CODE_BINARY};

	if (!ybss_tree_valid(tree, code))
		ybss_code_error(fcinfo->context, &fault, &tree->subject);
	PG_RETURN_INT64(code);
}

/* Make a code from the number of its digits, or from its stored value. */
Datum
ybss_tree_code_from_int8(const YbssTree *tree, int64 number, FunctionCallInfo fcinfo)
{
	int64 code = 0;
	YbssCodeFault fault;

	if (!ybss_tree_from_number(tree, number, &code, &fault))
		ybss_code_error(fcinfo->context, &fault, &tree->subject);
	PG_RETURN_INT64(code);
}

/* Give the code above at a level; null where there is none. */
Datum
ybss_tree_code_truncate(const YbssTree *tree, int64 code, int level, FunctionCallInfo fcinfo)
{
	if (level < 1 || level > ybss_tree_level(code))
		PG_RETURN_NULL();
	PG_RETURN_INT64(ybss_tree_truncate(tree, code, level));
}

/* Give a code and all above it, the highest first. */
Datum
ybss_tree_code_lineage(const YbssTree *tree, int64 code, FunctionCallInfo fcinfo)
{
	Oid type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	Datum codes[YBSS_TREE_LEVELS];
	int levels = ybss_tree_level(code);

	for (int level = 1; level <= levels; level++)
		codes[level - 1] = Int64GetDatum(ybss_tree_truncate(tree, code, level));
	PG_RETURN_ARRAYTYPE_P(
		construct_array(codes, levels, type, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}
