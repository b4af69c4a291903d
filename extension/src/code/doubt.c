/*
 * doubt.c
 *		What the lists of codes say against a code that is rightly made.
 */
#include "code/doubt.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "code/citizen_id.h"
#include "code/phone.h"
#include "code/region_issued.h"

#define CLASS 2 /* characters of a department with its class of unit */
#define REGION 6
#define LEAST_PREFIX 3 /* digits of a mobile prefix */
#define MOST_PREFIX 7
#define MOST_STEPS 4	 /* successors that follow one another; rows in a circle end there */
#define TRUNK_SERVICE 10 /* digits of a 400 or 800 number */

/* Note a doubt about a code; true, so that a judge can return it. */
static bool
note(YbssDoubt *doubt, YbssDoubtKind kind, YbssCodeList list, const char *code, int length,
	 const YbssListedCode *entry)
{
	doubt->kind = kind;
	doubt->list = list;
	doubt->entry = entry;
	snprintf(doubt->code, sizeof doubt->code, "%.*s", length, code);
	return true;
}

/* Judge a listed code by the day. */
static bool
judge_day(const YbssListedCode *entry, int32_t day, YbssDoubt *doubt)
{
	int length = (int) strlen(entry->code);

	if (day >= entry->to)
		return note(doubt, YBSS_DOUBT_ENDED, entry->list, entry->code, length, entry);
	if (day < entry->from)
		return note(doubt, YBSS_DOUBT_EARLY, entry->list, entry->code, length, entry);
	return false;
}

/* Judge how many digits a number under a listed code has. */
static bool
judge_digits(const YbssListedCode *entry, int digits, YbssDoubt *doubt)
{
	int length = (int) strlen(entry->code);

	if (entry->least > digits)
		return note(doubt, YBSS_DOUBT_SHORT, entry->list, entry->code, length, entry);
	if (entry->most > 0 && entry->most < digits)
		return note(doubt, YBSS_DOUBT_LONG, entry->list, entry->code, length, entry);
	return false;
}

/* Doubt a credit code's office and class of unit, which are judged together. */
bool
ybss_doubt_credit_code(const YbssOwnCodes *own, const YbssCreditCode *code, int32_t day,
					   YbssDoubt *doubt)
{
	char written[YBSS_CREDIT_CODE_LENGTH];
	const YbssListedCode *entry;

	ybss_credit_code_write(code, written);
	entry = ybss_listed_code(own, YBSS_CREDIT_CLASSES, written, CLASS);
	if (entry)
		return judge_day(entry, day, doubt);
	if (!ybss_listed_below(own, YBSS_CREDIT_CLASSES, written[0]))
		return note(doubt, YBSS_DOUBT_DEPARTMENT, YBSS_CREDIT_CLASSES, written, 1, NULL);
	return note(doubt, YBSS_DOUBT_UNLISTED, YBSS_CREDIT_CLASSES, written, CLASS, NULL);
}

/* Doubt a mobile number's prefix: the longest one that is listed tells. */
static bool
doubt_mobile(const YbssOwnCodes *own, const char *digits, int32_t day, YbssDoubt *doubt)
{
	for (int length = MOST_PREFIX; length >= LEAST_PREFIX; length--)
	{
		const YbssListedCode *entry = ybss_listed_code(own, YBSS_MOBILE_PREFIXES, digits, length);

		if (entry)
			return judge_day(entry, day, doubt);
	}
	return note(doubt, YBSS_DOUBT_UNLISTED, YBSS_MOBILE_PREFIXES, digits, LEAST_PREFIX, NULL);
}

/* Doubt a service number: the longest listed code that it begins with and whose digits it has. */
static bool
doubt_service(const YbssOwnCodes *own, const char *digits, int32_t day, YbssDoubt *doubt)
{
	int count = (int) strlen(digits);

	for (int length = count; length > 0; length--)
	{
		const YbssListedCode *entry = ybss_listed_code(own, YBSS_SERVICE_NUMBERS, digits, length);

		if (entry && !judge_digits(entry, count, doubt))
			return judge_day(entry, day, doubt);
	}
	return note(doubt, YBSS_DOUBT_UNLISTED, YBSS_SERVICE_NUMBERS, digits,
				count < YBSS_LISTED_CODE ? count : YBSS_LISTED_CODE, NULL);
}

/* Doubt a fixed number: its area code on the day, and how many digits numbers there have. */
static bool
doubt_fixed(const YbssOwnCodes *own, const char *area, const char *local, int32_t day,
			YbssDoubt *doubt)
{
	int length = (int) strlen(area);
	int digits = (int) strlen(local);
	const YbssListedCode *entry = ybss_listed_code(own, YBSS_AREA_CODES, area, length);

	if (!entry)
	{
		bool trunk = digits + length - 1 == TRUNK_SERVICE &&
					 (strcmp(area, "0400") == 0 || strcmp(area, "0800") == 0);

		return note(doubt, trunk ? YBSS_DOUBT_TRUNK : YBSS_DOUBT_UNLISTED, YBSS_AREA_CODES, area,
					length, NULL);
	}
	if (judge_day(entry, day, doubt))
		return true;
	if (ybss_phone_is_service(local, digits))
		return doubt_service(own, local, day, doubt);
	return judge_digits(entry, digits, doubt);
}

