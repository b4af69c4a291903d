/*
 * leavings.h
 *		What other programs have left in a text: null, AAAA, the words of an empty form.
 */
#ifndef YBSS_ADDRESS_LEAVINGS_H
#define YBSS_ADDRESS_LEAVINGS_H

#include "address/read/cut.h"

/* Cut them wherever they stand; what is behind them is read on. */
extern void ybss_cut_leavings(const YbssNoise *noise);

#endif /* YBSS_ADDRESS_LEAVINGS_H */
