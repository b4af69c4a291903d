/*
 * citizen_id.h
 *		公民身份号码, GB 11643-1999, and cards that share its form.
 *
 * Stored as the number of its first 17 digits: the 18th follows from them, and
 * the order of the numbers is the order of the texts.
 */
#ifndef YBSS_CODE_CITIZEN_ID_H
#define YBSS_CODE_CITIZEN_ID_H

#include "code/fault.h"

#define YBSS_CITIZEN_ID_LENGTH 18

typedef struct YbssDay
{
	int year;
	int month;
	int day;
} YbssDay;

extern const YbssCodeSubject ybss_citizen_id_subject;

extern bool ybss_citizen_id_read(const char *text, size_t bytes, int64_t *id, YbssCodeFault *fault);
extern bool ybss_citizen_id_valid(int64_t id);
extern void ybss_citizen_id_write(int64_t id, char out[YBSS_CITIZEN_ID_LENGTH]);

/* Does the id stand on a foreigner's permanent-residence card of 2023? */
static inline bool
ybss_citizen_id_foreign(int64_t id)
{
	return id / INT64_C(10000000000000000) == 9;
}

/* Give the first six digits. */
static inline int32_t
ybss_citizen_id_region(int64_t id)
{
	return (int32_t) (id / INT64_C(100000000000));
}

/* Give the date of birth. */
static inline YbssDay
ybss_citizen_id_birth(int64_t id)
{
	int date = (int) (id / 1000 % 100000000);

	return (YbssDay){date / 10000, date / 100 % 100, date % 100};
}

/* Give GB/T 2261.1: '1' male, '2' female. */
static inline char
ybss_citizen_id_sex(int64_t id)
{
	return id % 2 ? '1' : '2';
}

/* Give the full years between two days; negative before the first. */
static inline int
ybss_full_years(YbssDay birth, YbssDay on)
{
	bool before = on.month < birth.month || (on.month == birth.month && on.day < birth.day);

	return on.year - birth.year - before;
}

#endif /* YBSS_CODE_CITIZEN_ID_H */
