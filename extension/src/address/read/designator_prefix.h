/*
 * designator_prefix.h
 *		Designators that a word or a sign begins: 临时门牌0231号, 门面3号, #2楼, 左.
 */
#ifndef YBSS_ADDRESS_DESIGNATOR_PREFIX_H
#define YBSS_ADDRESS_DESIGNATOR_PREFIX_H

#include "address/read/emit.h"

/* A bit for each class of words that begin a designator. */
#define YBSS_PREFIXES                                                                              \
	(YBSS_WORDS(TEMPORARY) | YBSS_WORDS(CUSTOM) | YBSS_WORDS(ATTACHED) | YBSS_WORDS(SHOP) |        \
	 YBSS_WORDS(STOREY) | YBSS_WORDS(SIDE))

/* A designator that a word begins. */
extern int ybss_read_prefixed(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

/* #2楼, #3: the building's sign before its number. */
extern int ybss_read_sharp(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

#endif /* YBSS_ADDRESS_DESIGNATOR_PREFIX_H */
