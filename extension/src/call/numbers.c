/*
 * numbers.c
 *		Numbers that are gathered one by one and given as an array.
 */
#include "call/numbers.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

/* Add a number. */
void
ybss_numbers_add(YbssNumbers *numbers, int64 value)
{
	if (numbers->count == numbers->room)
	{
		numbers->room = Max(numbers->room * 2, 16);
		numbers->values = numbers->values == NULL
							  ? palloc(sizeof(int64) * numbers->room)
							  : repalloc(numbers->values, sizeof(int64) * numbers->room);
	}
	numbers->values[numbers->count++] = value;
}

/* Add a number to runs of numbers: first ones, and how many follow one another. */
void
ybss_numbers_run(YbssNumbers *first, YbssNumbers *count, int value)
{
	int last = first->count - 1;

	if (last >= 0 && first->values[last] + count->values[last] == value)
	{
		count->values[last]++;
		return;
	}
	ybss_numbers_add(first, value);
	ybss_numbers_add(count, 1);
}

/* Give the numbers as an array of int4 or int8. */
Datum
ybss_numbers_array(const YbssNumbers *numbers, Oid type)
{
	Datum *elements = palloc(sizeof(Datum) * Max(numbers->count, 1));
	ArrayType *array;

	for (int i = 0; i < numbers->count; i++)
		elements[i] = type == INT4OID ? Int32GetDatum((int32) numbers->values[i])
									  : Int64GetDatum(numbers->values[i]);
	array = type == INT4OID
				? construct_array(elements, numbers->count, INT4OID, 4, true, TYPALIGN_INT)
				: construct_array(elements, numbers->count, INT8OID, 8, FLOAT8PASSBYVAL,
								  TYPALIGN_DOUBLE);
	return PointerGetDatum(array);
}
