/*
 * purpose.c
 *		Cuts from a purpose what nobody sees, and tells whether anything was said.
 *
 * The person concerned reads it. Blanks of any width, dots, zero-width marks and
 * letters that are drawn as nothing say nothing; marks that turn the direction
 * of writing could make it read otherwise than it is stored.
 */
#include "text/purpose.h"

#include <stdint.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* Is it drawn as nothing, or does it only steer how its neighbours are drawn? */
static bool
is_unseen(UChar32 c)
{
	return c < 0 || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
		   u_charType(c) == U_FORMAT_CHAR || u_charType(c) == U_PRIVATE_USE_CHAR ||
		   u_charType(c) == U_UNASSIGNED;
}

/* Is it a letter? Marks of repetition and length, which are letters to Unicode, are none. */
static bool
is_letter(UChar32 c)
{
	return u_isalpha(c) && u_charType(c) != U_MODIFIER_LETTER;
}

/* Cut what is not seen, and blanks but one between words. */
YbssPurpose
ybss_purpose_clean(const char *text, int bytes, char *clean)
{
	YbssPurpose purpose = {0};
	bool blank = false;
	int at = 0;

	while (at < bytes)
	{
		int from = at;
		UChar32 c;

		U8_NEXT((const uint8_t *) text, at, bytes, c);
		if (c >= 0 && (u_isUWhiteSpace(c) || u_iscntrl(c)) && !is_unseen(c))
		{
			blank = purpose.bytes > 0;
			continue;
		}
		if (is_unseen(c))
			continue;
		if (blank)
		{
			clean[purpose.bytes++] = ' ';
			purpose.characters++;
			blank = false;
		}
		while (from < at)
			clean[purpose.bytes++] = text[from++];
		purpose.characters++;
		purpose.says = purpose.says || is_letter(c);
	}
	return purpose;
}
