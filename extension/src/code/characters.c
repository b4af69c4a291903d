/*
 * characters.c
 *		Fold a code's text into plain ASCII, one byte a character.
 */
#include "code/characters.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/utf8.h"

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
		char character = ybss_code_fold(ybss_utf8_next(&at, end));

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
