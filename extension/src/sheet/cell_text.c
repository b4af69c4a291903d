/*
 * cell_text.c
 *		A number of a cell as the text that a list would have.
 *
 * Excel keeps 15 digits of a number. What a file has beyond, programs wrote
 * that keep more: it is taken as it stands. Zeros behind the fifteenth digit of
 * a long one stand for what Excel has lost.
 */
#include "sheet/cell_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEPT_DIGITS 15
/* 31 December 9999 */
#define LAST_DAY 2958465
#define LAST_DAY_1904 2957003

/* Tell whether a number is written in digits alone, and how many. */
static bool
is_whole(const char *written, size_t length, size_t *digits)
{
	size_t sign = length > 0 && written[0] == '-';

	*digits = length - sign;
	for (size_t i = sign; i < length; i++)
		if (written[i] < '0' || written[i] > '9')
			return false;
	return *digits > 0;
}

/* Tell whether a long number has but zeros behind the digits that Excel keeps. */
static YbssCellNote
note_of_digits(const char *digits, size_t count)
{
	if (count <= KEPT_DIGITS)
		return YBSS_CELL_FINE;
	for (size_t i = KEPT_DIGITS; i < count; i++)
		if (digits[i] != '0')
			return YBSS_CELL_FINE;
	return YBSS_CELL_DIGITS_LOST;
}

/* Write a number in full digits, as far as Excel keeps it; a longer one has an exponent. */
static size_t
plain_text(double value, char *out, YbssCellNote *note)
{
	double size = fabs(value);
	int places;
	size_t length;

	if (size >= 1e40 || (size > 0 && size < 1e-20))
		return (size_t) snprintf(out, YBSS_CELL_TEXT, "%.15g", value);
	if (size >= 1e15)
	{
		/* With zeros in the place of what is lost it could pass for an id that it is not. */
		*note = YBSS_CELL_DIGITS_LOST;
		return (size_t) snprintf(out, YBSS_CELL_TEXT, "%.14E", value);
	}
	places = size < 1 ? KEPT_DIGITS - 1 - (size > 0 ? (int) floor(log10(size)) : 0)
					  : KEPT_DIGITS - 1 - (int) floor(log10(size));
	length = (size_t) snprintf(out, YBSS_CELL_TEXT, "%.*f",
							   places > 34	? 34
							   : places < 0 ? 0
											: places,
							   value);
	if (strchr(out, '.'))
	{
		while (out[length - 1] == '0')
			length--;
		if (out[length - 1] == '.')
			length--;
		out[length] = '\0';
	}
	return length;
}

/* Count days of the proleptic calendar back to year, month and day. */
static void
day_of(long days, int *year, int *month, int *day)
{
	/* Days since 1 March of year 0, in eras of 400 years. */
	long z = days + 719468;
	long era = (z >= 0 ? z : z - 146096) / 146097;
	long of_era = z - era * 146097;
	long of_year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long rest = of_era - (365 * of_year + of_year / 4 - of_year / 100);
	long shifted = (5 * rest + 2) / 153;

	*day = (int) (rest - (153 * shifted + 2) / 5 + 1);
	*month = (int) (shifted < 10 ? shifted + 3 : shifted - 9);
	*year = (int) (of_year + era * 400 + (*month <= 2));
}

/* Give the day of a number: 1 is 1 January 1900, or 0 is 1 January 1904. */
static void
day_of_serial(long serial, bool from_1904, int *year, int *month, int *day)
{
	/* Excel has 29 February 1900, which never was: a list that says so is told. */
	if (!from_1904 && serial == 60)
	{
		*year = 1900;
		*month = 2;
		*day = 29;
		return;
	}
	day_of(serial + (from_1904 ? -24107 : serial < 60 ? -25568 : -25569), year, month, day);
}

/* Write the time of a day behind its date, or alone. */
static size_t
time_text(long seconds, char *out)
{
	if (seconds % 60)
		return (size_t) snprintf(out, 16, "%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60,
								 seconds % 60);
	return (size_t) snprintf(out, 16, "%02ld:%02ld", seconds / 3600, seconds / 60 % 60);
}

