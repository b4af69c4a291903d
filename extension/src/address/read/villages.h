/*
 * villages.h
 *		Villages and neighbourhoods.
 */
#ifndef YBSS_ADDRESS_VILLAGES_H
#define YBSS_ADDRESS_VILLAGES_H

#include "address/read/division_set.h"

/* Tell whether a village of the set stands here, in full. */
extern bool ybss_village_stands(const YbssScan *scan, const YbssDivisions *divisions, int at);

/* The village or neighbourhood at this place of the text. */
extern int ybss_read_village(const YbssScan *scan, YbssDivisions *divisions, int at);

#endif /* YBSS_ADDRESS_VILLAGES_H */
