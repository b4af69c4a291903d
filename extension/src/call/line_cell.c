/*
 * line_cell.c
 *		One cell of a list's line by what its field is: read, said to be nothing, or noted.
 */
#include "call/line_cell.h"

#include <ctype.h>
#include <math.h>

#include "call/line_id.h"
#include "catalogue/no_value.h"
#include "cell/lost.h"
#include "cell/name.h"
#include "cell/nothing.h"
#include "cell/number.h"
#include "code/citizen_id.h"
#include "code/credit_code.h"
#include "code/phone.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#define LONGEST_WORD 200 /* bytes of a cell that may be a word for nothing */
#define LAST_YEAR 2199	 /* what lies behind it stands for no end */
#define AHEAD 29		 /* years that a date of two digits may lie ahead */
#define FIRST_LIST 1949	 /* before it nobody said anything in a list */

/* Note a cell that stays as it came. */
static void
note(YbssLineReading *line, const YbssLineCell *cell, const char *reason)
{
	ybss_note_cell(line, pnstrdup(cell->name, cell->name_length), reason);
}

/* What a field is to words that say nothing. */
static YbssNothing
nothing_of(const YbssLineField *field)
{
	switch (field->type)
	{
		case YBSS_FIELD_OTHER:
		case YBSS_FIELD_WORD:
			return YBSS_NOTHING_NO_COUNTS;
		case YBSS_FIELD_COUNT:
		case YBSS_FIELD_NUMBER:
			return YBSS_NOTHING_ZERO_COUNTS;
		case YBSS_FIELD_LATIN_NAME:
			return YBSS_NOTHING_LATIN_COUNTS;
		default:
			return YBSS_NOTHING_EVERY;
	}
}

/* Does the cell say nothing, by the district's words or the built-in ones? */
static bool
says_nothing(YbssLineReading *line, YbssLineCell *cell, YbssSigns *signs)
{
	YbssWordMeaning own;

	ybss_close_signs(signs);
	own = ybss_own_word(signs);
	if (own == YBSS_WORD_VALUE)
		return false;
	if (own != YBSS_WORD_OF_NOBODY || ybss_is_nothing(signs, nothing_of(cell->field)))
	{
		ybss_drop_cell(line, cell, own == YBSS_WORD_DEFAULT ? "default_value" : NULL);
		return true;
	}
	return false;
}

/* Is a word one that whoever stores the field knows? */
static bool
is_known_word(const YbssLineCell *cell)
{
	if (strcmp(cell->field->name, "rent_state") == 0)
		return (cell->length == 3 && memcmp(cell->text, "let", 3) == 0) ||
			   (cell->length == 4 && memcmp(cell->text, "none", 4) == 0) ||
			   (cell->length == 6 && memcmp(cell->text, "partly", 6) == 0);
	if (strcmp(cell->field->name, "record_type") == 0)
		return (cell->length == 8 && memcmp(cell->text, "building", 8) == 0) ||
			   (cell->length == 5 && memcmp(cell->text, "house", 5) == 0);
	if (strcmp(cell->field->name, "no_document_reason") == 0 ||
		strcmp(cell->field->name, "no_code_reason") == 0)
		return cell->length == 2 && isdigit((unsigned char) cell->text[0]) &&
			   isdigit((unsigned char) cell->text[1]);
	return true;
}

/* Read a text or a name. */
static void
read_text(YbssLineReading *line, YbssLineCell *cell)
{
	bool is_name =
		cell->field->type == YBSS_FIELD_NAME || cell->field->type == YBSS_FIELD_LATIN_NAME;
	char *text = palloc(cell->length * 2 + 1);
	size_t length = is_name ? ybss_plain_name(cell->text, cell->length, text)
							: ybss_plain_text(cell->text, cell->length, text);

	ybss_set_cell(cell, text, length);
	if (length == 0)
		ybss_drop_cell(line, cell, NULL);
	else if (cell->field->type == YBSS_FIELD_WORD && !is_known_word(cell))
		note(line, cell, "item_value");
	else if (is_name && !ybss_has_letter(text, length))
		ybss_drop_cell(line, cell, "not_a_name");
	else if (cell->field->most && pg_mbstrlen_with_len(text, length) > cell->field->most)
		note(line, cell, "value_too_long");
}

/* Does a day lie behind another? */
static bool
is_later(const YbssDate *day, const YbssDate *than)
{
	return day->year * 10000 + day->month * 100 + day->day >
		   than->year * 10000 + than->month * 100 + than->day;
}