/* Doubt a telephone number on a day; one without its area code or from abroad is not judged. */
bool
ybss_doubt_phone(const YbssOwnCodes *own, int64_t phone, int32_t day, YbssDoubt *doubt)
{
	char area[YBSS_PHONE_WRITTEN];
	char number[YBSS_PHONE_WRITTEN];

	ybss_phone_split(phone, area, number);
	switch (ybss_phone_kind(phone))
	{
		case YBSS_PHONE_MOBILE:
			return doubt_mobile(own, number, day, doubt);
		case YBSS_PHONE_FIXED:
			return doubt_fixed(own, area, number, day, doubt);
		case YBSS_PHONE_SERVICE:
			return doubt_service(own, number, day, doubt);
		default:
			return false;
	}
}

/* Doubt the region of an id; a foreigner's card has a province, which was checked. */
bool
ybss_doubt_region(const YbssOwnCodes *own, int64_t id, YbssDoubt *doubt)
{
	char code[YBSS_LISTED_CODE + 1];
	YbssDay birth = ybss_citizen_id_birth(id);
	const YbssListedCode *entry;

	if (ybss_citizen_id_foreign(id))
		return false;
	snprintf(code, sizeof code, "%06" PRId32, ybss_citizen_id_region(id));
	entry = ybss_own_code(own, YBSS_REGIONS, code, REGION);
	if (entry)
		return birth.year > entry->to / 10000 + YBSS_REGION_GRACE &&
			   note(doubt, YBSS_DOUBT_BIRTH, YBSS_REGIONS, code, REGION, entry);
	if (!ybss_region_issued(ybss_citizen_id_region(id)))
		return note(doubt, YBSS_DOUBT_UNLISTED, YBSS_REGIONS, code, REGION, NULL);
	return !ybss_region_issued_to(ybss_citizen_id_region(id), birth.year) &&
		   note(doubt, YBSS_DOUBT_BIRTH, YBSS_REGIONS, code, REGION, NULL);
}

/*
 * Write a fixed number under the code that stands for its area now. Where numbers
 * got one digit more, that digit is in the replacement, behind a dash: 0851-2. One
 * that has it already keeps its digits. Of several successors nobody can choose.
 */
static bool
renew_fixed(const char *replacement, const char *local, char out[2 * YBSS_PHONE_WRITTEN])
{
	const char *dash = strchr(replacement, '-');
	int area = dash ? (int) (dash - replacement) : (int) strlen(replacement);
	const char *added = dash && strlen(local) == 7 ? dash + 1 : "";

	if (strchr(replacement, ',') || strlen(replacement) > YBSS_LISTED_CODE)
		return false;
	snprintf(out, 2 * YBSS_PHONE_WRITTEN, "%.*s-%s%s", area, replacement, added, local);
	return true;
}

/* Write what stands for a doubted number; false where nothing does, or nobody can tell which. */
static bool
write_successor(const YbssDoubt *doubt, const char *area, const char *number,
				char out[2 * YBSS_PHONE_WRITTEN])
{
	const char *replacement = doubt->entry ? doubt->entry->replacement : NULL;

	if (doubt->kind == YBSS_DOUBT_TRUNK)
	{
		snprintf(out, 2 * YBSS_PHONE_WRITTEN, "%s%s", area + 1, number);
		return true;
	}
	if (doubt->kind != YBSS_DOUBT_ENDED || replacement == NULL)
		return false;
	if (doubt->list == YBSS_AREA_CODES)
		return renew_fixed(replacement, number, out);
	snprintf(out, 2 * YBSS_PHONE_WRITTEN, "%s%s%.8s", area, *area ? "-" : "", replacement);
	return doubt->list == YBSS_SERVICE_NUMBERS;
}

/* Give what stands for a doubted number, with its extension. */
static bool
renew(int64_t phone, const YbssDoubt *doubt, int64_t *now)
{
	char area[YBSS_PHONE_WRITTEN];
	char number[YBSS_PHONE_WRITTEN];
	char extension[YBSS_PHONE_WRITTEN];
	char out[2 * YBSS_PHONE_WRITTEN];
	YbssCodeFault fault;
	size_t length;

	ybss_phone_split(phone, area, number);
	if (!write_successor(doubt, area, number, out))
		return false;
	length = strlen(out);
	if (ybss_phone_extension(phone, extension) > 0)
		snprintf(out + length, sizeof out - length, "-%s", extension);
	return ybss_phone_read(out, strlen(out), now, &fault);
}

/*
 * Give the number that stands for a number now, against which nothing is said; false where
 * there is none, or nobody can tell which. A district's rows may lead from one to the next.
 */
bool
ybss_phone_replaced(const YbssOwnCodes *own, int64_t phone, int32_t day, int64_t *now)
{
	YbssDoubt doubt;

	if (!ybss_doubt_phone(own, phone, day, &doubt))
		return false;
	for (int step = 0; step < MOST_STEPS; step++)
	{
		if (!renew(phone, &doubt, now))
			return false;
		if (!ybss_doubt_phone(own, *now, day, &doubt))
			return true;
		phone = *now;
	}
	return false;
}
