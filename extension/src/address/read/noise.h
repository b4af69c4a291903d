/*
 * noise.h
 *		Cuts out what is stuck to an address: phones, post codes, receivers, remarks.
 */
#ifndef YBSS_ADDRESS_NOISE_H
#define YBSS_ADDRESS_NOISE_H

#include "address/read/cut.h"

/* Cut out what is no part of an address; blanks inside names and numbers are taken out. */
extern void ybss_cut_noise(const YbssNoise *noise);

#endif /* YBSS_ADDRESS_NOISE_H */
