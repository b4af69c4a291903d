/*
 * old_registration.c
 *		Numbers of units from before the credit code: organisation codes
 *		(GB 11714-1997) and business registration numbers (GS 15-2006).
 */
#include "code/old_registration.h"

#include <string.h>

#include "code/characters.h"

const YbssCodeSubject ybss_organization_code_subject = {"organization code", "组织机构代码",
														"9 characters", "9位"};
const YbssCodeSubject ybss_business_registration_subject = {"business registration number",
															"工商注册号", "15 digits", "15位"};

#define ORGANIZATION 8			  /* characters before the check digit */
#define ORGANIZATION_WITH_DASH 10 /* as printed: D2143569-X */
#define BUSINESS 14				  /* digits before the check digit */

/* Give a character's value for GB 11714, -1 when it has none. */
static int
organization_value(char character)
{
	if (character >= '0' && character <= '9')
		return character - '0';
	return character >= 'A' && character <= 'Z' ? character - 'A' + 10 : -1;
}

/* Check the nine characters of an organisation code. */
static bool
check_organization(const char characters[ORGANIZATION + 1], int last, YbssCodeFault *fault)
{
	static const int weight[ORGANIZATION] = {3, 7, 9, 10, 5, 8, 4, 2};
	int sum = 0;
	char due;

	for (int i = 0; i < ORGANIZATION; i++)
	{
		int value = organization_value(characters[i]);

		if (value < 0)
			return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, i + 1, 0, 0);
		sum += value * weight[i];
	}
	due = "0X987654321"[sum % 11];
	if (characters[ORGANIZATION] == due)
		return true;
	return ybss_code_refuse(fault, YBSS_CODE_CHECK_DIGIT, last, 0, due);
}

/* Check an organisation code, with or without its dash. */
bool
ybss_organization_code_check(const char *text, size_t bytes, YbssCodeFault *fault)
{
	char characters[ORGANIZATION_WITH_DASH];
	int length = ybss_code_characters(text, bytes, characters, ORGANIZATION_WITH_DASH);

	if (length == ORGANIZATION_WITH_DASH && characters[ORGANIZATION] == '-')
		characters[ORGANIZATION] = characters[ORGANIZATION + 1];
	else if (length != ORGANIZATION + 1)
		return ybss_code_refuse(fault, YBSS_CODE_LENGTH, 0, length, 0);
	return check_organization(characters, length, fault);
}

/* Check a business registration number: ISO 7064 MOD 11,10. */
bool
ybss_business_registration_check(const char *text, size_t bytes, YbssCodeFault *fault)
{
	char digits[BUSINESS + 1];
	int length = ybss_code_characters(text, bytes, digits, BUSINESS + 1);
	int product = 10;
	char due;

	if (length != BUSINESS + 1)
		return ybss_code_refuse(fault, YBSS_CODE_LENGTH, 0, length, 0);
	for (int i = 0; i <= BUSINESS; i++)
		if (digits[i] < '0' || digits[i] > '9')
			return ybss_code_refuse(fault, YBSS_CODE_CHARACTER, i + 1, 0, 0);
	for (int i = 0; i < BUSINESS; i++)
	{
		int remainder = (product + digits[i] - '0') % 10;

		product = 2 * (remainder ? remainder : 10) % 11;
	}
	due = (char) ('0' + (11 - product) % 10);
	if (digits[BUSINESS] == due)
		return true;
	return ybss_code_refuse(fault, YBSS_CODE_CHECK_DIGIT, BUSINESS + 1, 0, due);
}
