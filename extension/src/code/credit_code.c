/*
 * credit_code.c
 *		Read, check and write unified social credit codes.
 */
#include "code/credit_code.h"

#include <string.h>

#include "code/characters.h"

const YbssCodeSubject ybss_credit_code_subject = {"credit code", "统一社会信用代码",
												  "18 characters", "18位"};

#define BODY 17		  /* characters before the check character */
#define BASE 31		  /* letters but I O S V Z, and digits */
#define REGION 2	  /* where the region's six digits begin */
#define REGION_LAST 7 /* and where they end */

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* GB 32100: weights 3^(i-1) mod 31. */
static const int weight[BODY] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

/* Give a character's value, -1 when the standard has it not. */
static int
value_of(char character)
{
	const char *found = character ? strchr(alphabet, character) : NULL;

	return found ? (int) (found - alphabet) : -1;
}

/* May the value stand at the position? Which departments and classes there are is a list's affair.
 */
static bool
fits(int value, int position)
{
	if (value < 0 || value >= BASE)
		return false;
	return position < REGION || position > REGION_LAST || value < 10;
}

/* Are all characters 0? Lists have that, with a right check character, for units without a code. */
static bool
is_blank(const int values[BODY])
{
	for (int i = 0; i < BODY; i++)
		if (values[i] != 0)
			return false;
	return true;
}

/* Give the check character of 17 values. */
static char
check_character(const int values[BODY])
{
	int sum = 0;

	for (int i = 0; i < BODY; i++)
		sum += values[i] * weight[i];
	return alphabet[(BASE - sum % BASE) % BASE];
}

/* Pack 17 values of 5 bits, the first one highest. */
static void
pack(const int values[BODY], YbssCreditCode *code)
{
	memset(code->packed, 0, sizeof code->packed);
	for (int i = 0; i < BODY * 5; i++)
		if (values[i / 5] >> (4 - i % 5) & 1)
			code->packed[i / 8] |= (unsigned char) (0x80 >> i % 8);
}

/* Unpack the 17 values. */
static void
unpack(const YbssCreditCode *code, int values[BODY])
{
	memset(values, 0, BODY * sizeof values[0]);
	for (int i = 0; i < BODY * 5; i++)
		if (code->packed[i / 8] & 0x80 >> i % 8)
			values[i / 5] |= 16 >> i % 5;
}

/*
 * Read a code; full-width and small characters and blanks around it pass.
 *
 * The check digit of the organisation code inside it is not judged: the check
 * character covers it, and a code once issued must be taken as it is.
 */
bool
ybss_credit_code_read(const char *text, size_t bytes, YbssCreditCode *code, YbssCodeFault *fault)
{
	char characters[YBSS_CREDIT_CODE_LENGTH];
	int values[BODY];
	int length = ybss_code_characters(text, bytes, characters, YBSS_CREDIT_CODE_LENGTH);
	char due;

	if (length != YBSS_CREDIT_CODE_LENGTH)
		return ybss_code_refuse(fault, YBSS_CODE_LENGTH, 0, length, 0);
	for (int i = 0; i < BODY; i++)
	{
		values[i] = value_of(characters[i]);
		if (!fits(values[i], i))
			return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, i + 1, 0, 0);
	}
	if (value_of(characters[BODY]) < 0)
		return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, BODY + 1, 0, 0);
	if (is_blank(values))
		return ybss_code_refuse(fault, YBSS_CODE_REGION, REGION + 1, 0, 0);
	due = check_character(values);
	if (characters[BODY] != due)
		return ybss_code_refuse(fault, YBSS_CODE_CHECK_DIGIT, BODY + 1, 0, due);
	pack(values, code);
	return true;
}

/* Could reading a text have given this value? */
bool
ybss_credit_code_valid(const YbssCreditCode *code)
{
	int values[BODY];

	unpack(code, values);
	for (int i = 0; i < BODY; i++)
		if (!fits(values[i], i))
			return false;
	return (code->packed[YBSS_CREDIT_CODE_BYTES - 1] & 7) == 0 && !is_blank(values);
}

/* Write the 18 characters, without a terminator. */
void
ybss_credit_code_write(const YbssCreditCode *code, char out[YBSS_CREDIT_CODE_LENGTH])
{
	int values[BODY];

	unpack(code, values);
	for (int i = 0; i < BODY; i++)
		out[i] = alphabet[values[i] % BASE];
	out[BODY] = check_character(values);
}
