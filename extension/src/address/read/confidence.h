/*
 * confidence.h
 *		How sure a reading is: the probability that none of its elements is wrong.
 */
#ifndef YBSS_ADDRESS_CONFIDENCE_H
#define YBSS_ADDRESS_CONFIDENCE_H

#include "address/read/parser.h"

/* Note at each element what makes it doubtful, and how sure the whole is. */
extern void ybss_weigh_reading(const YbssScan *scan, YbssParse *parse);

#endif /* YBSS_ADDRESS_CONFIDENCE_H */
