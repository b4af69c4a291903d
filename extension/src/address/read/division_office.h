/*
 * division_office.h
 *		Towns by the names that people give their offices: 石牌街 is 石牌街道, 东莞's 东城区 too.
 */
#ifndef YBSS_ADDRESS_DIVISION_OFFICE_H
#define YBSS_ADDRESS_DIVISION_OFFICE_H

#include "address/read/division_named.h"

/* 石牌街 for 石牌街道, before what lies in it: 广州, 武汉 and 天津 write so. */
extern int ybss_read_street_office(const YbssScan *scan, YbssDivisions *divisions,
								   const YbssNamed *named);

/* 东莞市东城区 for 东城街道: the city has no counties. */
extern int ybss_read_quarter(const YbssScan *scan, YbssDivisions *divisions,
							 const YbssNamed *named);

/* Tell whether the set is a city that has no counties: 东莞市, 嘉峪关市. */
extern bool ybss_has_no_counties(const YbssLexicon *lexicon, const YbssDivisions *divisions);

#endif /* YBSS_ADDRESS_DIVISION_OFFICE_H */
