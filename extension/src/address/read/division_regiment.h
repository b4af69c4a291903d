/*
 * division_regiment.h
 *		The Production and Construction Corps of Xinjiang: 第八师一四七团3连.
 */
#ifndef YBSS_ADDRESS_DIVISION_REGIMENT_H
#define YBSS_ADDRESS_DIVISION_REGIMENT_H

#include "address/read/division_set.h"

/* 新疆生产建设兵团, 第八师, 一四七团 with its 3连: each where it stands. */
extern int ybss_read_corps(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot);

#endif /* YBSS_ADDRESS_DIVISION_REGIMENT_H */
