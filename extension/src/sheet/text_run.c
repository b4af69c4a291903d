/*
 * text_run.c
 *		Text that is gathered piece by piece out of a part of a workbook.
 */
#include "sheet/text_run.h"

#include <stdlib.h>
#include <string.h>

/* Append bytes, up to a length. */
YbssSheetFault
ybss_text_add(YbssTextRun *run, const char *bytes, size_t length, size_t most)
{
	if (length > most || run->length > most - length)
		return YBSS_SHEET_TOO_LARGE;
	if (run->length + length > run->room)
	{
		size_t room =
			run->room * 2 > run->length + length ? run->room * 2 : run->length + length + 256;
		char *larger = realloc(run->bytes, room);

		if (larger == NULL)
			return YBSS_SHEET_MEMORY;
		run->bytes = larger;
		run->room = room;
	}
	memcpy(run->bytes + run->length, bytes, length);
	run->length += length;
	return YBSS_SHEET_FINE;
}

/* Give the value of four hexadecimal digits, -1 where they are none. */
static int
hexadecimal(const char *at)
{
	int value = 0;

	for (int i = 0; i < 4; i++)
	{
		char c = at[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
					: c >= 'A' && c <= 'F' ? c - 'A' + 10
					: c >= 'a' && c <= 'f' ? c - 'a' + 10
										   : -1;

		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

/* Make _x000D_ the character that it stands for: so workbooks write what XML cannot hold. */
size_t
ybss_text_unescape(char *bytes, size_t length)
{
	size_t written = 0;

	for (size_t i = 0; i < length; i++)
	{
		int value = bytes[i] == '_' && length - i >= 7 && bytes[i + 1] == 'x' && bytes[i + 6] == '_'
						? hexadecimal(bytes + i + 2)
						: -1;

		/* An underline protects what only looks so; others than these are left as they stand. */
		if (value == '_' || value == '\t' || value == '\n' || value == '\r' ||
			(value > 0 && value < 0x20))
		{
			bytes[written++] = value == '_' || value == '\t' || value == '\n' || value == '\r'
								   ? (char) value
								   : ' ';
			i += 6;
		}
		else
			bytes[written++] = bytes[i];
	}
	return written;
}
