/*
 * designator.h
 *		Numbers and what they number: 3栋2单元501, 12#2-3-1, 往东200米.
 */
#ifndef YBSS_ADDRESS_DESIGNATOR_H
#define YBSS_ADDRESS_DESIGNATOR_H

#include "address/read/emit.h"

/* 往东200米, 约50米. */
extern int ybss_read_distance(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

/* A number, and the class word behind it or its place among others. */
extern int ybss_read_designator(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

#endif /* YBSS_ADDRESS_DESIGNATOR_H */
