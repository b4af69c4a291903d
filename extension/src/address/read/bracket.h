/*
 * bracket.h
 *		What stands in brackets: a piece of the address where it reads as one, else a remark.
 */
#ifndef YBSS_ADDRESS_BRACKET_H
#define YBSS_ADDRESS_BRACKET_H

#include "address/read/cut.h"

/* Cut the remarks in brackets; what is address stays, and is read on. */
extern void ybss_cut_brackets(const YbssNoise *noise);

#endif /* YBSS_ADDRESS_BRACKET_H */