/* Write a number as the day and time that it means. */
static size_t
date_text(double value, YbssNumberFormat format, bool from_1904, char *out)
{
	double whole = floor(value);
	long seconds = (long) floor((value - whole) * 86400 + 0.5);
	long serial = (long) whole;
	size_t length;
	int year;
	int month;
	int day;

	if (seconds >= 86400)
	{
		seconds -= 86400;
		serial++;
	}
	/* Hours may count on beyond a day. */
	if (format.kind == YBSS_NUMBER_DURATION || (format.kind == YBSS_NUMBER_TIME && serial == 0))
		return time_text(serial * 86400 + seconds, out);
	/* An empty day: what a formula gives of an empty cell. */
	if (serial == 0 && !from_1904)
		return seconds == 0 ? (size_t) snprintf(out, YBSS_CELL_TEXT, "0") : time_text(seconds, out);
	day_of_serial(serial, from_1904, &year, &month, &day);
	if (format.kind == YBSS_NUMBER_YEAR)
		return (size_t) snprintf(out, YBSS_CELL_TEXT, "%04d", year);
	if (format.kind == YBSS_NUMBER_MONTH)
		return (size_t) snprintf(out, YBSS_CELL_TEXT, "%04d-%02d", year, month);
	length = (size_t) snprintf(out, YBSS_CELL_TEXT, "%04d-%02d-%02d", year, month, day);
	if (seconds > 0)
	{
		out[length++] = ' ';
		length += time_text(seconds, out + length);
	}
	return length;
}

/* Write a percentage. */
static size_t
percent_text(double value, char *out)
{
	YbssCellNote none;
	/* 0.07 times 100 is 7 but for the last bit. */
	size_t length = plain_text(
		strtod((snprintf(out, YBSS_CELL_TEXT, "%.13g", value * 100), out), NULL), out, &none);

	out[length++] = '%';
	out[length] = '\0';
	return length;
}

/* Write a whole number with zeros ahead. */
static size_t
zeros_text(const char *written, size_t length, size_t wanted, char *out)
{
	size_t zeros = length < wanted && written[0] != '-' ? wanted - length : 0;

	memset(out, '0', zeros);
	memcpy(out + zeros, written, length);
	out[zeros + length] = '\0';
	return zeros + length;
}

/*
 * Give the text of a number as it is written in a file, by the format of its cell.
 *
 * out has room for YBSS_CELL_TEXT bytes; what is no number is given as it stands,
 * what is too long for one not at all: 0.
 */
size_t
ybss_cell_text(const char *written, size_t length, YbssNumberFormat format, bool from_1904,
			   char *out, YbssCellNote *note)
{
	char number[64];
	char *end;
	double value;
	size_t digits;
	bool whole = is_whole(written, length, &digits);

	*note = YBSS_CELL_FINE;
	if (length >= sizeof(number) || length == 0)
		return 0;
	memcpy(number, written, length);
	number[length] = '\0';
	value = strtod(number, &end);
	if (*end != '\0' || !isfinite(value))
	{
		memcpy(out, number, length + 1);
		return length;
	}
	if (format.kind >= YBSS_NUMBER_DATE && format.kind <= YBSS_NUMBER_DURATION && value >= 0 &&
		value < (from_1904 ? LAST_DAY_1904 + 1 : LAST_DAY + 1))
		return date_text(value, format, from_1904, out);
	if (format.kind == YBSS_NUMBER_PERCENT && fabs(value) < 1e12)
		return percent_text(value, out);
	if (whole)
	{
		*note = note_of_digits(number + (number[0] == '-'), digits);
		return zeros_text(number, length, format.kind == YBSS_NUMBER_ZEROS ? format.digits : 0,
						  out);
	}
	length = plain_text(value, out, note);
	if (format.kind == YBSS_NUMBER_ZEROS && is_whole(out, length, &digits))
	{
		memcpy(number, out, length < sizeof(number) ? length : sizeof(number) - 1);
		if (length < sizeof(number))
			length = zeros_text(number, length, format.digits, out);
	}
	return length;
}
