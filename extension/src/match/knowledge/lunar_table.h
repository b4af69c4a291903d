/*
 * lunar_table.h
 *		The lunar years from 1900 to 2100.
 */
#ifndef YBSS_MATCH_LUNAR_TABLE_H
#define YBSS_MATCH_LUNAR_TABLE_H

#include <stdint.h>

#define YBSS_LUNAR_FIRST 1900
#define YBSS_LUNAR_LAST 2100

typedef struct YbssLunarYear
{
	uint8_t first;	 /* its first day, counted from 1 January, which is 0 */
	uint8_t leap;	 /* the month that comes twice; 0 for none */
	uint16_t months; /* a bit for each month of 30 days, from the first */
} YbssLunarYear;

extern const YbssLunarYear ybss_lunar_years[];

#endif /* YBSS_MATCH_LUNAR_TABLE_H */
