/*
 * designator_prefix.h
 *		Designators that a word or a sign begins: 临时门牌0231号, 门面3号, #2楼, 左.
 */
#ifndef YBSS_ADDRESS_DESIGNATOR_PREFIX_H
#define YBSS_ADDRESS_DESIGNATOR_PREFIX_H

#include "address/read/emit.h"

/* A designator that a word begins. */
extern int ybss_read_prefixed(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

/* #2楼, #3: the building's sign before its number. */
extern int ybss_read_sharp(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

#endif /* YBSS_ADDRESS_DESIGNATOR_PREFIX_H */
