/*
 * citizen_id.c
 *		Read, check and write citizen ids.
 */
#include "code/citizen_id.h"

#include <string.h>

#include "code/characters.h"

const YbssCodeSubject ybss_citizen_id_subject = {
	"citizen id", "公民身份号码", "18 characters (15 in its old form)", "18位（旧号15位）"};

#define BODY 17	   /* digits before the check digit */
#define OLD 15	   /* length of ids issued before 1999 */
#define REGION 6   /* digits of the region */
#define CENTURY 19 /* of everybody whose old id left it out */

/* GB 11643: weights 2^(18-i) mod 11, and the check digit by the sum's remainder. */
static const int weight[BODY] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
static const char check_digit[] = "10X98765432";

/*
 * Provinces that ids were issued under (GB/T 2260), and 81 82 83, under which
 * residents from Hong Kong, Macao and Taiwan get their residence permit.
 */
static const bool province_issued[100] = {
	[11] = true, [12] = true, [13] = true, [14] = true, [15] = true, [21] = true, [22] = true,
	[23] = true, [31] = true, [32] = true, [33] = true, [34] = true, [35] = true, [36] = true,
	[37] = true, [41] = true, [42] = true, [43] = true, [44] = true, [45] = true, [46] = true,
	[50] = true, [51] = true, [52] = true, [53] = true, [54] = true, [61] = true, [62] = true,
	[63] = true, [64] = true, [65] = true, [71] = true, [81] = true, [82] = true, [83] = true};

/* Is there such a day, in a century in which a living or recorded person was born? */
static bool
is_day(YbssDay d)
{
	static const int days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;

	if (d.year < 1800 || d.year > 2099 || d.month < 1 || d.month > 12 || d.day < 1)
		return false;
	return d.day <= days[d.month] + (d.month == 2 && leap);
}

/*
 * Was the region issued? Only its province is judged here: county codes come
 * and go, and an id keeps the one it was given first. On the card of a foreign
 * permanent resident 9 stands first and the province of application after it.
 */
static bool
is_region(int64_t id)
{
	int64_t scale =
		ybss_citizen_id_foreign(id) ? INT64_C(100000000000000) : INT64_C(1000000000000000);

	return province_issued[id / scale % 100];
}

/* Find what is wrong with the first 17 digits. */
static bool
check_body(int64_t id, YbssCodeFault *fault)
{
	if (!is_region(id))
		return ybss_code_refuse(fault, YBSS_CODE_REGION, ybss_citizen_id_foreign(id) ? 2 : 1, 0, 0);
	if (!is_day(ybss_citizen_id_birth(id)))
		return ybss_code_refuse(fault, YBSS_CODE_DATE, REGION + 1, 0, 0);
	return true;
}

/* Read digits into a number and their weighted sum; give the first that is none. */
static int
read_digits(const char *digits, int64_t *number, int *sum)
{
	int64_t value = 0;
	int weighted = 0;

	for (int i = 0; i < BODY; i++)
	{
		unsigned digit = (unsigned char) digits[i] - (unsigned) '0';

		if (digit > 9)
			return i + 1;
		value = value * 10 + digit;
		weighted += (int) digit * weight[i];
	}
	*number = value;
	*sum = weighted;
	return 0;
}

/* Read the 15-digit form, which had neither century nor check digit. */
static bool
read_old(const char *characters, int64_t *id, YbssCodeFault *fault)
{
	char digits[BODY];
	int sum;
	int wrong;

	memcpy(digits, characters, REGION);
	digits[REGION] = '0' + CENTURY / 10;
	digits[REGION + 1] = '0' + CENTURY % 10;
	memcpy(digits + REGION + 2, characters + REGION, OLD - REGION);
	wrong = read_digits(digits, id, &sum);
	if (wrong)
		return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, wrong <= REGION ? wrong : wrong - 2, 0,
								0);
	return check_body(*id, fault);
}

/* Read the 18-character form. */
static bool
read_new(const char *characters, int64_t *id, YbssCodeFault *fault)
{
	int sum;
	int wrong = read_digits(characters, id, &sum);
	char last = characters[BODY];
	char due;

	if (!wrong && last != 'X' && (last < '0' || last > '9'))
		wrong = BODY + 1;
	if (wrong)
		return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, wrong, 0, 0);
	if (!check_body(*id, fault))
		return false;
	due = check_digit[sum % 11];
	if (last != due)
		return ybss_code_refuse(fault, YBSS_CODE_CHECK_DIGIT, BODY + 1, 0, due);
	return true;
}

/* Read an id in either form; full-width and small characters and blanks around it pass. */
bool
ybss_citizen_id_read(const char *text, size_t bytes, int64_t *id, YbssCodeFault *fault)
{
	char characters[YBSS_CITIZEN_ID_LENGTH];
	int length;

	/* Nearly every id comes plain: only the others are folded. */
	if (bytes == YBSS_CITIZEN_ID_LENGTH && read_new(text, id, fault))
		return true;
	length = ybss_code_characters(text, bytes, characters, YBSS_CITIZEN_ID_LENGTH);
	if (length == YBSS_CITIZEN_ID_LENGTH)
		return read_new(characters, id, fault);
	if (length == OLD)
		return read_old(characters, id, fault);
	return ybss_code_refuse(fault, YBSS_CODE_LENGTH, 0, length, 0);
}

/* Could reading a text have given this value? */
bool
ybss_citizen_id_valid(int64_t id)
{
	YbssCodeFault fault;

	return id >= INT64_C(10000000000000000) && id < INT64_C(100000000000000000) &&
		   check_body(id, &fault);
}

/* Write the 18 characters, without a terminator. */
void
ybss_citizen_id_write(int64_t id, char out[YBSS_CITIZEN_ID_LENGTH])
{
	int sum = 0;

	for (int i = BODY - 1; i >= 0; i--)
	{
		int digit = (int) (id % 10);

		out[i] = (char) ('0' + digit);
		sum += digit * weight[i];
		id /= 10;
	}
	out[BODY] = check_digit[sum % 11];
}
