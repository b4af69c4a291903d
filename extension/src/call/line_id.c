/*
 * line_id.c
 *		Ids and documents of a list's line, and what its cells say together.
 */
#include "call/line_id.h"

#include <ctype.h>

#include "cell/lost.h"
#include "code/citizen_id.h"
#include "code/credit_code.h"
#include "code/phone.h"
#include "utils/builtins.h"

#define MOST_DOCUMENT 40

/* Is it an id whose last digits a spreadsheet made to zeros, which knows fifteen of them? */
static bool
is_cut_id(const YbssSigns *signs, const YbssCodeFault *fault)
{
	return fault->kind == YBSS_CODE_CHECK_DIGIT && signs->count == YBSS_CITIZEN_ID_LENGTH &&
		   signs->sign[15] == '0' && signs->sign[16] == '0' && signs->sign[17] == '0';
}

/* Are all characters the same digit, or do they count up: 111111111111111111, 123456789? */
static bool
is_filler(const YbssSigns *signs)
{
	bool same = signs->count >= 6;
	bool rising = signs->count >= 6;

	for (int i = 0; i < signs->count && (same || rising); i++)
	{
		same = same && ybss_sign_is_digit(signs->sign[i]) && signs->sign[i] == signs->sign[0];
		rising = rising && signs->sign[i] == (uint32_t) ('0' + (i + 1) % 10);
	}
	return same || rising;
}

/* Read the cell of an id: what surrounds its digits goes, what is none of somebody's is noted. */
void
ybss_read_id_cell(YbssLineReading *line, YbssLineCell *cell, YbssSigns *signs)
{
	char text[YBSS_SIGNS * 4];
	size_t length;
	YbssCodeFault fault;
	int64 id;

	if (ybss_citizen_id_read(cell->text, cell->length, &id, &fault))
	{
		length = YBSS_CITIZEN_ID_LENGTH;
		ybss_citizen_id_write(id, text);
		/* The old form stays as it came: its check digit was never written. */
		if (cell->length >= YBSS_CITIZEN_ID_LENGTH)
			ybss_set_cell(cell, text, length);
		return;
	}
	ybss_unwrap_number(signs);
	if (ybss_has_lost_digits(signs))
		ybss_drop_cell(line, cell, "digits_lost");
	else if (ybss_is_masked(signs))
		ybss_drop_cell(line, cell, "value_masked");
	else if (is_filler(signs))
		ybss_drop_cell(line, cell, "default_value");
	if (cell->gone || signs->cut)
		return;
	/* 5203991985-0307-0011, and the sign of multiplication for the letter. */
	for (int i = signs->count - 1; i >= 0; i--)
		if (signs->sign[i] == '-' && cell->field->type == YBSS_FIELD_CITIZEN_ID)
		{
			memmove(signs->sign + i, signs->sign + i + 1,
					(signs->count - i) * sizeof signs->sign[0]);
			signs->count--;
		}
	if (signs->count > 0 && signs->sign[signs->count - 1] == u'×')
		signs->sign[signs->count - 1] = 'X';
	length = ybss_write_signs(signs->sign, signs->count, text);
	if (ybss_citizen_id_read(text, length, &id, &fault))
		fault.kind = YBSS_CODE_RIGHT;
	if (fault.kind != YBSS_CODE_RIGHT && is_cut_id(signs, &fault))
		ybss_drop_cell(line, cell, "digits_lost");
	else
		ybss_set_cell(cell, text, length);
	/* The line's own id is judged with its documents. */
	if (!cell->gone && cell->field->type == YBSS_FIELD_CITIZEN_ID && fault.kind != YBSS_CODE_RIGHT &&
		strcmp(cell->field->name, "citizen_id") != 0)
		ybss_note_cell(line, pnstrdup(cell->name, cell->name_length), ybss_code_sqlstate(fault.kind));
}

/* Read a cell as a citizen id. */
static bool
read_id(const YbssLineCell *cell, int64 *id, YbssCodeFault *fault)
{
	return cell && ybss_citizen_id_read(cell->text, cell->length, id, fault);
}

/* How many digits stand together at most? */
static int
digits_together(const YbssLineCell *cell)
{
	int most = 0;
	int run = 0;

	for (int i = 0; i < cell->length; i++)
	{
		run = isdigit((unsigned char) cell->text[i]) ? run + 1 : 0;
		most = Max(most, run);
	}
	return most;
}

/* Has it the form of a passport's or permit's number: one to three letters, six to twelve digits?
 */
static bool
is_passport(const YbssLineCell *cell)
{
	int letters = 0;
	int digits;

	while (letters < cell->length && cell->text[letters] >= 'A' && cell->text[letters] <= 'Z')
		letters++;
	digits = letters < cell->length ? digits_together(cell) : 0;
	return letters >= 1 && letters <= 3 && digits >= 6 && digits <= 12 &&
		   letters + digits == cell->length;
}

/* Does the line say that its document is a citizen id card, or a paper with its number? */
static bool
is_citizen_kind(const YbssLineCell *kind)
{
	return kind->length == 3 &&
		   (memcmp(kind->text, "111", 3) == 0 || memcmp(kind->text, "112", 3) == 0 ||
			memcmp(kind->text, "113", 3) == 0);
}

/*
 * The number of another document.
 *
 * Offices write passports into the column of citizen ids, with or without saying so. A permanent
 * residence card of a foreigner and a residence permit of Hong Kong, Macao and Taiwan have
 * numbers made as citizen ids are, in whichever column.
 */
