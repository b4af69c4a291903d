/*
 * opaque_id.c
 *		ybss.opaque_id and ybss.district_of_id: ids put together and taken apart.
 */
#include "ybss.h"

#include "code/opaque_id.h"

PG_FUNCTION_INFO_V1(ybss_opaque_id_sql);

/* Give the id of a district's (first) record with a number (second) under a key (third). */
Datum
ybss_opaque_id_sql(PG_FUNCTION_ARGS)
{
	int32 district = PG_GETARG_INT32(0);
	int64 number = PG_GETARG_INT64(1);

	if (district < 0 || district > YBSS_ID_MOST_DISTRICT)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a district of an id has six digits at most"),
						errdetail("编号中的区划超出范围。"), errhint("The first six digits of a grid.")));
	if (number < 0 || number > PG_UINT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a number for an id lies between 0 and 2^32 - 1"),
						errdetail("编号序号超出范围。")));
	PG_RETURN_INT64(ybss_opaque_id(district, (uint32) number, (uint64) PG_GETARG_INT64(2)));
}

PG_FUNCTION_INFO_V1(ybss_district_of_id_sql);

/* Give the district that an id holds, null where it holds none. */
Datum
ybss_district_of_id_sql(PG_FUNCTION_ARGS)
{
	int32 district = ybss_district_of_id(PG_GETARG_INT64(0));

	if (district <= 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(district);
}