/* Say why a day that was read is no value of its field; NULL: it is one. */
static const char *
refused_day(const YbssLineReading *line, const YbssLineField *field, const YbssDate *day)
{
	YbssDate tomorrow = line->delivered;

	ybss_next_day(&tomorrow, 1);
	if (ybss_is_default_date(day))
		return "default_value";
	if (strcmp(field->name, "said_on") == 0 && day->year < FIRST_LIST)
		return "out_of_range";
	if (day->year > LAST_YEAR)
		return "date_open";
	if (!(field->flags & YBSS_FIELD_MAY_COME) && is_later(day, &tomorrow))
		return "date_in_future";
	return NULL;
}

/* Read a date. */
static void
read_date(YbssLineReading *line, YbssLineCell *cell)
{
	const YbssLineField *field = cell->field;
	int last_year = line->delivered.year + (field->flags & YBSS_FIELD_MAY_COME ? AHEAD : 0);
	YbssDate day;
	YbssDateFault fault = ybss_read_written_date(cell->text, cell->length, last_year, &day);
	const char *refused;
	char text[16];

	if (fault == YBSS_DATE_NO_DAY && day.month > 0 && (field->flags & YBSS_FIELD_MONTH))
	{
		note(line, cell, "date_without_day");
		fault = YBSS_DATE_RIGHT;
	}
	if (fault != YBSS_DATE_RIGHT)
	{
		note(line, cell, ybss_date_fault_word(fault));
		return;
	}
	refused = refused_day(line, field, &day);
	if (refused)
	{
		ybss_drop_cell(line, cell, refused);
		return;
	}
	snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
	ybss_set_cell(cell, text, 10);
	if (strcmp(field->name, "birth_date") == 0)
		line->birth = day;
	else if (strcmp(field->name, "said_on") == 0)
		line->said = day;
}

/* Note what keeps a part of a cell from being a telephone number. */
static void
note_phone(YbssLineReading *line, YbssLineCell *cell, YbssTelephoneFault fault)
{
	static const char *const reasons[] = {NULL, "not_a_phone", "digits_lost", "value_masked",
										  "default_value"};

	if (reasons[fault])
		note(line, cell, reasons[fault]);
}

/* Read the telephones of a cell; those of the line itself are put together later. */
static void
read_phone(YbssLineReading *line, YbssLineCell *cell)
{
	YbssTelephones found;
	char text[YBSS_PHONE_WRITTEN];

	ybss_read_telephones(cell->text, cell->length, &found);
	note_phone(line, cell, found.fault);
	if (strcmp(cell->field->name, "phone") == 0 || strcmp(cell->field->name, "phone2") == 0)
	{
		for (int i = 0; i < found.count; i++)
			ybss_add_telephone(&line->phones, found.phone[i]);
		/* What is no number at all stays as it came, for whoever looks at the line. */
		if (found.count > 0 || found.fault != YBSS_TELEPHONE_SHAPE)
			ybss_drop_cell(line, cell, NULL);
		return;
	}
	if (found.count == 0)
	{
		if (found.fault != YBSS_TELEPHONE_SHAPE)
			ybss_drop_cell(line, cell, NULL);
		return;
	}
	ybss_phone_write(found.phone[0], text);
	ybss_set_cell(cell, text, strlen(text));
	if (found.count > 1)
		note(line, cell, "more_phones");
}

/* Is each of the codes in a cell one of its table? */
static bool
has_codes(const YbssLineField *field, const char *text, int length)
{
	const char *at = text;
	const char *end = text + length;

	if (field->codes == NULL || ybss_is_code(field->codes, text, length))
		return true;
	if (field->flags & YBSS_FIELD_JOINED)
		return length > 0 && length <= 4 && strspn(text, "0123456789") >= (size_t) length;
	if (!(field->flags & YBSS_FIELD_SEVERAL))
		return false;
	while (at < end)
	{
		int part = 0;

		while (at + part < end && isalnum((unsigned char) at[part]))
			part++;
		if (part == 0 || !ybss_is_code(field->codes, at, part))
			return false;
		at += part;
		at += at < end ? Max(1, pg_utf_mblen((const unsigned char *) at)) : 0;
	}
	return true;
}

