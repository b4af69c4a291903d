/*
 * division_repetition.h
 *		What was said before: the names of divisions again, in this form or another.
 */
#ifndef YBSS_ADDRESS_DIVISION_REPETITION_H
#define YBSS_ADDRESS_DIVISION_REPETITION_H

#include "address/read/division_set.h"

/* The level on which a division is written with a name, or 0. */
extern int ybss_written_level(const YbssDivisions *divisions, uint32_t name);

/* Step over a name that is there already: 遵义市遵义市, 贵州贵州省, 凉山州. */
extern int ybss_read_repetition(const YbssScan *scan, YbssDivisions *divisions,
								const YbssSpot *spot);

/* 中国 before a division that was said, or before the first: its length, or 0. */
extern int ybss_country_length(const YbssScan *scan, const YbssDivisions *divisions, int at);

/* Tell whether a name that stands here is that of a place which is possible, or above one. */
extern bool ybss_name_above_stands(const YbssScan *scan, const YbssDivisions *divisions, int at);

/* The place behind what may stand between two names. */
extern int ybss_behind_separators(const YbssScan *scan, int at);

#endif /* YBSS_ADDRESS_DIVISION_REPETITION_H */
