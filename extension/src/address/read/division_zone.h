/*
 * division_zone.h
 *		Functional zones: 新蒲新区 stands for its towns, which no statutory table puts together.
 */
#ifndef YBSS_ADDRESS_DIVISION_ZONE_H
#define YBSS_ADDRESS_DIVISION_ZONE_H

#include "address/read/division_set.h"

/* A zone's name. */
extern int ybss_read_zone(const YbssScan *scan, YbssDivisions *divisions, int at,
						  const YbssFound *name);

/* 新浦新区: a zone written by ear, below a known city or before one of its towns. */
extern int ybss_read_heard_zone(const YbssScan *scan, YbssDivisions *divisions,
								const YbssSpot *spot);

/* 遵义经济技术开发区: the zone bears the name of the city or county that was read to here. */
extern int ybss_take_own_zone(const YbssScan *scan, YbssDivisions *divisions, int level, int at);

#endif /* YBSS_ADDRESS_DIVISION_ZONE_H */
