/*
 * lunar_date.c
 *		Dates that say themselves that they are of the lunar calendar.
 */
#include "match/comparison/lunar_date.h"

#include "cell/date_cursor.h"
#include "match/knowledge/lunar.h"

#define COUNT(words) ((int) (sizeof(words) / sizeof((words)[0])))

/* Read the month: 五月, 正月, 冬月, 腊月; 0 where none stands there. */
static int
read_month(YbssDateCursor *cursor)
{
	static const char *const words[] = {"正月", "冬月", "腊月"};
	static const int months[] = {1, 11, 12};
	YbssDateNumber number;
	int word = ybss_date_passes_any(cursor, words, COUNT(words));

	if (word >= 0)
		return months[word];
	if (!ybss_date_number(cursor, &number) || number.value < 1 || number.value > 12)
		return 0;
	if (!ybss_date_passes(cursor, "月") && !ybss_date_passes(cursor, "-") &&
		!ybss_date_passes(cursor, ".") && !ybss_date_passes(cursor, "/"))
		return 0;
	return (int) number.value;
}

/* Read the day: 初六, 十五, 廿三, 三十; 0 where none stands there. */
static int
read_day(YbssDateCursor *cursor)
{
	static const char *const words[] = {"初", "廿", "卅"};
	static const int tens[] = {0, 20, 30};
	YbssDateNumber number;
	int word = ybss_date_passes_any(cursor, words, COUNT(words));
	int day = word >= 0 ? tens[word] : 0;

	if (ybss_date_number(cursor, &number) && number.value >= 1 && number.value <= 30)
		day += (int) number.value;
	return day <= 30 ? day : 0;
}

/* Read such a date. */
bool
ybss_read_lunar_date(const char *text, size_t length, YbssDate *date)
{
	static const char *const heads[] = {"农历", "阴历", "旧历", "农曆", "(农)",
										"(阴)", "生于", "(",	")"};
	static const char *const separators[] = {"年", "-", ".", "/", "农历", "阴历", "旧历"};
	YbssSigns signs;
	YbssDateCursor cursor = {&signs, 0, -1, 0, 0, false};
	YbssDateNumber year;
	bool leap;
	int month, day, number;

	ybss_read_signs(text, length, &signs);
	ybss_close_signs(&signs);
	if (signs.cut)
		return false;
	while (ybss_date_passes_any(&cursor, heads, COUNT(heads)) >= 0)
		continue;
	if (!ybss_date_number(&cursor, &year) || year.digits != 4)
		return false;
	while (ybss_date_passes_any(&cursor, separators, COUNT(separators)) >= 0)
		continue;
	leap = ybss_date_passes(&cursor, "闰");
	month = read_month(&cursor);
	day = month > 0 ? read_day(&cursor) : 0;
	if (day == 0 || !ybss_lunar_day_number((int) year.value, month, leap, day, &number))
		return false;
	ybss_day_of_number(number, &date->year, &date->month, &date->day);
	return true;
}
