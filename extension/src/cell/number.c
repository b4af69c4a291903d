/*
 * number.c
 *		Reads 1,234.50, 120.5㎡, 120.5平方米, 1.2万㎡, 六层, 东经107°2'24", 50%, 1/2.
 *
 * A number of another unit, a range and what is only about so much are not read:
 * what is written of them is not a number of the field.
 */
#include "cell/number.h"

#include <stdio.h>
#include <string.h>

#include "cell/lost.h"
#include "cell/signs.h"
#include "text/numeral.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define MOST_DIGITS 18

/* A decimal: its digits without the point, and how many stand behind it. */
typedef struct Decimal
{
	bool negative;
	char digits[MOST_DIGITS * 2 + 1];
	int count;
	int behind;
} Decimal;

/* Read digits with thousands and a point; false where they are badly grouped or too many. */
static bool
decimal(const YbssSigns *signs, int *at, Decimal *number)
{
	int group = 0; /* digits since the last comma, -1 before the first */
	bool grouped = false;

	for (; *at < signs->count; (*at)++)
	{
		uint32_t c = signs->sign[*at];

		if (ybss_sign_is_digit(c))
		{
			if (number->count == MOST_DIGITS)
				return false;
			number->digits[number->count++] = (char) c;
			number->behind += number->behind >= 0 && group < 0;
			group += group >= 0;
		}
		else if ((c == ',' || (c == ' ' && grouped)) && group > 0 &&
				 ybss_sign_is_digit(signs->sign[*at + 1]))
		{
			if (grouped ? group != 3 : group > 3)
				return false;
			grouped = true;
			group = 0;
		}
		else if (c == '.' && group >= 0 && ybss_sign_is_digit(signs->sign[*at + 1]))
		{
			if (grouped && group != 3)
				return false;
			group = -1;
		}
		else
			break;
	}
	return number->count > 0 && (!grouped || group < 0 || group == 3);
}

/* Read Chinese numerals: 六, 十二, 一百二十. */
static bool
numerals(const YbssSigns *signs, int *at, Decimal *number)
{
	uint16_t units[MOST_DIGITS];
	uint16_t digits[MOST_DIGITS];
	int count = 0;
	bool has_unit = false;

	while (count < MOST_DIGITS && signs->sign[*at + count] > 0xFF &&
		   signs->sign[*at + count] < 0x10000 &&
		   ybss_numeral_value((uint16_t) signs->sign[*at + count]) >= 0)
	{
		units[count] = (uint16_t) signs->sign[*at + count];
		has_unit = has_unit || ybss_numeral_value(units[count]) >= 10;
		count++;
	}
	/* 五六 is five or six. */
	if (count > 1 && !has_unit)
		return false;
	*at += count;
	number->count = ybss_numeral_digits(units, count, digits, MOST_DIGITS);
	for (int i = 0; i < number->count; i++)
		number->digits[i] = (char) digits[i];
	return number->count > 0;
}

/* Multiply by a power of ten. */
static void
shift(Decimal *number, int power)
{
	while (power > 0 && number->behind > 0)
	{
		number->behind--;
		power--;
	}
	while (power-- > 0)
		number->digits[number->count++] = '0';
}

/* Write a decimal without zeros that say nothing in front; those behind the point stay. */
static void
write_decimal(const Decimal *number, char *to)
{
	int from = 0;
	int point = number->count - number->behind;
	int length = 0;

	while (from < point - 1 && number->digits[from] == '0')
		from++;
	if (number->negative)
		to[length++] = '-';
	if (point <= 0)
	{
		to[length++] = '0';
		from = 0;
	}
	for (int i = from; i < number->count; i++)
	{
		if (i == point)
			to[length++] = '.';
		to[length++] = number->digits[i];
	}
	to[length] = '\0';
}

/* Pass over a unit of the kind; the unit may be missing. */
static bool
passes_unit(const YbssSigns *signs, int *at, YbssNumberKind kind)
{
	static const char *const area[] = {"平方米", "平米", "平方", "㎡",		 "M²",	"M2",
									   "M^2",	 "平",	 "(㎡)", "(平方米)", "(M2)"};
	static const char *const counted[] = {"层", "楼", "F",	"人", "户",	  "个", "名", "位",
										  "间", "套", "栋", "幢", "单元", "部", "台", "口",
										  "家", "岁", "年", "次", "只",	  "辆", "处", "号"};
	static const char *const any[] = {
		"元",	"元/年", "元/月", "人民币", "RMB", "米",	 "M",  "公里", "KM", "吨",	 "T",
		"千克", "KG",	 "岁",	  "人",		"个",  "平方米", "㎡", "M2",   "M²", "平米", "年"};
	const char *const *words = kind == YBSS_NUMBER_AREA	   ? area
							   : kind == YBSS_NUMBER_COUNT ? counted
														   : any;
	int count = kind == YBSS_NUMBER_AREA	? COUNT(area)
				: kind == YBSS_NUMBER_COUNT ? COUNT(counted)
											: COUNT(any);

	if (*at == signs->count)
		return true;
	for (int i = 0; i < count; i++)
		if (*at + ybss_signs_at(signs, *at, words[i]) == signs->count)
		{
			*at = signs->count;
			return true;
		}
	return false;
}

