/*
 * divisions.h
 *		From the province to the village: which divisions does the text name?
 */
#ifndef YBSS_ADDRESS_DIVISIONS_H
#define YBSS_ADDRESS_DIVISIONS_H

#include "address/read/division_set.h"

/* In the order in which they are tried at each place; ends with NULL. */
extern const YbssDivisionReader ybss_division_readers[];

/* The spot at a place, with the names of divisions that begin there. */
extern void ybss_division_spot(const YbssScan *scan, int at, YbssSpot *spot);

/* Read from the province to the village; returns where the detail begins. "local_division" is the
 * code that the district's own names agree on, or not above 0. */
extern int ybss_read_divisions(const YbssScan *scan, YbssDivisions *divisions,
							   int64_t local_division);

#endif /* YBSS_ADDRESS_DIVISIONS_H */
