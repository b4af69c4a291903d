/*
 * division_former.h
 *		Names that stood in another place: former ones, and those that another city had.
 */
#ifndef YBSS_ADDRESS_DIVISION_FORMER_H
#define YBSS_ADDRESS_DIVISION_FORMER_H

#include "address/read/division_set.h"

/* 大同市矿区, 贵州省铜仁地区: a name that stood in what is written before it. */
extern int ybss_read_former(const YbssScan *scan, YbssDivisions *divisions, int at,
							const YbssFound *name);

/* 湖北襄樊樊城区: a former city without its class word, before a county that it had; 重庆渝北:
 * a county of late, where a short name stands. */
extern int ybss_read_former_short(const YbssScan *scan, YbssDivisions *divisions, int at,
								  const YbssFound *name, bool stands);

/* 江北观音桥: a county of late without its class word at the front, before a town that it had and
 * none of the places has that bear the name today. */
extern int ybss_read_former_front(const YbssScan *scan, YbssDivisions *divisions, int at,
								  const YbssFound *name, const uint32_t *places, int count);

/* Add what the former names of counties have become, where they fit no worse than by their ground,
 * to the places of a name that stands today; returns how many there are then. Those whose name
 * ended so long ago that nobody means them before the others are left to what follows: "usual" is
 * how many of the first are meant where nothing does. */
extern int ybss_add_former(const YbssLexicon *lexicon, const YbssDivisions *divisions,
						   uint32_t name, uint32_t *places, int count, int *usual);

/* In how many cities of today a county's name stands or stood; at most so many are counted. */
extern int ybss_cities_of_name(const YbssLexicon *lexicon, uint32_t list, int most);

#endif /* YBSS_ADDRESS_DIVISION_FORMER_H */
