/*
 * phone.c
 *		Read, check and write telephone numbers.
 */
#include "code/phone.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "code/characters.h"
#include "text/utf8.h"

const YbssCodeSubject ybss_phone_subject = {"phone", "电话号码",
											"11 digits (mobile) or an area code and 7 or 8 digits",
											"11位（手机）或区号加7至8位"};

#define KIND INT64_C(1000000000000000000)
#define NUMBER 10000000 /* the extension's room */
#define DIGITS 15		/* of the longest number in the world, E.164 */
#define EXTENSION 6
#define COUNTRY "86"

/* A text on its way to a number. */
typedef struct Reading
{
	char digits[DIGITS + 6]; /* and room for +, 00, 86 */
	int position[DIGITS + 6];
	int count;
	char extension[EXTENSION + 1];
	int extension_count;
	bool abroad; /* began with + or 00 */
	bool in_extension;
} Reading;

/* Are there so many digits, and is the first in a range? */
static bool
shaped(const char *digits, int count, int least, int most, char first_least, char first_most)
{
	return count >= least && count <= most && digits[0] >= first_least && digits[0] <= first_most;
}

/* Is it a mobile number: 1, then 3 to 9, then nine digits? */
static bool
is_mobile(const char *digits, int count)
{
	return count == 11 && digits[0] == '1' && digits[1] >= '3';
}

/*
 * Is it a number of emergency, an operator or a hotline by the plan: 11x and 12x, 10xxx to
 * 12xxx, 116xxx and 118xxx? Four digits never are, nor 10x: those are rooms.
 */
static bool
is_short(const char *digits, int count)
{
	if (count < 3 || digits[0] != '1' || digits[1] > '2')
		return false;
	if (count == 3)
		return digits[1] != '0';
	if (count == 6)
		return digits[1] == '1' && (digits[2] == '6' || digits[2] == '8');
	return count == 5;
}

/* Is it a service number: a short one, 400 and 800 with 10 digits, 95 and 96 with 5 to 8? */
bool
ybss_phone_is_service(const char *digits, int count)
{
	if (count == 10)
		return memcmp(digits, "400", 3) == 0 || memcmp(digits, "800", 3) == 0;
	if (count >= 5 && count <= 8 && digits[0] == '9')
		return digits[1] == '5' || digits[1] == '6';
	return is_short(digits, count);
}

/* Is it a number without its area code? 400 and 800 are never its head. */
static bool
is_local(const char *digits, int count)
{
	return shaped(digits, count, 7, 8, '2', '8') && memcmp(digits, "400", 3) != 0 &&
		   memcmp(digits, "800", 3) != 0;
}

/* Give the digits of the area code at the head of a number without its 0. */
static int
area_length(const char *digits)
{
	if (digits[0] == '1')
		return digits[1] == '0' ? 2 : 0;
	return digits[0] == '2' ? 2 : digits[0] >= '3' ? 3 : 0;
}

/* Is it an area code without its 0 and a number? */
static bool
is_fixed(const char *digits, int count)
{
	int area = count >= 9 ? area_length(digits) : 0;

	return area > 0 && shaped(digits + area, count - area, 7, 8, '2', '9');
}

/* Is it an area code without its 0 and a hotline of five digits: 0851-12345, 0571-96371? */
static bool
is_area_service(const char *digits, int count)
{
	int area = count >= 7 ? area_length(digits) : 0;

	return area > 0 && count - area == 5 && ybss_phone_is_service(digits + area, 5);
}

/* Find the kind of a number within China; "skip" leading digits are no part of it. */
static YbssPhoneKind
kind_at_home(const char *digits, int count, int *skip)
{
	bool trunk = count > 0 && digits[0] == '0';

	*skip = trunk;
	if (is_mobile(digits + trunk, count - trunk))
		return YBSS_PHONE_MOBILE;
	if (trunk)
		return is_fixed(digits + 1, count - 1) || is_area_service(digits + 1, count - 1)
				   ? YBSS_PHONE_FIXED
				   : 0;
	if (ybss_phone_is_service(digits, count))
		return YBSS_PHONE_SERVICE;
	return is_local(digits, count) ? YBSS_PHONE_LOCAL : 0;
}

/*
 * Find the kind of a number that follows China's country code, where the 0 may lack. Nobody
 * dials a short one from abroad, and 10 begins Beijing's.
 */
