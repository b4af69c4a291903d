/*
 * characters.c
 *		Fold a code's text into plain ASCII, one byte a character.
 */
#include "code/characters.h"

#include <stdbool.h>
#include <stdint.h>

/* Read one UTF-8 character; a broken sequence counts as one byte. */
static uint32_t
next_character(const unsigned char **at, const unsigned char *end)
{
	const unsigned char *p = *at;
	uint32_t value = *p;
	int more = value < 0x80 ? 0 : value < 0xC2 ? -1 : value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;

	*at = p + 1;
	if (more == 0)
		return value;
	if (more < 0 || end - p <= more)
		return UINT32_MAX;
	value &= 0x3Fu >> more;
	for (int i = 1; i <= more; i++)
	{
		if ((p[i] & 0xC0) != 0x80)
			return UINT32_MAX;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	*at = p + 1 + more;
	return value;
}

/* Is it a blank or an invisible character that copying leaves around a code? */
static bool
is_blank(uint32_t character)
{
	return character == ' ' || (character >= '\t' && character <= '\r') || character == 0xA0 ||
		   character == 0x3000 || character == 0xFEFF ||
		   (character >= 0x2000 && character <= 0x200F) || character == 0x202C ||
		   character == 0x202D;
}

/* Give the ASCII byte that a character stands for. */
static char
fold(uint32_t character)
{
	if (character >= 0xFF01 && character <= 0xFF5E)
		character -= 0xFEE0;
	if (character >= 'a' && character <= 'z')
		return (char) (character - 'a' + 'A');
	return character > ' ' && character < 0x7F ? (char) character : YBSS_CODE_FOREIGN;
}

/*
 * Fold a text into upper-case ASCII without the blanks around it.
 *
 * Gives the number of characters, of which the first "capacity" are in out;
 * blanks inside and foreign characters stand as YBSS_CODE_FOREIGN.
 */
int
ybss_code_characters(const char *text, size_t bytes, char *out, int capacity)
{
	const unsigned char *at = (const unsigned char *) text;
	const unsigned char *end = at + bytes;
	int count = 0;
	int last = 0;

	while (at < end)
	{
		uint32_t character = next_character(&at, end);
		bool blank = is_blank(character);

		if (blank && last == 0)
			continue;
		if (count < capacity)
			out[count] = fold(character);
		count++;
		if (!blank)
			last = count;
	}
	return last;
}
