/*
 * characters.c
 *		Fold a code's text into plain ASCII, one byte a character.
 */
#include "code/characters.h"

#include <stdbool.h>
#include <stdint.h>

/* Read one UTF-8 character; a broken sequence counts as one byte. */
uint32_t
ybss_code_next(const char **at, const char *end)
{
	const unsigned char *p = (const unsigned char *) *at;
	uint32_t value = *p;
	int more = value < 0x80 ? 0 : value < 0xC2 ? -1 : value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;

	*at += 1;
	if (more == 0)
		return value;
	if (more < 0 || end - *at < more)
		return UINT32_MAX;
	value &= 0x3Fu >> more;
	for (int i = 1; i <= more; i++)
	{
		if ((p[i] & 0xC0) != 0x80)
			return UINT32_MAX;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	*at += more;
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

/* Give the ASCII byte that a character stands for; a space for any blank. */
char
ybss_code_fold(uint32_t character)
{
	if (is_blank(character))
		return ' ';
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
 * blanks inside stay as spaces.
 */
int
ybss_code_characters(const char *text, size_t bytes, char *out, int capacity)
{
	const char *at = text;
	const char *end = text + bytes;
	int count = 0;
	int last = 0;

	while (at < end)
	{
		char character = ybss_code_fold(ybss_code_next(&at, end));

		if (character == ' ' && last == 0)
			continue;
		if (count < capacity)
			out[count] = character;
		count++;
		if (character != ' ')
			last = count;
	}
	return last;
}
