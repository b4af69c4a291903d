/*
 * lunar.h
 *		Days of the lunar calendar as days of the common one, and numbers of days.
 */
#ifndef YBSS_MATCH_LUNAR_H
#define YBSS_MATCH_LUNAR_H

#include <stdbool.h>

/* Give the number of a day, counted from 1970-01-01. */
extern int ybss_day_number(int year, int month, int day);

/* Give the number of a day of the lunar calendar, of a leap month or not; false where the calendar
 * (1900 to 2100) has none. */
extern bool ybss_lunar_day_number(int year, int month, bool leap, int day, int *number);

/* Give the day of a number. */
extern void ybss_day_of_number(int number, int *year, int *month, int *day);

#endif /* YBSS_MATCH_LUNAR_H */
