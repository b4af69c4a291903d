/*
 * phone_level.c
 *		Telephone numbers: the level of two cells, and the keys by which they are found.
 *
 * A coded cell has the digits of each of its numbers, at most four, in their order: with
 * the area code and without the 0 before it. A hidden digit is a star.
 */
#include "match/comparison/phone_level.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cell/lost.h"
#include "cell/signs.h"
#include "cell/telephones.h"
#include "code/phone.h"
#include "match/comparison/hash.h"

typedef enum PhoneLevel
{
	PHONE_SAME,
	PHONE_SHARED,	 /* one number of several */
	PHONE_LOCAL,	 /* the same but for an area code or an extension */
	PHONE_ONE_DIGIT, /* one wrong, or one left out */
	PHONE_TRANSPOSED,
	PHONE_MASKED, /* all digits that both show agree: 138****8000 */
	PHONE_DIFFERENT
} PhoneLevel;

static const char *const level_names[] = {"same",		"shared", "local",	  "one_digit",
										  "transposed", "masked", "different"};

typedef enum PhoneKey
{
	KEY_WHOLE,	/* each number */
	KEY_LOCAL,	/* each without area code and extension */
	KEY_HALVES, /* the first and the second half of each: one wrong digit leaves one */
	KEY_TAIL	/* the last four digits of each */
} PhoneKey;

static const char *const key_names[] = {"whole", "local", "halves", "tail"};

#define PLACES 20
#define NUMBERS 4

/* One number: its area code's digits stand before "local", an extension's behind "end". */
typedef struct Number
{
	unsigned char local;
	unsigned char end;
	unsigned char count;
	char digit[PLACES];
} Number;

/* Order numbers. */
static int
by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(Number));
}

/* Split a number into its digits. */
static Number
number_of(int64_t phone)
{
	Number number;
	char area[YBSS_PHONE_WRITTEN], local[YBSS_PHONE_WRITTEN], extension[YBSS_PHONE_WRITTEN] = "";
	const char *parts[3] = {area, local, extension};
	unsigned char ends[3];

	memset(&number, 0, sizeof number);
	ybss_phone_split(phone, area, local);
	ybss_phone_extension(phone, extension);
	for (int part = 0; part < 3; part++)
	{
		for (const char *at = parts[part]; *at != '\0' && number.count < PLACES; at++)
			if (*at >= '0' && *at <= '9')
				number.digit[number.count++] = *at;
		ends[part] = number.count;
	}
	number.local = ends[0];
	number.end = ends[1];
	return number;
}

/* Read a number of which digits are hidden; false where it is none. */
static bool
masked_number(const char *text, size_t length, Number *number)
{
	YbssSigns signs;
	int seen = 0;

	memset(number, 0, sizeof *number);
	ybss_read_signs(text, length, &signs);
	ybss_close_signs(&signs);
	if (signs.cut || !ybss_is_masked(&signs))
		return false;
	for (int i = 0; i < signs.count; i++)
	{
		uint32_t sign = signs.sign[i];

		if (sign == '-' || sign == '.')
			continue;
		if (number->count == PLACES)
			return false;
		seen += ybss_sign_is_digit(sign);
		number->digit[number->count++] = ybss_sign_is_digit(sign) ? (char) sign : '*';
	}
	number->end = number->count;
	return seen >= 3;
}

/* Read digits that are no right number, since one was left out or too many were written. */
static bool
wrong_number(const char *text, size_t length, Number *number)
{
	YbssSigns signs;

	memset(number, 0, sizeof *number);
	ybss_read_signs(text, length, &signs);
	ybss_close_signs(&signs);
	if (signs.cut || signs.count < 7 || signs.count > 13)
		return false;
	for (int i = 0; i < signs.count; i++)
	{
		if (!ybss_sign_is_digit(signs.sign[i]))
			return false;
		number->digit[number->count++] = (char) signs.sign[i];
	}
	number->end = number->count;
	return true;
}

/* Code a cell. */
static size_t
code(const char *text, size_t length, void *coded)
{
	YbssTelephones telephones;
	Number numbers[NUMBERS];
	int count = 0;

	if (length > 400)
		return 0;
	ybss_read_telephones(text, length, &telephones);
	for (int i = 0; i < telephones.count && count < NUMBERS; i++)
		numbers[count++] = number_of(telephones.phone[i]);
	if (count == 0 && masked_number(text, length, &numbers[0]))
		count = 1;
	else if (count == 0 && telephones.fault == YBSS_TELEPHONE_SHAPE &&
			 wrong_number(text, length, &numbers[0]))
		count = 1;
	qsort(numbers, (size_t) count, sizeof numbers[0], by_bytes);
	memcpy(coded, numbers, (size_t) count * sizeof numbers[0]);
	return (size_t) count * sizeof numbers[0];
}

