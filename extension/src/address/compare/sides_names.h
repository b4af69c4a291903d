/*
 * sides_names.h
 *		Whether two names are of one place.
 */
#ifndef YBSS_ADDRESS_SIDES_NAMES_H
#define YBSS_ADDRESS_SIDES_NAMES_H

#include "address/compare/side.h"

/* Find the class word of a name that leaves two characters of it. */
extern void ybss_name_class(YbssName *n);

/* The most likely pair of the sides' places, and how many characters of a name it stands on. */
extern YbssLikeness ybss_alike_places(const YbssSide *a, const YbssSide *b, int *distinct);

/* How much of a name's core some name of a list shares, 0 to 1. */
extern float ybss_covered(const YbssName *name, const YbssNames *by);

/* Tell whether they are two campuses of one school or hospital: 旗山校区 and 北区. */
extern bool ybss_two_campuses(const YbssSide *a, const YbssSide *b);

#endif /* YBSS_ADDRESS_SIDES_NAMES_H */
