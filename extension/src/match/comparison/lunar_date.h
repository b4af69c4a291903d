/*
 * lunar_date.h
 *		Dates that say themselves that they are of the lunar calendar: 农历1975年五月初六.
 */
#ifndef YBSS_MATCH_LUNAR_DATE_H
#define YBSS_MATCH_LUNAR_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "cell/date.h"

/* Read such a date as the day of the common calendar; false where it is none. */
extern bool ybss_read_lunar_date(const char *text, size_t length, YbssDate *date);

#endif /* YBSS_MATCH_LUNAR_DATE_H */