/* Do all digits agree that both show? The hidden ones may be of another number. */
static bool
seen_agrees(const Number *a, const Number *b)
{
	int seen = 0;

	if (a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++)
	{
		if (a->digit[i] == '*' || b->digit[i] == '*')
			continue;
		if (a->digit[i] != b->digit[i])
			return false;
		seen++;
	}
	return seen >= 3;
}

/* Are the local numbers the same, where an area code or an extension stands in one only? */
static bool
is_local(const Number *a, const Number *b)
{
	int count = a->end - a->local;

	if (count < 7 || count != b->end - b->local ||
		memcmp(a->digit + a->local, b->digit + b->local, (size_t) count) != 0)
		return false;
	if (a->local > 0 && b->local > 0)
		return a->local == b->local && memcmp(a->digit, b->digit, a->local) == 0;
	return true;
}

/* The slip between two numbers. */
static PhoneLevel
slip(const Number *a, const Number *b)
{
	const Number *longer = a->count >= b->count ? a : b, *shorter = longer == a ? b : a;
	int begin = 0, end = 0, between;

	if (shorter->count < 7 || longer->count > shorter->count + 1)
		return PHONE_DIFFERENT;
	while (begin < shorter->count && longer->digit[begin] == shorter->digit[begin])
		begin++;
	while (end < shorter->count - begin &&
		   longer->digit[longer->count - 1 - end] == shorter->digit[shorter->count - 1 - end])
		end++;
	between = longer->count - begin - end;
	if (between <= 1)
		return PHONE_ONE_DIGIT;
	if (between == 2 && longer->count == shorter->count &&
		longer->digit[begin] == shorter->digit[begin + 1] &&
		longer->digit[begin + 1] == shorter->digit[begin])
		return PHONE_TRANSPOSED;
	return PHONE_DIFFERENT;
}

/* The level of two numbers. */
static PhoneLevel
level_of(const Number *a, const Number *b)
{
	if (memcmp(a, b, sizeof *a) == 0)
		return PHONE_SHARED;
	if (memchr(a->digit, '*', a->count) != NULL || memchr(b->digit, '*', b->count) != NULL)
		return seen_agrees(a, b) ? PHONE_MASKED : PHONE_DIFFERENT;
	return is_local(a, b) ? PHONE_LOCAL : slip(a, b);
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	Number first[NUMBERS], second[NUMBERS];
	PhoneLevel best = PHONE_DIFFERENT;

	if (a_bytes == b_bytes && memcmp(a, b, a_bytes) == 0)
		return PHONE_SAME;
	memcpy(first, a, a_bytes);
	memcpy(second, b, b_bytes);
	for (size_t i = 0; i < a_bytes / sizeof first[0]; i++)
		for (size_t j = 0; j < b_bytes / sizeof second[0]; j++)
		{
			PhoneLevel level = level_of(&first[i], &second[j]);

			best = level < best ? level : best;
		}
	return best;
}

/* Add the key of some digits, where all of them are seen. */
static int
add_digits(const Number *number, int from, int to, int kind, uint64_t *keys, int count)
{
	uint64_t hash;

	if (to - from < 3 || memchr(number->digit + from, '*', (size_t) (to - from)) != NULL)
		return count;
	hash = ybss_hash_bytes(YBSS_HASH_SEED + (uint64_t) kind, number->digit + from,
						   (size_t) (to - from));
	for (int i = 0; i < count; i++)
		if (keys[i] == hash)
			return count;
	if (count < YBSS_VALUE_KEYS)
		keys[count++] = hash;
	return count;
}

/* Give the keys. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	Number numbers[NUMBERS];
	int count = 0;

	memcpy(numbers, coded, bytes);
	for (size_t i = 0; i < bytes / sizeof numbers[0]; i++)
	{
		const Number *number = &numbers[i];
		int middle = (number->local + number->end) / 2;

		if (kind == KEY_WHOLE)
			count = add_digits(number, 0, number->count, kind, keys, count);
		else if (kind == KEY_LOCAL)
			count = add_digits(number, number->local, number->end, kind, keys, count);
		else if (kind == KEY_HALVES)
		{
			count = add_digits(number, number->local, middle, kind, keys, count);
			count = add_digits(number, middle, number->end, kind + 1, keys, count);
		}
		else if (number->end >= 4)
			count = add_digits(number, number->end - 4, number->end, kind + 2, keys, count);
	}
	return count;
}

const YbssComparison ybss_compare_phone = {
	"phone", YBSS_NAMES(level_names), level_names, code,
	compare, YBSS_NAMES(key_names),	  key_names,   key,
};
