/*
 * another.h
 *		A second address in one line: where it begins.
 */
#ifndef YBSS_ADDRESS_ANOTHER_H
#define YBSS_ADDRESS_ANOTHER_H

#include "address/read/cut.h"

/* Cut the second address of a text and all behind it; the element tells where it stands. */
extern void ybss_cut_another(const YbssNoise *noise);

/* Where the second address of a text that was read stands, or NULL. */
extern const YbssElement *ybss_another(const YbssParse *parse);

#endif /* YBSS_ADDRESS_ANOTHER_H */
