/*
 * id_digits.h
 *		The digits of a citizen id, of which some may be hidden.
 */
#ifndef YBSS_MATCH_ID_DIGITS_H
#define YBSS_MATCH_ID_DIGITS_H

#include <stdbool.h>

#include "match/comparison/kind.h"

#define YBSS_ID_PLACES 18
#define YBSS_ID_X 10
#define YBSS_ID_HIDDEN 15
/* What is longer is no id. */
#define YBSS_ID_MOST 30

typedef struct YbssIdDigits
{
	int count; /* YBSS_ID_PLACES where each digit stands in its place */
	bool hidden;
	bool valid; /* all are seen, and the last follows from the others */
	unsigned char digit[YBSS_ID_MOST];
} YbssIdDigits;

/* Code an id of 18 or 15 digits, masked or not, or any document's number; 0 where it says nothing.
 */
extern size_t ybss_code_id_digits(const char *text, size_t length, void *coded);

/* Read the digits of a coded id; false where it is another document's number. */
extern bool ybss_read_id_digits(const void *coded, size_t bytes, YbssIdDigits *id);

#endif /* YBSS_MATCH_ID_DIGITS_H */
