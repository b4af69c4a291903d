/*
 * region_issued.h
 *		Whether an id can have been issued in a region, by the history of GB/T 2260.
 *
 * A code outlives its division: an id keeps the one of the first registration,
 * and a counter goes on with the old one until its register is brought over. So
 * a birth may lie some years behind the last year of a code. It may also lie
 * any number of years before its first: ids began in 1984, and are given late
 * to who was registered late.
 */
#ifndef YBSS_CODE_REGION_ISSUED_H
#define YBSS_CODE_REGION_ISSUED_H

#include <stdbool.h>
#include <stdint.h>

/* How many years behind a code's last year a birth may lie: true ids with three are reported. */
#define YBSS_REGION_GRACE 5

typedef struct YbssRegion
{
	int32_t code;
	int16_t first; /* year, 0 where it is not known */
	int16_t last;  /* year, 0 where the code is in use or the year is not known */
} YbssRegion;

/* The region of six digits, or NULL where no id was ever issued under them. */
extern const YbssRegion *ybss_region_find(int32_t region);

/* Was a citizen id ever issued under these six digits? */
extern bool ybss_region_issued(int32_t region);

/* Can a citizen id of these six digits have been issued to somebody born in a year? */
extern bool ybss_region_issued_to(int32_t region, int birth_year);

#endif /* YBSS_CODE_REGION_ISSUED_H */