static YbssPhoneKind
kind_after_country(const char *digits, int count, int *skip)
{
	YbssPhoneKind kind = kind_at_home(digits, count, skip);

	if (kind == 0 || kind == YBSS_PHONE_LOCAL || is_short(digits, count))
		kind = is_fixed(digits, count) ? YBSS_PHONE_FIXED : 0;
	return kind;
}

/* Find the kind of a reading, 0 when it is none (yet). */
static YbssPhoneKind
kind_of(const Reading *r, int *skip)
{
	bool country = r->count > 2 && memcmp(r->digits, COUNTRY, 2) == 0;
	YbssPhoneKind kind;

	if (r->abroad && !country)
	{
		*skip = 0;
		return shaped(r->digits, r->count, 7, DIGITS, '1', '9') ? YBSS_PHONE_INTERNATIONAL : 0;
	}
	kind = r->abroad ? 0 : kind_at_home(r->digits, r->count, skip);
	if (kind == 0 && country)
	{
		kind = kind_after_country(r->digits + 2, r->count - 2, skip);
		*skip += 2;
	}
	return kind;
}

/* Take one digit; false when there is no room for it. */
static bool
take_digit(Reading *r, char digit, int position)
{
	if (r->in_extension)
	{
		if (r->extension_count == EXTENSION)
			return false;
		r->extension[r->extension_count++] = digit;
		return true;
	}
	if (r->count == DIGITS + 6)
		return false;
	r->digits[r->count] = digit;
	r->position[r->count++] = position;
	if (r->count == 2 && !r->abroad && r->digits[0] == '0' && r->digits[1] == '0')
	{
		r->abroad = true;
		r->count = 0;
	}
	return true;
}

/* Fold the signs that a phone number alone has: dashes, 转 and 分机. */
static char
fold_sign(uint32_t character)
{
	if ((character >= 0x2010 && character <= 0x2015) || character == u'−')
		return '-';
	if (character == u'转' || character == u'轉' || character == u'分')
		return '#';
	if (character == u'机' || character == u'機' || character == u'接')
		return ' ';
	return ybss_code_fold(character);
}

/* Is it a whole number of China, so that a dash behind it leads to an extension? */
static bool
whole(const Reading *r)
{
	int skip;
	YbssPhoneKind kind = kind_of(r, &skip);

	return kind != 0 && kind != YBSS_PHONE_INTERNATIONAL;
}

/* Take one character; false when it has no place there. */
static bool
take(Reading *r, char c, int position)
{
	if (c >= '0' && c <= '9')
		return take_digit(r, c, position);
	if (c == '+')
	{
		bool first = r->count == 0 && !r->abroad;

		r->abroad = true;
		return first;
	}
	if (c == '#' || c == 'X' || (c == '-' && whole(r)))
	{
		bool first = r->extension_count == 0 && r->count > 0;

		r->in_extension = true;
		return first;
	}
	return c == ' ' || c == '-' || c == '(' || c == ')' || c == '.';
}

/* Read one sign; the letters "ext" are one. */
static char
sign_of(const char **at, const char *end)
{
	const char *word = *at;

	for (const char *letter = "EXT"; *letter; letter++)
		if (word >= end || ybss_code_fold(ybss_utf8_next(&word, end)) != *letter)
			return fold_sign(ybss_utf8_next(at, end));
	*at = word;
	return '#';
}

/* Read a text into digits and an extension. */
static bool
read_digits(const char *text, size_t bytes, Reading *r, YbssCodeFault *fault)
{
	const char *at = text;
	const char *end = text + bytes;
	int position = 0;

	memset(r, 0, sizeof *r);
	while (at < end)
	{
		char c = sign_of(&at, end);

		if (c == ' ' && position == 0)
			continue;
		position++;
		if (!take(r, c, position))
			return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, position, 0, 0);
	}
	if (r->in_extension && r->extension_count == 0)
		return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, position, 0, 0);
	return true;
}

/* Give the number that digits stand for. */
static int64_t
number_of(const char *digits, int count)
{
	int64_t number = 0;

	for (int i = 0; i < count; i++)
		number = number * 10 + (digits[i] - '0');
	return number;
}

/* Say what is wrong with digits that are no number. */
static bool
refuse(const Reading *r, YbssCodeFault *fault)
{
	bool mobile = r->count == 11 && r->digits[0] == '1';

	if (mobile && !r->abroad)
		return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, r->position[1], 0, 0);
	return ybss_code_refuse(fault, YBSS_CODE_LENGTH, 0, r->count, 0);
}

