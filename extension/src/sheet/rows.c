/*
 * rows.c
 *		The rows that one piece of a sheet's XML has.
 *
 * What a sheet says of its own size is not believed; rows and cells that do
 * not say where they stand stand behind the one before.
 */
#include "sheet/rows.h"

#include <stdlib.h>
#include <string.h>

#include "sheet/merges.h"

/* Bytes of text of the rows of one piece. */
#define RUN_BYTES (16 * 1024 * 1024)

/* Make room for one more in a list. */
static void *
room_for(YbssRows *rows, void *list, size_t count, size_t *room, size_t size)
{
	void *larger;

	if (count < *room)
		return list;
	larger = realloc(list, (*room ? *room * 2 : 256) * size);
	if (larger == NULL)
	{
		rows->fault = YBSS_SHEET_MEMORY;
		return list;
	}
	*room = *room ? *room * 2 : 256;
	return larger;
}

/* A row begins. */
static void
begin_row(YbssRows *rows, const YbssXmlAttributes *attributes)
{
	long number;

	if (!ybss_xml_number(attributes, "r", &number) || number <= rows->row)
		number = rows->row + 1L;
	if (number > YBSS_SHEET_ROWS)
	{
		rows->fault = YBSS_SHEET_DAMAGED;
		return;
	}
	rows->rows = room_for(rows, rows->rows, rows->row_count, &rows->row_room, sizeof(YbssReadRow));
	if (rows->fault != YBSS_SHEET_FINE)
		return;
	rows->row = (int) number;
	rows->column = -1;
	rows->in_row = true;
	rows->rows[rows->row_count] = (YbssReadRow){
		rows->row, ybss_xml_true(attributes, "hidden"), false, rows->cell_count, 0};
}

/* Name a cell's type by one letter: shared, inline, error, boolean, date, text of a formula,
 * number. */
static char
type_of(const YbssXmlAttributes *attributes)
{
	const char *type;
	size_t length;

	if (!ybss_xml_attribute(attributes, "t", &type, &length) || length == 0)
		return 'n';
	if (length == 3 && memcmp(type, "str", 3) == 0)
		return 't';
	return length == 9 && memcmp(type, "inlineStr", 9) == 0 ? 'i' : type[0];
}

/* A cell begins. */
static void
begin_cell(YbssRows *rows, const YbssXmlAttributes *attributes)
{
	const char *reference;
	size_t length;
	long column;
	long row;

	if (!ybss_xml_attribute(attributes, "r", &reference, &length) ||
		!ybss_cell_reference(reference, length, &column, &row) || column > 16383)
		column = rows->column + 1L;
	rows->column = (int) column;
	rows->in_cell = true;
	rows->has_value = rows->has_formula = false;
	rows->in_phonetic = 0;
	rows->type = type_of(attributes);
	rows->style = 0;
	ybss_xml_number(attributes, "s", &rows->style);
	rows->start = rows->run.length;
}

/* An element begins. */
static void
on_start(void *state, const char *name, const YbssXmlAttributes *attributes)
{
	YbssRows *rows = state;

	if (rows->fault != YBSS_SHEET_FINE)
		return;
	if (strcmp(name, "sheetData") == 0)
		rows->in_data = true;
	else if (!rows->in_data)
		return;
	else if (strcmp(name, "row") == 0)
		begin_row(rows, attributes);
	else if (strcmp(name, "c") == 0 && rows->in_row)
		begin_cell(rows, attributes);
	else if (!rows->in_cell)
		return;
	else if (strcmp(name, "f") == 0)
		rows->has_formula = true;
	else if (strcmp(name, "rPh") == 0)
		rows->in_phonetic++;
	else if (strcmp(name, "v") == 0)
		rows->in_value = rows->type != 'i';
	else if (strcmp(name, "t") == 0)
		rows->in_value = rows->type == 'i' && rows->in_phonetic == 0;
}

/* Gather a cell's value. */
static void
on_text(void *state, const char *text, size_t length)
{
	YbssRows *rows = state;

	if (!rows->in_value || rows->fault != YBSS_SHEET_FINE)
		return;
	rows->has_value = true;
	rows->fault = rows->run.length - rows->start + length > YBSS_CELL_BYTES
					  ? YBSS_SHEET_TOO_LARGE
					  : ybss_text_add(&rows->run, text, length, RUN_BYTES);
}

/* Replace the value that was gathered by other text. */
static void
replace_value(YbssRows *rows, YbssReadCell *cell, const char *text, size_t length)
{
	rows->run.length = rows->start;
	rows->fault = ybss_text_add(&rows->run, text, length, RUN_BYTES);
	cell->start = rows->start;
	cell->length = length;
}

/* Write a day of ISO 8601 as a list would: without the midnight behind it. */
static size_t
plain_date(char *value, size_t length)
{
	char *time = memchr(value, 'T', length);
	size_t left = time ? length - (size_t) (time - value) : 0;

	if (left >= 9 && memcmp(time, "T00:00:00", 9) == 0)
		return (size_t) (time - value);
	if (left < 9)
		return length;
	*time = ' ';
	return (size_t) (time - value) + 9;
}

