/*
 * lost.c
 *		What a spreadsheet or a sender took away from a number.
 */
#include "cell/lost.h"

/* A number in powers of ten: its digits, and the ten's power; false where it is none. */
static bool
power_of_ten(const YbssSigns *signs, int *first, int *decimals, int *power)
{
	const uint32_t *sign = signs->sign;
	int at = 0;

	*decimals = 0;
	*power = 0;
	if (!ybss_sign_is_digit(sign[at++]))
		return false;
	*first = 1;
	if (sign[at] == '.')
		while (ybss_sign_is_digit(sign[++at]))
			(*decimals)++;
	if (sign[at++] != 'E')
		return false;
	if (sign[at] == '+')
		at++;
	if (!ybss_sign_is_digit(sign[at]))
		return false;
	while (ybss_sign_is_digit(sign[at]) && *power < 100)
		*power = *power * 10 + (int) (sign[at++] - '0');
	return at == signs->count;
}

/* Write 1.5412345678E+10 as 15412345678 where no digit is lost. */
static void
expand_power(YbssSigns *signs)
{
	int first;
	int decimals;
	int power;

	if (!power_of_ten(signs, &first, &decimals, &power) || decimals != power || power == 0)
		return;
	for (int i = 0; i < decimals; i++)
		signs->sign[1 + i] = signs->sign[2 + i];
	ybss_keep_signs(signs, 0, 1 + decimals);
}

/* Take away what spreadsheets put around a number. */
void
ybss_unwrap_number(YbssSigns *signs)
{
	int at = 0;

	if (signs->sign[0] == '=' && signs->sign[1] == '"')
		at = 1;
	while (signs->sign[at] == '\'' || signs->sign[at] == '"')
		at++;
	ybss_keep_signs(signs, at, signs->count - at);
	while (signs->count > 0 &&
		   (signs->sign[signs->count - 1] == '\'' || signs->sign[signs->count - 1] == '"'))
		ybss_keep_signs(signs, 0, signs->count - 1);
	expand_power(signs);
	/* 15412345678.0 */
	at = signs->count;
	while (at > 0 && signs->sign[at - 1] == '0')
		at--;
	if (at > 7 && at < signs->count && signs->sign[at - 1] == '.')
	{
		for (int i = 0; i < at - 1; i++)
			if (!ybss_sign_is_digit(signs->sign[i]))
				return;
		ybss_keep_signs(signs, 0, at - 1);
	}
}

/* Is it a number in powers of ten that has lost its last digits? */
bool
ybss_has_lost_digits(const YbssSigns *signs)
{
	int first;
	int decimals;
	int power;

	return power_of_ten(signs, &first, &decimals, &power) && power > decimals && power >= 6;
}

/* Is a part of it hidden? */
bool
ybss_is_masked(const YbssSigns *signs)
{
	int stars = 0;
	int digits = 0;

	for (int i = 0; i < signs->count; i++)
	{
		uint32_t c = signs->sign[i];

		/* X is a check digit too: two of them stand for something. */
		stars += c == '*' || c == u'＊' || c == u'●' || c == u'■' ||
				 (c == 'X' && signs->sign[i + 1] == 'X');
		digits += ybss_sign_is_digit(c);
	}
	return stars >= 2 && digits > 0;
}
