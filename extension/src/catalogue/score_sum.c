/*
 * score_sum.c
 *		ybss.sum_points: how often each item stands in the lists of many stored scores.
 *
 * In SQL a row for each number of each list would be made and grouped: several
 * times what it takes to store the scores themselves. What is counted is an array
 * of bigint, four for each number, so that nothing of the server's inside is passed.
 */
#include "ybss.h"

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "utils/array.h"

/* The lists of a stored score: lacks, faults, aged, exempt. */
#define LISTS 4

PG_FUNCTION_INFO_V1(ybss_add_points);

/* Require an array of one dimension without nulls; give how many elements it has. */
static int
count_of(ArrayType *array, Oid type)
{
	if (ARR_HASNULL(array) || ARR_ELEMTYPE(array) != type || ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_ELEMENT_ERROR),
						errmsg("numbers of items are a plain array without nulls"),
						errdetail("信息项序号须为无空值的一维数组。")));
	return ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
}

/* Give the highest number of a list, -1 where it has none. */
static int
highest(ArrayType *numbers)
{
	const int16 *number = (const int16 *) ARR_DATA_PTR(numbers);
	int count = count_of(numbers, INT2OID);
	int most = -1;

	for (int i = 0; i < count; i++)
	{
		if (number[i] < 0)
			ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
							errmsg("an item has no number below 0"), errdetail("信息项序号无效。")));
		most = Max(most, number[i]);
	}
	return most;
}

/* Give counts with room for so many numbers: the same, or a wider copy. */
static ArrayType *
with_room(ArrayType *counts, int numbers)
{
	int had = count_of(counts, INT8OID);
	int wanted = Max(numbers, 32) * LISTS;
	ArrayType *wider;
	Size size = ARR_OVERHEAD_NONULLS(1) + wanted * sizeof(int64);

	if (had >= numbers * LISTS)
		return counts;
	wider = palloc0(size);
	SET_VARSIZE(wider, size);
	wider->ndim = 1;
	wider->dataoffset = 0;
	wider->elemtype = INT8OID;
	ARR_DIMS(wider)[0] = wanted;
	ARR_LBOUND(wider)[0] = 1;
	if (had > 0)
		memcpy(ARR_DATA_PTR(wider), ARR_DATA_PTR(counts), had * sizeof(int64));
	return wider;
}

/* Add a stored score's four lists (second to fifth) so many times (sixth) to counts (first). */
Datum
ybss_add_points(PG_FUNCTION_ARGS)
{
	bool aggregates = AggCheckCallContext(fcinfo, NULL);
	ArrayType *counts = aggregates ? PG_GETARG_ARRAYTYPE_P(0) : PG_GETARG_ARRAYTYPE_P_COPY(0);
	int32 times = PG_GETARG_INT32(LISTS + 1);
	int most = -1;
	int64 *count;

	for (int list = 0; list < LISTS; list++)
		most = Max(most, highest(PG_GETARG_ARRAYTYPE_P(list + 1)));
	counts = with_room(counts, most + 1);
	count = (int64 *) ARR_DATA_PTR(counts);
	for (int list = 0; list < LISTS; list++)
	{
		ArrayType *numbers = PG_GETARG_ARRAYTYPE_P(list + 1);
		const int16 *number = (const int16 *) ARR_DATA_PTR(numbers);
		int length = ArrayGetNItems(ARR_NDIM(numbers), ARR_DIMS(numbers));

		for (int i = 0; i < length; i++)
			count[number[i] * LISTS + list] += times;
	}
	PG_RETURN_ARRAYTYPE_P(counts);
}
