/*
 * numeral.c
 *		Chinese numerals as Arabic digits: 一八零二, 十二, 廿三, 二百六十八, 壹.
 */
#include "text/numeral.h"

/* The value of a Chinese numeral character; -1 for any other. */
int
ybss_han_numeral_value(uint16_t unit)
{
	switch (unit)
	{
		case u'〇':
		case u'零':
			return 0;
		case u'一':
		case u'壹':
		case u'幺':
			return 1;
		case u'二':
		case u'贰':
		case u'两':
			return 2;
		case u'三':
		case u'叁':
			return 3;
		case u'四':
		case u'肆':
			return 4;
		case u'五':
		case u'伍':
			return 5;
		case u'六':
		case u'陆':
			return 6;
		case u'七':
		case u'柒':
			return 7;
		case u'八':
		case u'捌':
			return 8;
		case u'九':
		case u'玖':
			return 9;
		case u'十':
		case u'拾':
			return 10;
		case u'廿':
			return 20;
		case u'卅':
			return 30;
		case u'卌':
			return 40;
		case u'百':
		case u'佰':
			return 100;
		case u'千':
		case u'仟':
			return 1000;
		default:
			return -1;
	}
}

/* Write a positive number in decimal. */
static int
write_number(int number, uint16_t *digits, int room)
{
	uint16_t backwards[12];
	int count = 0, written;

	do
		backwards[count++] = (uint16_t) ('0' + number % 10);
	while ((number /= 10) > 0);
	for (written = 0; written < count && written < room; written++)
		digits[written] = backwards[count - 1 - written];
	return written;
}

/* Read a number with units (二百六十八); -1 where it has none or is malformed. */
static int
number_with_units(const uint16_t *units, int count)
{
	int sum = 0, pending = -1, last_unit = 10000;
	bool seen = false;

	for (int i = 0; i < count; i++)
	{
		int value = ybss_numeral_value(units[i]);

		if (value < 10)
		{
			if (pending > 0)
				return -1;
			pending = value;
			continue;
		}
		seen = true;
		if (value >= 20 && value <= 40)
		{
			sum += value;
			last_unit = 10;
		}
		else
		{
			if (value >= last_unit)
				return -1;
			sum += (pending < 0 ? 1 : pending) * value;
			last_unit = value;
		}
		pending = -1;
	}
	return seen ? sum + (pending > 0 ? pending : 0) : -1;
}

/* Write a run of Chinese numerals as digits. */
int
ybss_numeral_digits(const uint16_t *units, int count, uint16_t *digits, int room)
{
	int number, written = 0;

	if (count > 24 || count <= 0)
		return 0;
	number = number_with_units(units, count);
	if (number >= 0)
		return write_number(number, digits, room);
	for (int i = 0; i < count && written < room; i++)
	{
		int value = ybss_numeral_value(units[i]);

		if (value >= 10)
			return 0;
		digits[written++] = (uint16_t) ('0' + value);
	}
	return written;
}
