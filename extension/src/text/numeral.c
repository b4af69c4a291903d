/*
 * numeral.c
 *		Chinese numerals as Arabic digits: 一八零二, 十二, 廿三, 二百六十八, 壹.
 */
#include "text/numeral.h"

/* The value of a Chinese numeral character; -1 for any other. */
int
ybss_numeral_value(uint16_t unit)
{
	switch (unit)
	{
		case 0x3007: /* 〇 */
		case 0x96F6: /* 零 */
			return 0;
		case 0x4E00: /* 一 */
		case 0x58F9: /* 壹 */
		case 0x5E7A: /* 幺 */
			return 1;
		case 0x4E8C: /* 二 */
		case 0x8D30: /* 贰 */
		case 0x4E24: /* 两 */
			return 2;
		case 0x4E09: /* 三 */
		case 0x53C1: /* 叁 */
			return 3;
		case 0x56DB: /* 四 */
		case 0x8086: /* 肆 */
			return 4;
		case 0x4E94: /* 五 */
		case 0x4F0D: /* 伍 */
			return 5;
		case 0x516D: /* 六 */
		case 0x9646: /* 陆 */
			return 6;
		case 0x4E03: /* 七 */
		case 0x67D2: /* 柒 */
			return 7;
		case 0x516B: /* 八 */
		case 0x634C: /* 捌 */
			return 8;
		case 0x4E5D: /* 九 */
		case 0x7396: /* 玖 */
			return 9;
		case 0x5341: /* 十 */
		case 0x62FE: /* 拾 */
			return 10;
		case 0x5EFF: /* 廿 */
			return 20;
		case 0x5345: /* 卅 */
			return 30;
		case 0x534C: /* 卌 */
			return 40;
		case 0x767E: /* 百 */
		case 0x4F70: /* 佰 */
			return 100;
		case 0x5343: /* 千 */
		case 0x4EDF: /* 仟 */
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
