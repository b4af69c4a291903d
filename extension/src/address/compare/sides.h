/*
 * sides.h
 *		Takes addresses apart, and says how far their values agree.
 */
#ifndef YBSS_ADDRESS_SIDES_H
#define YBSS_ADDRESS_SIDES_H

#include "address/compare/side.h"

/* Take an address apart. */
extern void ybss_read_side(const YbssAddress *a, YbssSide *side);

/* How far two lists of values agree. */
extern YbssAgreement ybss_agree(const YbssNames *a, const YbssNames *b);

/*
 * As above for roads, of which one may carry its village's name or a section.
 * "slip" tells whether they are apart by one character only.
 */
extern YbssAgreement ybss_agree_roads(const YbssSide *a, const YbssSide *b, bool *slip);

/* Digits of the codes that agree; -1 where they contradict each other. */
extern int ybss_agree_divisions(const YbssSide *a, const YbssSide *b);

/* Tell whether a road of one side is another part of a road of the other: 中山大道西 and
 * 中山大道中. */
extern bool ybss_parts_of_road(const YbssSide *a, const YbssSide *b);

#endif /* YBSS_ADDRESS_SIDES_H */
