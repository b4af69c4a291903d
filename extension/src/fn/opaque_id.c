/*
 * opaque_id.c
 *		ybss.permute_id: the permutation behind the registry's ids.
 */
#include "ybss.h"

#include "code/opaque_id.h"

PG_FUNCTION_INFO_V1(ybss_permute_id_sql);

/* Give the opaque id of a number (first) under a key (second). */
Datum
ybss_permute_id_sql(PG_FUNCTION_ARGS)
{
	int64 number = PG_GETARG_INT64(0);

	if (number < 0 || number >= (INT64CONST(1) << YBSS_OPAQUE_ID_BITS))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a number for an id lies between 0 and 2^52 - 1"),
						errdetail("编号序号超出范围。")));
	PG_RETURN_INT64((int64) ybss_permute_id((uint64) number, (uint64) PG_GETARG_INT64(1)));
}