/* Pass over words that say nothing of the number: 共6层, ¥500. */
static void
pass_heads(const YbssSigns *signs, int *at)
{
	static const char *const heads[] = {"共",	  "计", "合计",		"总",	"地上", "¥",
										"人民币", "+",	"建筑面积", "面积", ":"};
	int before;

	do
	{
		before = *at;
		for (int i = 0; i < COUNT(heads); i++)
			*at += ybss_signs_at(signs, *at, heads[i]);
	} while (*at > before);
}

/* Give the number that digits with their point are. */
static double
value_of(const Decimal *number)
{
	double value = 0;

	for (int i = 0; i < number->count; i++)
		value = value * 10 + (number->digits[i] - '0');
	for (int i = 0; i < number->behind; i++)
		value /= 10;
	return number->negative ? -value : value;
}

/* Read a degree: 107.04, E107.04°, 东经107°2'24". */
static bool
read_degree(const YbssSigns *signs, char *to)
{
	static const char *const heads[] = {"东经", "北纬", "E", "N", "LON", "LAT", ":"};
	static const char *const marks[3][4] = {
		{"°", "度", "º", "˚"}, {"'", "′", "分", "\""}, {"\"", "″", "秒", "''"}};
	static const double part[3] = {1, 60, 3600};
	double value = 0;
	int parts = 0;
	int at = 0;
	bool negative;
	Decimal whole = {false, "", 0, 0};
	Decimal number;

	for (int i = 0; i < COUNT(heads); i++)
		at += ybss_signs_at(signs, at, heads[i]);
	negative = signs->sign[at] == '-';
	at += negative;
	while (parts < 3 && at < signs->count)
	{
		int mark = 0;

		memset(&number, 0, sizeof number);
		if (!ybss_sign_is_digit(signs->sign[at]))
			break;
		if (!decimal(signs, &at, &number) || (parts > 0 && value_of(&number) >= 60))
			return false;
		if (parts == 0)
			whole = number;
		value += value_of(&number) / part[parts];
		for (int i = 0; i < 4 && mark == 0; i++)
			mark = ybss_signs_at(signs, at, marks[parts][i]);
		at += mark;
		parts++;
		if (mark == 0)
			break;
	}
	if (at < signs->count)
		at += ybss_signs_at(signs, at, "E") + ybss_signs_at(signs, at, "N");
	if (at < signs->count || parts == 0 || value > 180)
		return false;
	whole.negative = negative;
	if (parts == 1)
		write_decimal(&whole, to);
	else
		snprintf(to, YBSS_NUMBER_WRITTEN, "%s%.8f", negative ? "-" : "", value);
	return true;
}

/* Read a share of at most the whole: 0.5, 50%, 1/2; 二分之一 is left to people. */
static bool
read_share(const YbssSigns *signs, char *to)
{
	Decimal number;
	Decimal of;
	int at = 0;

	memset(&number, 0, sizeof number);
	memset(&of, 0, sizeof of);
	if (!decimal(signs, &at, &number))
		return false;
	if (at + 1 == signs->count && signs->sign[at] == '%')
	{
		number.behind += 2;
		while (number.count < number.behind)
		{
			memmove(number.digits + 1, number.digits, (size_t) number.count++);
			number.digits[0] = '0';
		}
		write_decimal(&number, to);
		return value_of(&number) <= 1;
	}
	if (signs->sign[at] == '/')
	{
		at++;
		if (!decimal(signs, &at, &of) || at < signs->count || value_of(&of) < value_of(&number) ||
			value_of(&of) <= 0)
			return false;
		snprintf(to, YBSS_NUMBER_WRITTEN, "%.6f", value_of(&number) / value_of(&of));
		return true;
	}
	write_decimal(&number, to);
	return at == signs->count && value_of(&number) <= 1;
}

/* Read a number. */
bool
ybss_read_number(const char *utf8, size_t bytes, YbssNumberKind kind, char to[YBSS_NUMBER_WRITTEN])
{
	YbssSigns signs;
	Decimal number;
	int at = 0;

	memset(&number, 0, sizeof number);
	ybss_read_signs(utf8, bytes, &signs);
	if (signs.cut || signs.count == 0)
		return false;
	ybss_unwrap_number(&signs);
	if (kind == YBSS_NUMBER_DEGREE || kind == YBSS_NUMBER_SHARE)
	{
		ybss_close_signs(&signs);
		return kind == YBSS_NUMBER_DEGREE ? read_degree(&signs, to) : read_share(&signs, to);
	}
	pass_heads(&signs, &at);
	if (signs.sign[at] == '-' && kind != YBSS_NUMBER_AREA)
	{
		number.negative = true;
		at++;
	}
	if (!decimal(&signs, &at, &number) &&
		(number.count > 0 || kind == YBSS_NUMBER_AREA || !numerals(&signs, &at, &number)))
		return false;
	while (signs.sign[at] == ' ')
		at++;
	if (signs.sign[at] == u'万')
	{
		shift(&number, 4);
		at++;
	}
	else if (signs.sign[at] == u'亿')
	{
		shift(&number, 8);
		at++;
	}
	if (!passes_unit(&signs, &at, kind))
		return false;
	/* A count is whole: 3.0 is, 3.5 is none. */
	if (kind == YBSS_NUMBER_COUNT)
		while (number.behind > 0 && number.digits[number.count - 1] == '0')
		{
			number.count--;
			number.behind--;
		}
	write_decimal(&number, to);
	return kind != YBSS_NUMBER_COUNT || number.behind == 0;
}