/* Read a number with its separators, +86 and extension. */
bool
ybss_phone_read(const char *text, size_t bytes, int64_t *phone, YbssCodeFault *fault)
{
	Reading r;
	YbssPhoneKind kind;
	int skip = 0;
	int64_t number;

	if (!read_digits(text, bytes, &r, fault))
		return false;
	kind = kind_of(&r, &skip);
	if (kind == 0)
		return refuse(&r, fault);
	number = number_of(r.digits + skip, r.count - skip);
	if (kind == YBSS_PHONE_INTERNATIONAL)
	{
		if (r.in_extension)
			return ybss_code_refuse(fault, YBSS_CODE_LENGTH, 0, r.count + r.extension_count, 0);
		*phone = kind * KIND + number;
		return true;
	}
	/* The 1 before it keeps an extension's zeros. */
	if (r.in_extension)
	{
		memmove(r.extension + 1, r.extension, (size_t) r.extension_count);
		r.extension[0] = '1';
		*phone = kind * KIND + number * NUMBER + number_of(r.extension, r.extension_count + 1);
	}
	else
		*phone = kind * KIND + number * NUMBER;
	return true;
}

/* Write the extension's digits, give their number. */
int
ybss_phone_extension(int64_t phone, char out[YBSS_PHONE_WRITTEN])
{
	int extension = (int) (phone % NUMBER);
	int length;

	if (ybss_phone_kind(phone) == YBSS_PHONE_INTERNATIONAL || extension == 0)
		return 0;
	length = snprintf(out, YBSS_PHONE_WRITTEN, "%d", extension) - 1;
	memmove(out, out + 1, (size_t) length + 1);
	return length;
}

/* Write the area code with its 0, give its length; 0 when there is none. */
int
ybss_phone_area(int64_t phone, char out[YBSS_PHONE_WRITTEN])
{
	char digits[YBSS_PHONE_WRITTEN];

	if (ybss_phone_kind(phone) != YBSS_PHONE_FIXED)
		return 0;
	snprintf(digits, sizeof digits, "%" PRId64, phone % KIND / NUMBER);
	return snprintf(out, YBSS_PHONE_WRITTEN, "0%.*s", area_length(digits), digits);
}

/* Write the area code with its 0, empty where there is none, and the digits behind it. */
void
ybss_phone_split(int64_t phone, char area[YBSS_PHONE_WRITTEN], char number[YBSS_PHONE_WRITTEN])
{
	char digits[YBSS_PHONE_WRITTEN];
	int length = ybss_phone_area(phone, area);

	if (length == 0)
		area[0] = '\0';
	snprintf(digits, sizeof digits, "%" PRId64,
			 ybss_phone_kind(phone) == YBSS_PHONE_INTERNATIONAL ? phone % KIND
																: phone % KIND / NUMBER);
	snprintf(number, YBSS_PHONE_WRITTEN, "%s", digits + (length ? length - 1 : 0));
}

/* Write a number as it is usual for its kind. */
void
ybss_phone_write(int64_t phone, char out[YBSS_PHONE_WRITTEN])
{
	char area[YBSS_PHONE_WRITTEN];
	char extension[YBSS_PHONE_WRITTEN];
	char digits[YBSS_PHONE_WRITTEN];
	int area_digits = ybss_phone_area(phone, area);
	int extension_digits = ybss_phone_extension(phone, extension);

	if (ybss_phone_kind(phone) == YBSS_PHONE_INTERNATIONAL)
	{
		snprintf(out, YBSS_PHONE_WRITTEN, "+%" PRId64, phone % KIND);
		return;
	}
	snprintf(digits, sizeof digits, "%" PRId64, phone % KIND / NUMBER);
	snprintf(out, YBSS_PHONE_WRITTEN, "%.*s%s%.11s%s%.*s", area_digits, area,
			 area_digits ? "-" : "", digits + (area_digits ? area_digits - 1 : 0),
			 extension_digits ? "-" : "", extension_digits, extension);
}

/* Could reading a text have given this value? Reading what it is written as tells. */
bool
ybss_phone_valid(int64_t phone)
{
	char written[YBSS_PHONE_WRITTEN];
	int64_t again;
	YbssCodeFault fault;
	YbssPhoneKind kind;

	if (phone < KIND)
		return false;
	kind = ybss_phone_kind(phone);
	if (kind > YBSS_PHONE_INTERNATIONAL)
		return false;
	ybss_phone_write(phone, written);
	return ybss_phone_read(written, strlen(written), &again, &fault) && again == phone;
}
