/*
 * clue_unit.c
 *		What somebody has in hand of a unit: its name, code, telephone, representative, address.
 */
#include "match/search/clue_unit.h"

#include <string.h>

#include "match/search/clue_label.h"
#include "match/search/clue_number.h"
#include "match/search/clue_piece.h"
#include "text/unit.h"

/* Is a unit a digit or a letter of a credit code? */
static bool
is_code_unit(uint16_t unit)
{
	return ybss_is_digit(unit) || ybss_is_letter(unit);
}

/* Take a credit code, 18 digits and letters, out of the text. */
static void
take_code(YbssText *text, YbssClues *clues)
{
	int end;

	for (int at = 0; at < text->length; at = end + 1)
	{
		for (end = at; is_code_unit(text->unit[end]);)
			end++;
		if (end - at != YBSS_CLUE_CODE)
			continue;
		for (int i = at; i < end; i++)
		{
			uint16_t unit = text->unit[i];

			clues->code[i - at] = (char) (unit >= 'a' ? unit - 32 : unit);
			text->unit[i] = ' ';
		}
		return;
	}
}

/* Is a piece an address: it has a number behind a name, or ends as one does? */
static bool
is_place(const uint16_t *piece, int length)
{
	static const char16_t classes[] = u"号栋幢楼室组弄单";

	for (int i = 1; i < length; i++)
		if (ybss_is_digit(piece[i - 1]) && ybss_is_one_of(piece[i], classes))
			return true;
	return ybss_ends_as_address(piece, length) &&
		   !ybss_is_one_of(piece[length - 1], u"店城社馆站厂场院园");
}

/* Read what somebody has in hand of a unit. */
void
ybss_read_unit_clues(YbssText *text, YbssClues *clues)
{
	bool han, dotted;

	memset(clues, 0, sizeof *clues);
	clues->version = YBSS_CLUES_VERSION;
	take_code(text, clues);
	/* No year is asked for: no unit is born before the first. */
	ybss_take_numbers(text, 0, clues);
	ybss_take_labels(text, clues);
	clues->sex = 0;
	for (int at = 0, length; at<text->length; at += length> 0 ? length : 1)
	{
		const uint16_t *piece = text->unit + at;

		length = ybss_piece_end(text, at, &han, &dotted) - at;
		if (length == 0)
			continue;
		if (is_place(piece, length))
			ybss_append_clue(clues->address, sizeof clues->address, piece, length);
		else if (han && length <= 4 && clues->person[0] == 0 && ybss_is_clue_name(piece, length))
			ybss_append_clue(clues->person, sizeof clues->person, piece, length);
		else
			ybss_append_clue(clues->name, sizeof clues->name, piece, length);
	}
	clues->called = clues->name[0] != 0 ? YBSS_CALLED_WHOLE : YBSS_CALLED_NOT;
}
