/*
 * grid_code.c
 *		Type ybss.grid_code. Order and hash are the server's own of int8.
 */
#include "ybss.h"

#include "code/grid_code.h"
#include "type/tree_code.h"

PG_FUNCTION_INFO_V1(ybss_grid_code_in);
PG_FUNCTION_INFO_V1(ybss_grid_code_out);
PG_FUNCTION_INFO_V1(ybss_grid_code_recv);
PG_FUNCTION_INFO_V1(ybss_grid_code_from_int8);
PG_FUNCTION_INFO_V1(ybss_grid_code_contained);
PG_FUNCTION_INFO_V1(ybss_grid_code_contains);
PG_FUNCTION_INFO_V1(ybss_grid_code_range_high);
PG_FUNCTION_INFO_V1(ybss_grid_code_range_last);
PG_FUNCTION_INFO_V1(ybss_grid_code_truncate);
PG_FUNCTION_INFO_V1(ybss_grid_code_lineage);
PG_FUNCTION_INFO_V1(ybss_grid_code_parent);
PG_FUNCTION_INFO_V1(ybss_grid_code_level);
PG_FUNCTION_INFO_V1(ybss_grid_code_district);

/* Read a grid code's text. */
Datum
ybss_grid_code_in(PG_FUNCTION_ARGS)
{
	return ybss_tree_code_in(&ybss_grid_tree, PG_GETARG_CSTRING(0), fcinfo);
}

/* Write a grid code's text. */
Datum
ybss_grid_code_out(PG_FUNCTION_ARGS)
{
	return ybss_tree_code_out(&ybss_grid_tree, PG_GETARG_INT64(0));
}

/* Read a grid code's stored value from a client. */
Datum
ybss_grid_code_recv(PG_FUNCTION_ARGS)
{
	return ybss_tree_code_recv(&ybss_grid_tree, (StringInfo) PG_GETARG_POINTER(0), fcinfo);
}

/* Make a grid code from the number of its digits. */
Datum
ybss_grid_code_from_int8(PG_FUNCTION_ARGS)
{
	return ybss_tree_code_from_int8(&ybss_grid_tree, PG_GETARG_INT64(0), fcinfo);
}

/* Is the first code the second or below it? */
Datum
ybss_grid_code_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(ybss_grid_contained(PG_GETARG_INT64(0), PG_GETARG_INT64(1)));
}

/* Is the second code the first or below it? */
Datum
ybss_grid_code_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(ybss_grid_contained(PG_GETARG_INT64(1), PG_GETARG_INT64(0)));
}

/* Give the stored value right behind the last code below this one. */
Datum
ybss_grid_code_range_high(PG_FUNCTION_ARGS)
{
	int64 low;
	int64 high;

	ybss_grid_range(PG_GETARG_INT64(0), &low, &high);
	PG_RETURN_INT64(high);
}

/* Give the last code below this one. */
Datum
ybss_grid_code_range_last(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(ybss_grid_last(PG_GETARG_INT64(0)));
}

/* Give the code above at a level, or null. */
Datum
ybss_grid_code_truncate(PG_FUNCTION_ARGS)
{
	return ybss_tree_code_truncate(&ybss_grid_tree, PG_GETARG_INT64(0), PG_GETARG_INT32(1), fcinfo);
}

/* Give the code one level up, or null. */
Datum
ybss_grid_code_parent(PG_FUNCTION_ARGS)
{
	int64 code = PG_GETARG_INT64(0);

	return ybss_tree_code_truncate(&ybss_grid_tree, code, ybss_tree_level(code) - 1, fcinfo);
}

/* Give the code and all above it. */
Datum
ybss_grid_code_lineage(PG_FUNCTION_ARGS)
{
	return ybss_tree_code_lineage(&ybss_grid_tree, PG_GETARG_INT64(0), fcinfo);
}

/* Give the level, 1 to 4. */
Datum
ybss_grid_code_level(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ybss_tree_level(PG_GETARG_INT64(0)));
}

/* Give the first six digits. */
Datum
ybss_grid_code_district(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(ybss_grid_district(PG_GETARG_INT64(0)));
}
