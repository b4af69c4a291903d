/*
 * side.h
 *		On which side of a road, a village or a house something lies, and parts told by their side.
 */
#ifndef YBSS_ADDRESS_SIDE_H
#define YBSS_ADDRESS_SIDE_H

#include "address/read/emit.h"

/* 幸福城小区东区3栋: a part of the compound told by its side. */
extern int ybss_read_part_of_compound(const YbssScan *scan, YbssDetail *detail,
									  const YbssSpot *spot);

/* 红花村村东: where by its village something lies. */
extern int ybss_read_side_of_village(const YbssScan *scan, YbssDetail *detail,
									 const YbssSpot *spot);

/* 北京路路东, 大厦北: where by what was read last something lies. */
extern int ybss_read_side_of_last(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

/* 邹家边14号: a hamlet's name; behind a class word 边 is a side. */
extern bool ybss_is_hamlet(const YbssScan *scan, const YbssDetail *detail, int at);

/* Tell whether a door's number stands here: 307号, 一号; 100米 and 2楼 are none. */
extern bool ybss_door_number_follows(const YbssScan *scan, int at);

/* The end of a road behind its class word with the direction that is part of its name:
 * 广州大道中307号; the place itself where there is none. */
extern int ybss_direction_end(const YbssScan *scan, int at);

#endif /* YBSS_ADDRESS_SIDE_H */