/* Make of the value what a list would have. */
static void
read_value(YbssRows *rows, YbssReadCell *cell)
{
	char *value = rows->run.bytes + rows->start;
	size_t length = rows->run.length - rows->start;
	char text[YBSS_CELL_TEXT];

	cell->start = rows->start;
	cell->length = length;
	switch (rows->type)
	{
		case 's':
		{
			size_t number = 0;

			for (size_t i = 0; i < length; i++)
				number = value[i] >= '0' && value[i] <= '9' && number < SIZE_MAX / 20
							 ? number * 10 + (size_t) (value[i] - '0')
							 : SIZE_MAX / 20;
			rows->run.length = rows->start;
			if (length == 0 ||
				!ybss_shared_string(rows->strings, number, &cell->shared, &cell->length))
				rows->fault = YBSS_SHEET_DAMAGED;
			break;
		}
		case 'b':
			if (length == 1)
				replace_value(rows, cell, value[0] == '1' ? "TRUE" : "FALSE",
							  value[0] == '1' ? 4 : 5);
			break;
		case 'n':
			length = ybss_cell_text(value, length, ybss_style(rows->styles, rows->style),
									rows->from_1904, text, &cell->note);
			if (length > 0)
				replace_value(rows, cell, text, length);
			break;
		case 'e':
			break;
		case 'd':
			cell->length = plain_date(value, length);
			break;
		default:
			cell->length = ybss_text_unescape(value, length);
	}
}

/* A cell ends. */
static void
end_cell(YbssRows *rows)
{
	YbssReadCell *cell;

	rows->in_cell = rows->in_value = false;
	if (!rows->has_value && !rows->has_formula)
		return;
	if (rows->column >= YBSS_SHEET_COLUMNS)
	{
		rows->rows[rows->row_count].wider = rows->has_value;
		rows->run.length = rows->start;
		return;
	}
	rows->cells =
		room_for(rows, rows->cells, rows->cell_count, &rows->cell_room, sizeof(YbssReadCell));
	if (rows->fault != YBSS_SHEET_FINE)
		return;
	cell = &rows->cells[rows->cell_count++];
	memset(cell, 0, sizeof(*cell));
	cell->column = rows->column;
	if (rows->has_value)
		read_value(rows, cell);
	else if (rows->type != 't')
		/* A formula whose text is empty says so; one without any value was never reckoned. */
		cell->note = YBSS_CELL_NO_VALUE;
}

/* An element ends. */
static void
on_end(void *state, const char *name)
{
	YbssRows *rows = state;

	if (rows->fault != YBSS_SHEET_FINE)
		return;
	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		rows->in_value = false;
	else if (strcmp(name, "rPh") == 0)
		rows->in_phonetic -= rows->in_phonetic > 0;
	else if (strcmp(name, "c") == 0 && rows->in_cell)
		end_cell(rows);
	else if (strcmp(name, "row") == 0 && rows->in_row)
	{
		YbssReadRow *row = &rows->rows[rows->row_count++];

		row->cell_count = rows->cell_count - row->first_cell;
		rows->in_row = false;
	}
	else if (strcmp(name, "sheetData") == 0)
		rows->in_data = false;
}

const YbssXmlHandler ybss_rows_handler = {on_start, on_text, on_end};

/* Begin a sheet anew. */
void
ybss_rows_begin(YbssRows *rows)
{
	rows->fault = YBSS_SHEET_FINE;
	rows->run.length = 0;
	rows->cell_count = rows->row_count = rows->given = 0;
	rows->in_data = rows->in_row = rows->in_cell = rows->in_value = false;
	rows->row = 0;
}

/* Throw away what was given; a row that is not ended is kept. */
static void
keep_open_row(YbssRows *rows)
{
	size_t first = rows->in_row ? rows->rows[rows->row_count].first_cell : rows->cell_count;
	size_t start = rows->in_cell ? rows->start : rows->run.length;

	for (size_t i = first; i < rows->cell_count; i++)
		if (rows->cells[i].shared == NULL && rows->cells[i].length > 0 &&
			rows->cells[i].start < start)
		{
			start = rows->cells[i].start;
			break;
		}
	if (rows->cell_count > first)
		memmove(rows->cells, rows->cells + first,
				(rows->cell_count - first) * sizeof(YbssReadCell));
	rows->cell_count -= first;
	if (rows->run.length > start)
		memmove(rows->run.bytes, rows->run.bytes + start, rows->run.length - start);
	rows->run.length -= start;
	rows->start -= rows->in_cell ? start : 0;
	for (size_t i = 0; i < rows->cell_count; i++)
		rows->cells[i].start -=
			rows->cells[i].length > 0 && rows->cells[i].shared == NULL ? start : 0;
	if (rows->in_row)
	{
		rows->rows[0] = rows->rows[rows->row_count];
		rows->rows[0].first_cell = 0;
	}
	rows->row_count = rows->given = 0;
}

/* Give the next row that was read; false when more must be read first. */
bool
ybss_rows_next(YbssRows *rows, YbssSheetRow *row)
{
	const YbssReadRow *read;

	if (rows->given == rows->row_count)
	{
		keep_open_row(rows);
		return false;
	}
	read = &rows->rows[rows->given++];
	row->number = read->number;
	row->hidden = read->hidden;
	row->wider = read->wider;
	row->count = 0;
	for (size_t i = 0; i < read->cell_count; i++)
	{
		const YbssReadCell *cell = &rows->cells[read->first_cell + i];

		while (row->count <= cell->column)
			row->cells[row->count++] = (YbssSheetCell){"", 0, YBSS_CELL_FINE};
		row->cells[cell->column].text = cell->shared ? cell->shared : rows->run.bytes + cell->start;
		row->cells[cell->column].length = cell->length;
		row->cells[cell->column].note = cell->note;
	}
	return true;
}

/* Give it all back. */
void
ybss_rows_free(YbssRows *rows)
{
	free(rows->run.bytes);
	free(rows->cells);
	free(rows->rows);
}
