/*
 * division_name.h
 *		Names of divisions as the lexicon has them: official, former and short.
 */
#ifndef YBSS_ADDRESS_DIVISION_NAME_H
#define YBSS_ADDRESS_DIVISION_NAME_H

#include "address/read/division_set.h"

/* A name that fits the set as it stands. */
extern int ybss_read_fitting(const YbssScan *scan, YbssDivisions *divisions, int at,
							 const YbssFound *name);

/* A class word that people write behind a short name although the official one differs: 州, 县; its
 * length, or 0. */
extern int ybss_other_class(int level, const uint16_t *at);

#endif /* YBSS_ADDRESS_DIVISION_NAME_H */
