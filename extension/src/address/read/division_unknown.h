/*
 * division_unknown.h
 *		Towns, counties and zones that the lexicon does not have, and what stands before an address.
 */
#ifndef YBSS_ADDRESS_DIVISION_UNKNOWN_H
#define YBSS_ADDRESS_DIVISION_UNKNOWN_H

#include "address/read/division_set.h"

/* Tell whether a known name of at least three characters, or a town's class word, comes next; the
 * name fits where "fitting" is not NULL. */
extern bool ybss_division_follows(const YbssScan *scan, const YbssDivisions *divisions,
								  const YbssDivisions *fitting, int at);

/* 新蒲新区新州镇: a town of the zone written by ear, before one of that name elsewhere. */
extern int ybss_read_heard_town(const YbssScan *scan, YbssDivisions *divisions,
								const YbssSpot *spot);

/* A town that the lexicon does not have, or has under a name that sounds alike. */
extern int ybss_read_literal_town(const YbssScan *scan, YbssDivisions *divisions,
								  const YbssSpot *spot);

/* 湖北省宜宣市兴山县: a county or city that is not known, where another division follows. */
extern int ybss_read_literal_county(const YbssScan *scan, YbssDivisions *divisions,
									const YbssSpot *spot);

/* 路南工业园区柯岩街道: a zone that is not known, where a town follows. */
extern int ybss_read_literal_zone(const YbssScan *scan, YbssDivisions *divisions,
								  const YbssSpot *spot);

/* Something before the address: step over it where a division surely begins later. */
extern int ybss_read_front(const YbssScan *scan, YbssDivisions *divisions, const YbssSpot *spot);

#endif /* YBSS_ADDRESS_DIVISION_UNKNOWN_H */
