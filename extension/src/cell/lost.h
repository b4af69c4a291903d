/*
 * lost.h
 *		What a spreadsheet or a sender took away from a number.
 */
#ifndef YBSS_CELL_LOST_H
#define YBSS_CELL_LOST_H

#include "cell/signs.h"

/* Take away what spreadsheets put around a number: '154…, ="154…", 154….0, 1.5412345678E+10. */
extern void ybss_unwrap_number(YbssSigns *signs);

/* Is it a number in powers of ten that has lost its last digits: 1.38E+10? */
extern bool ybss_has_lost_digits(const YbssSigns *signs);

/* Is a part of it hidden: 138****8000, 5203**********0011? */
extern bool ybss_is_masked(const YbssSigns *signs);

#endif /* YBSS_CELL_LOST_H */
