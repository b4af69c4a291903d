/*
 * cell_text.h
 *		A number of a cell as the text that a list would have: days as days, digits as digits.
 */
#ifndef YBSS_SHEET_CELL_TEXT_H
#define YBSS_SHEET_CELL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "sheet/number_format.h"

/* Room for any number as text. */
#define YBSS_CELL_TEXT 96

typedef enum YbssCellNote
{
	YBSS_CELL_FINE,
	YBSS_CELL_DIGITS_LOST, /* a whole number of more than the 15 digits that Excel keeps */
	YBSS_CELL_NO_VALUE	   /* a formula that was never reckoned */
} YbssCellNote;

extern size_t ybss_cell_text(const char *written, size_t length, YbssNumberFormat format,
							 bool from_1904, char *out, YbssCellNote *note);

#endif /* YBSS_SHEET_CELL_TEXT_H */
