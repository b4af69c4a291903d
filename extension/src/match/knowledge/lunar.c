/*
 * lunar.c
 *		Days of the lunar calendar as days of the common one.
 */
#include "match/knowledge/lunar.h"

#include "match/knowledge/lunar_table.h"

/* Give the number of a day (civil calendar, March first). */
int
ybss_day_number(int year, int month, int day)
{
	int from_march = month > 2 ? month - 3 : month + 9;
	int era, of_era;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	of_era = year - era * 400;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * from_march + 2) / 5 +
		   day - 1 - 719468;
}

/* Give the day of a number. */
void
ybss_day_of_number(int number, int *year, int *month, int *day)
{
	int shifted = number + 719468;
	int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int of_era = shifted - era * 146097;
	int years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * years + years / 4 - years / 100);
	int from_march = (5 * of_year + 2) / 153;

	*day = of_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = years + era * 400 + (*month <= 2);
}

/* Give the number of a day of the lunar calendar. */
bool
ybss_lunar_day_number(int year, int month, bool leap, int day, int *number)
{
	const YbssLunarYear *lunar;
	int place, at;

	if (year < YBSS_LUNAR_FIRST || year > YBSS_LUNAR_LAST || month < 1 || month > 12 || day < 1)
		return false;
	lunar = &ybss_lunar_years[year - YBSS_LUNAR_FIRST];
	if (leap && lunar->leap != month)
		return false;
	/* The leap month stands behind its namesake. */
	place = month - 1 + (leap || (lunar->leap != 0 && month > lunar->leap));
	if (day > 29 + (lunar->months >> place & 1))
		return false;
	at = ybss_day_number(year, 1, 1) + lunar->first + day - 1;
	for (int i = 0; i < place; i++)
		at += 29 + (lunar->months >> i & 1);
	*number = at;
	return true;
}
