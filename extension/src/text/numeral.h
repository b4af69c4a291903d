/*
 * numeral.h
 *		Chinese numerals as Arabic digits.
 */
#ifndef YBSS_TEXT_NUMERAL_H
#define YBSS_TEXT_NUMERAL_H

#include <stdbool.h>
#include <stdint.h>

/* As below, of a unit that may be one. */
extern int ybss_han_numeral_value(uint16_t unit);

/* The value of a Chinese digit, 10, 100, 1000 for its units, 20 to 40 for 廿卅卌; -1 otherwise. */
static inline int
ybss_numeral_value(uint16_t unit)
{
	/* 〇 is the first of them; digits and blanks are asked most often. */
	return unit < 0x3007 ? -1 : ybss_han_numeral_value(unit);
}

/* Write a run of Chinese numerals as digits; returns their count, 0 where it is no number. */
extern int ybss_numeral_digits(const uint16_t *units, int count, uint16_t *digits, int room);

#endif /* YBSS_TEXT_NUMERAL_H */
