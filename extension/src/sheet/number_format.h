/*
 * number_format.h
 *		What a number format makes of a number: a day, a time, a percentage, digits with zeros
 *ahead.
 */
#ifndef YBSS_SHEET_NUMBER_FORMAT_H
#define YBSS_SHEET_NUMBER_FORMAT_H

#include <stddef.h>
#include <stdint.h>

typedef enum YbssNumberKind
{
	YBSS_NUMBER_PLAIN,
	YBSS_NUMBER_DATE,  /* and time, where it has one */
	YBSS_NUMBER_MONTH, /* year and month, no day is shown */
	YBSS_NUMBER_YEAR,
	YBSS_NUMBER_TIME,	  /* of a day */
	YBSS_NUMBER_DURATION, /* hours that count on */
	YBSS_NUMBER_PERCENT,
	YBSS_NUMBER_ZEROS /* so many digits, filled up with zeros */
} YbssNumberKind;

typedef struct YbssNumberFormat
{
	uint8_t kind;
	uint8_t digits;
} YbssNumberFormat;

extern YbssNumberFormat ybss_number_format(const char *code, size_t length);
extern YbssNumberFormat ybss_built_in_format(long id);

#endif /* YBSS_SHEET_NUMBER_FORMAT_H */
