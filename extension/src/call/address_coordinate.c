/*
 * address_coordinate.c
 *		Conversion of a point between CGCS2000, GCJ-02 and BD-09.
 */
#include "ybss.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "gis/coordinate.h"

PG_FUNCTION_INFO_V1(ybss_shift_point);
/* Longitude and latitude in another system, as an array of two. */
Datum
ybss_shift_point(PG_FUNCTION_ARGS)
{
	YbssPoint point = {PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1)};
	char *system = text_to_cstring(PG_GETARG_TEXT_PP(2));
	bool back = PG_GETARG_BOOL(3);
	Datum values[2];

	if (isnan(point.longitude) || isnan(point.latitude) || fabs(point.longitude) > 180 ||
		fabs(point.latitude) > 90)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("longitude or latitude is out of range"),
						errdetail("经度应在 -180 到 180 之间，纬度应在 -90 到 90 之间。"),
						errhint("Give degrees, longitude first. / 请使用度，经度在前。")));
	if (strcmp(system, "gcj02") == 0)
		point = back ? ybss_surveyed_of_gcj02(point) : ybss_gcj02_of(point);
	else if (strcmp(system, "bd09") == 0)
		point = back ? ybss_surveyed_of_bd09(point) : ybss_bd09_of(point);
	else
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("no such system of coordinates: \"%s\"", system),
						errdetail("没有这种坐标系。"), errhint("gcj02 or bd09")));
	values[0] = Float8GetDatum(point.longitude);
	values[1] = Float8GetDatum(point.latitude);
	PG_RETURN_ARRAYTYPE_P(
		construct_array(values, 2, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}
