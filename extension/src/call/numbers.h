/*
 * numbers.h
 *		Numbers that are gathered one by one and given as an array.
 */
#ifndef YBSS_CALL_NUMBERS_H
#define YBSS_CALL_NUMBERS_H

#include "ybss.h"

typedef struct YbssNumbers
{
	int count;
	int room;
	int64 *values;
} YbssNumbers;

extern void ybss_numbers_add(YbssNumbers *numbers, int64 value);
extern void ybss_numbers_run(YbssNumbers *first, YbssNumbers *count, int value);
extern Datum ybss_numbers_array(const YbssNumbers *numbers, Oid type);

#endif /* YBSS_CALL_NUMBERS_H */
