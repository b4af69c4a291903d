/*
 * division_short.h
 *		Whether a short name is meant as a division: by what follows it, and by what else bears it.
 */
#ifndef YBSS_ADDRESS_DIVISION_SHORT_H
#define YBSS_ADDRESS_DIVISION_SHORT_H

#include "address/read/division_named.h"

/* Tell whether a short name that ends at a place may be meant as a division of a level. */
extern bool ybss_short_name_stands(const YbssScan *scan, const YbssDivisions *divisions, int end,
								   int level);

/* Tell whether a short name is meant as a division. */
extern bool ybss_division_stands(const YbssScan *scan, const YbssDivisions *divisions,
								 const YbssNamed *named);

/* Tell whether a name is hardly that of anything but a county: 昆山, but not 凤凰, 城东, 临江. */
extern bool ybss_is_distinctive(const YbssScan *scan, const YbssNamed *named);

/* The only county of some places, or YBSS_NONE; where a city bears the name, it is meant. */
extern uint32_t ybss_only_county(const YbssScan *scan, const YbssDivisions *divisions,
								 const YbssNamed *named);

/* The county that is meant before the towns of its name, or YBSS_NONE. */
extern uint32_t ybss_county_before_towns(const YbssScan *scan, const YbssDivisions *divisions,
										 const YbssNamed *named);

/* Tell whether a town's short name stands above the county's level, or below it. */
extern bool ybss_town_stands(const YbssScan *scan, const YbssDivisions *divisions,
							 const YbssNamed *named);

/* Tell whether a name goes on as that of a compound: 望京西园, 八里庄东里. */
extern bool ybss_compound_goes_on(const YbssLexicon *lexicon, const uint16_t *at);

/* 朝阳区望京东园: the town's name tells no town, but which of the counties it lies in. */
extern void ybss_narrow_by_compound(const YbssScan *scan, YbssDivisions *divisions, int at);

#endif /* YBSS_ADDRESS_DIVISION_SHORT_H */
