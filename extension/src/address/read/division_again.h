/*
 * division_again.h
 *		Divisions said again behind those that were read, where the detail has begun.
 */
#ifndef YBSS_ADDRESS_DIVISION_AGAIN_H
#define YBSS_ADDRESS_DIVISION_AGAIN_H

#include "address/read/division_set.h"

/* Find the divisions said again in what follows the divisions. */
extern void ybss_find_again(const YbssScan *scan, YbssDivisions *divisions, int at);

/* Put blanks over what was found from a place on. */
extern void ybss_blank_again(const YbssDivisions *divisions, uint16_t *unit, int at);

#endif /* YBSS_ADDRESS_DIVISION_AGAIN_H */