char *
ybss_line_document(YbssLineReading *line)
{
	YbssLineCell *number = ybss_line_cell(line, "document_number");
	YbssLineCell *citizen = ybss_line_cell(line, "citizen_id");
	YbssLineCell *kind = ybss_line_cell(line, "document_kind");
	YbssLineCell *from = NULL;
	YbssCodeFault fault;
	int64 id;
	char *document;
	int length = 0;

	if (number && digits_together(number) > 0 && !read_id(number, &id, &fault))
		from = number;
	else if (citizen && !read_id(citizen, &id, &fault) &&
			 ((kind && !is_citizen_kind(kind) && digits_together(citizen) >= 5) ||
			  is_passport(citizen)))
		from = citizen;
	if (from == NULL)
		return NULL;
	document = palloc(from->length + 1);
	for (int i = 0; i < from->length && length < MOST_DOCUMENT; i++)
		if (from->text[i] != ' ' && from->text[i] != '-')
			document[length++] = (char) pg_toupper((unsigned char) from->text[i]);
	document[length] = '\0';
	return length > 0 ? document : NULL;
}

/* Does the line name a unit where a person should stand? */
static bool
names_unit(YbssLineReading *line)
{
	static const char *const words[] = {"公司", "合作社", "中心", "委员会", "学校", "医院",
										"厂",	"店",	  "局",	  "所",		"院"};
	YbssLineCell *citizen = ybss_line_cell(line, "citizen_id");
	YbssLineCell *name = ybss_line_cell(line, "name");
	YbssCreditCode code;
	YbssCodeFault fault;
	int64 id;

	if (!citizen || !name || read_id(citizen, &id, &fault) ||
		!ybss_credit_code_read(citizen->text, citizen->length, &code, &fault))
		return false;
	for (size_t i = 0; i < lengthof(words); i++)
		for (int at = 0; at + (int) strlen(words[i]) <= name->length; at++)
			if (memcmp(name->text + at, words[i], strlen(words[i])) == 0)
				return true;
	return false;
}

/* Find the line's citizen id, and hold what it says against the columns of birth and sex. */
static void
read_citizen(YbssLineReading *line)
{
	YbssLineCell *citizen = ybss_line_cell(line, "citizen_id");
	YbssLineCell *sex = ybss_line_cell(line, "sex");
	YbssCodeFault fault = {YBSS_CODE_RIGHT, 0, 0, 0};
	YbssDay birth;

	line->has_id = read_id(citizen, &line->id, &fault) ||
				   read_id(ybss_line_cell(line, "document_number"), &line->id, &fault);
	if (!line->has_id)
	{
		if (citizen && !names_unit(line) && ybss_line_document(line) == NULL)
			ybss_note_cell(line, "citizen_id", ybss_code_sqlstate(fault.kind));
		return;
	}
	birth = ybss_citizen_id_birth(line->id);
	if (line->birth.year && (birth.year != line->birth.year || birth.month != line->birth.month ||
							 birth.day != line->birth.day))
		ybss_note_cell(line, "birth_date", "birth_not_of_id");
	if (sex && sex->length == 1 && (sex->text[0] == '1' || sex->text[0] == '2') &&
		sex->text[0] != ybss_citizen_id_sex(line->id))
		ybss_note_cell(line, "sex", "sex_not_of_id");
}

/* Note what says something of a document or an employer only, and names none. */
static void
note_incomplete(YbssLineReading *line)
{
	YbssLineCell *number = ybss_line_cell(line, "document_number");
	YbssCodeFault fault;
	int64 id;

	if (number && digits_together(number) == 0 && !read_id(number, &id, &fault))
		ybss_note_cell(line, "document_number", "document_shape");
	if (ybss_line_cell(line, "post") && !ybss_line_cell(line, "employer_code"))
		ybss_note_cell(line, "post", "no_employer");
}

/* Put the line's telephones into their places: the first, a second, and no more. */
static void
place_phones(YbssLineReading *line)
{
	static const char *const names[] = {"phone", "phone2"};
	int places = line->fields->phone2 ? 2 : 1;
	char text[YBSS_PHONE_WRITTEN];

	for (int i = 0; i < Min(line->phones.count, places); i++)
	{
		YbssLineCell *cell = NULL;

		for (int k = 0; k < line->cells && cell == NULL; k++)
			if (line->cell[k].name_length == (int) strlen(names[i]) &&
				memcmp(line->cell[k].name, names[i], line->cell[k].name_length) == 0)
				cell = &line->cell[k];
		if (cell == NULL)
		{
			cell = &line->cell[line->cells++]; /* there is room for one */
			memset(cell, 0, sizeof *cell);
			cell->name = names[i];
			cell->name_length = strlen(names[i]);
			cell->text = "";
		}
		ybss_phone_write(line->phones.phone[i], text);
		cell->gone = false;
		ybss_set_cell(cell, text, strlen(text));
	}
	if (line->phones.count > places)
		ybss_note_cell(line, "phone", "more_phones");
}

/* Note what says something only of a household's member where no household is named. */
static void
note_without_household(YbssLineReading *line)
{
	if (ybss_line_cell(line, "household_number"))
		return;
	for (int i = 0; i < line->cells; i++)
	{
		const YbssLineCell *cell = &line->cell[i];

		if (cell->field && !cell->gone && (cell->field->flags & YBSS_FIELD_HOUSEHOLD))
			ybss_note_cell(line, pnstrdup(cell->name, cell->name_length), "no_household");
	}
}

/* Read what the cells say together. */
void
ybss_read_together(YbssLineReading *line)
{
	bool persons =
		strcmp(line->fields->kind, "person") == 0 || strcmp(line->fields->kind, "declaration") == 0;

	if (persons || strcmp(line->fields->kind, "house") == 0)
	{
		read_citizen(line);
		note_incomplete(line);
	}
	place_phones(line);
	if (persons)
		note_without_household(line);
}