/* Read a code; words have become codes before. */
static void
read_code(YbssLineReading *line, YbssLineCell *cell, YbssSigns *signs)
{
	char *text;
	int length;

	if (has_codes(cell->field, cell->text, cell->length))
		return;
	text = palloc(cell->length + 1);
	length = ybss_plain_text(cell->text, cell->length, text);
	text[length] = '\0';
	ybss_set_cell(cell, text, length);
	/* Words of a household's items are read when these are stored. */
	if (!has_codes(cell->field, cell->text, cell->length) && !says_nothing(line, cell, signs) &&
		(cell->field->item || !(cell->field->flags & YBSS_FIELD_HOUSEHOLD)))
		note(line, cell, "item_value");
}

/* How many digits stand before the point of a number that was read, and is it more than nothing? */
static int
whole_digits(const char *number, bool *positive)
{
	int digits = strspn(number, "0123456789");

	*positive = number[0] != '-' && strspn(number, "0.") < strlen(number);
	return digits;
}

/* Read a number. */
static void
read_number(YbssLineReading *line, YbssLineCell *cell)
{
	static const YbssNumberKind kinds[] = {[YBSS_FIELD_AREA] = YBSS_NUMBER_AREA,
										   [YBSS_FIELD_COUNT] = YBSS_NUMBER_COUNT,
										   [YBSS_FIELD_NUMBER] = YBSS_NUMBER_ANY,
										   [YBSS_FIELD_DEGREE] = YBSS_NUMBER_DEGREE,
										   [YBSS_FIELD_SHARE] = YBSS_NUMBER_SHARE};
	char number[YBSS_NUMBER_WRITTEN];
	bool positive;
	int digits;

	if (!ybss_read_number(cell->text, cell->length, kinds[cell->field->type], number))
	{
		note(line, cell, "item_value");
		return;
	}
	digits = whole_digits(number, &positive);
	/* What the register's columns hold. */
	if ((cell->field->type == YBSS_FIELD_AREA &&
		 (digits > 6 || !positive || atof(number) < 0.005)) ||
		(strcmp(cell->field->name, "storeys") == 0 && (digits > 2 || !positive)) ||
		(strcmp(cell->field->name, "latitude") == 0 && fabs(atof(number)) > 90))
		note(line, cell, "out_of_range");
	else
		ybss_set_cell(cell, number, strlen(number));
}

/* Read a credit code; a citizen id is none. */
static void
read_credit_code(YbssLineReading *line, YbssLineCell *cell, YbssSigns *signs)
{
	YbssCreditCode code;
	YbssCodeFault fault;
	int64 id;

	if (ybss_citizen_id_read(cell->text, cell->length, &id, &fault))
	{
		ybss_drop_cell(line, cell, "id_not_credit_code");
		return;
	}
	if (ybss_credit_code_read(cell->text, cell->length, &code, &fault))
		return;
	ybss_unwrap_number(signs);
	if (ybss_has_lost_digits(signs))
		ybss_drop_cell(line, cell, "digits_lost");
	else if (ybss_is_masked(signs))
		ybss_drop_cell(line, cell, "value_masked");
	/* A unit without a valid code is noted as such. */
	else if (strcmp(cell->field->name, "credit_code") != 0)
		note(line, cell, ybss_code_sqlstate(fault.kind));
}

/* Read one cell by what its field is. */
void
ybss_read_cell(YbssLineReading *line, YbssLineCell *cell)
{
	YbssSigns signs;

	signs.count = 0;
	signs.cut = true;
	if (cell->length <= LONGEST_WORD)
		ybss_read_signs(cell->text, cell->length, &signs);
	if (cell->field->type == YBSS_FIELD_CODE)
	{
		read_code(line, cell, &signs);
		return;
	}
	if (cell->length <= LONGEST_WORD && says_nothing(line, cell, &signs))
		return;
	switch (cell->field->type)
	{
		case YBSS_FIELD_DATE:
			read_date(line, cell);
			break;
		case YBSS_FIELD_PHONE:
			read_phone(line, cell);
			break;
		case YBSS_FIELD_AREA:
		case YBSS_FIELD_COUNT:
		case YBSS_FIELD_NUMBER:
		case YBSS_FIELD_DEGREE:
		case YBSS_FIELD_SHARE:
			read_number(line, cell);
			break;
		case YBSS_FIELD_CREDIT_CODE:
			read_credit_code(line, cell, &signs);
			break;
		case YBSS_FIELD_CITIZEN_ID:
		case YBSS_FIELD_DOCUMENT:
			ybss_read_id_cell(line, cell, &signs);
			break;
		default:
			read_text(line, cell);
	}
}
