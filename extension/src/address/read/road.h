/*
 * road.h
 *		Roads: a name that is pending, ended by the class word of a road.
 */
#ifndef YBSS_ADDRESS_ROAD_H
#define YBSS_ADDRESS_ROAD_H

#include "address/read/emit.h"

/* Emit the name that is pending as a road that ends at a unit. */
extern void ybss_emit_road(const YbssScan *scan, YbssDetail *detail, int end);

/* Take the road whose class word stands here. */
extern int ybss_take_road(const YbssScan *scan, YbssDetail *detail, int at, int word);

/* As above; what stands before the road's own name is a name apart. */
extern int ybss_take_split_road(const YbssScan *scan, YbssDetail *detail, int at, int word);

/* Tell whether a road stands behind what joins two, which goes from "at" to "end". */
extern bool ybss_road_behind_joint(const YbssScan *scan, int at, int end);

/* 滨江道12号, 沿河线3号: what ends a road's name only before its number; 南新一道 has its own. */
extern int ybss_read_path(const YbssScan *scan, YbssDetail *detail, int at, const YbssFound *word);

#endif /* YBSS_ADDRESS_ROAD_H */
