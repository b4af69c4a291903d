/*
 * sheet.c
 *		The rows of a sheet of an .xlsx workbook, one after the other.
 */
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "sheet/merges.h"
#include "sheet/rows.h"
#include "sheet/workbook.h"

/* The value that a column's merged cell has, down to its last row. */
typedef struct Fill
{
	int last_row;
	char *text;
	size_t length;
	YbssCellNote note;
} Fill;

struct YbssSheetReader
{
	YbssPackage package;
	YbssWorkbook workbook;
	YbssSharedStrings *strings;
	YbssStyles styles;
	YbssMerges merges;
	int sheet;
	YbssXml *xml;
	bool ended;
	YbssRows rows;
	size_t next_merge;
	signed char filled[YBSS_SHEETS]; /* whether a sheet has rows: 1 yes, -1 no, 0 not looked at */
	Fill fills[YBSS_SHEET_COLUMNS];
};

/* Forget the values of merged cells. */
static void
clear_fills(YbssSheetReader *reader)
{
	for (int i = 0; i < YBSS_SHEET_COLUMNS; i++)
	{
		free(reader->fills[i].text);
		memset(&reader->fills[i], 0, sizeof(Fill));
	}
	reader->next_merge = 0;
}

/* Begin to read the rows of a sheet. */
static YbssSheetFault
begin_sheet(YbssSheetReader *reader, int sheet)
{
	ybss_xml_close(reader->xml);
	reader->xml = NULL;
	reader->ended = false;
	reader->rows.strings = reader->strings;
	reader->rows.styles = &reader->styles;
	reader->rows.from_1904 = reader->workbook.from_1904;
	ybss_rows_begin(&reader->rows);
	clear_fills(reader);
	return ybss_xml_open(&reader->package, reader->workbook.sheets[sheet].part, &ybss_rows_handler,
						 &reader->rows, &reader->xml);
}

/* Read the next row as it stands in the sheet. */
static YbssSheetFault
next_read_row(YbssSheetReader *reader, YbssSheetRow *row)
{
	while (!ybss_rows_next(&reader->rows, row))
	{
		YbssSheetFault fault;

		if (reader->ended)
			return YBSS_SHEET_END;
		fault = ybss_xml_feed(reader->xml);
		if (reader->rows.fault != YBSS_SHEET_FINE)
			return reader->rows.fault;
		if (fault != YBSS_SHEET_FINE && fault != YBSS_SHEET_END)
			return fault;
		reader->ended = fault == YBSS_SHEET_END;
	}
	return YBSS_SHEET_FINE;
}

/* Tell whether a row holds anything but blanks. */
static bool
has_content(const YbssSheetRow *row)
{
	for (int i = 0; i < row->count; i++)
	{
		const YbssSheetCell *cell = &row->cells[i];

		for (size_t at = 0; at < cell->length; at++)
			if (cell->text[at] != ' ' && cell->text[at] != '\t' && cell->text[at] != '\n' &&
				cell->text[at] != '\r')
				return true;
	}
	return row->wider;
}

/* Remember the value of a cell that is merged with those below. */
static YbssSheetFault
remember_fill(YbssSheetReader *reader, const YbssMerge *merge, const YbssSheetRow *row)
{
	Fill *fill = &reader->fills[merge->column];
	const YbssSheetCell *cell = merge->column < row->count ? &row->cells[merge->column] : NULL;

	free(fill->text);
	memset(fill, 0, sizeof(*fill));
	if (cell == NULL || cell->length == 0)
		return YBSS_SHEET_FINE;
	fill->text = malloc(cell->length);
	if (fill->text == NULL)
		return YBSS_SHEET_MEMORY;
	memcpy(fill->text, cell->text, cell->length);
	fill->length = cell->length;
	fill->note = cell->note;
	fill->last_row = merge->last_row;
	return YBSS_SHEET_FINE;
}

/* Give the cells of a row that are merged with one above its value. */
static void
fill_row(YbssSheetReader *reader, YbssSheetRow *row)
{
	for (int i = 0; i < YBSS_SHEET_COLUMNS; i++)
	{
		const Fill *fill = &reader->fills[i];

		if (fill->last_row < row->number || (i < row->count && row->cells[i].length > 0))
			continue;
		while (row->count <= i)
			row->cells[row->count++] = (YbssSheetCell){"", 0, YBSS_CELL_FINE};
		row->cells[i] = (YbssSheetCell){fill->text, fill->length, fill->note};
	}
}

/* Read the next row; a row that holds nothing of its own stays blank, whatever is merged into it.
 */
YbssSheetFault
ybss_sheet_next(YbssSheetReader *reader, YbssSheetRow *row)
{
	YbssSheetFault fault = next_read_row(reader, row);

	if (fault != YBSS_SHEET_FINE || reader->merges.count == 0)
		return fault;
	if (has_content(row))
		fill_row(reader, row);
	while (fault == YBSS_SHEET_FINE && reader->next_merge < reader->merges.count &&
		   reader->merges.of[reader->next_merge].first_row <= row->number)
	{
		const YbssMerge *merge = &reader->merges.of[reader->next_merge++];

		if (merge->first_row == row->number && merge->column < YBSS_SHEET_COLUMNS)
			fault = remember_fill(reader, merge, row);
	}
	return fault;
}

/* Tell whether a sheet has a row with something in it. */
static YbssSheetFault
has_rows(YbssSheetReader *reader, int sheet, bool *found)
{
	YbssSheetRow *row = malloc(sizeof(YbssSheetRow));
	YbssSheetFault fault = row ? begin_sheet(reader, sheet) : YBSS_SHEET_MEMORY;

	*found = false;
	while (fault == YBSS_SHEET_FINE && !*found &&
		   (fault = next_read_row(reader, row)) == YBSS_SHEET_FINE)
		*found = has_content(row);
	free(row);
	return fault == YBSS_SHEET_END ? YBSS_SHEET_FINE : fault;
}

/* Choose the sheet that is wanted, or the first visible one that has rows. */
static YbssSheetFault
choose_sheet(YbssSheetReader *reader, const char *wanted)
{
	YbssSheetFault fault = YBSS_SHEET_FINE;
	bool found = false;

	if (wanted)
	{
		reader->sheet = ybss_workbook_sheet(&reader->workbook, wanted);
		return reader->sheet < 0 ? YBSS_SHEET_MISSING : YBSS_SHEET_FINE;
	}
	for (int i = 0; fault == YBSS_SHEET_FINE && !found && i < reader->workbook.count; i++)
	{
		if (reader->workbook.sheets[i].hidden)
			continue;
		reader->sheet = i;
		fault = has_rows(reader, i, &found);
	}
	return fault == YBSS_SHEET_FINE && !found ? YBSS_SHEET_EMPTY : fault;
}

/* Read what all sheets have in common, and choose one. */
static YbssSheetFault
read_workbook(YbssSheetReader *reader, const char *wanted)
{
	YbssSheetFault fault = ybss_workbook_read(&reader->package, &reader->workbook);

	if (fault == YBSS_SHEET_FINE && reader->workbook.styles[0])
		fault = ybss_styles_read(&reader->package, reader->workbook.styles, &reader->styles);
	if (fault == YBSS_SHEET_FINE && reader->workbook.strings[0])
		fault =
			ybss_shared_strings_read(&reader->package, reader->workbook.strings, &reader->strings);
	if (fault == YBSS_SHEET_FINE)
		fault = choose_sheet(reader, wanted);
	if (fault == YBSS_SHEET_FINE)
		fault = ybss_merges_read(&reader->package, reader->workbook.sheets[reader->sheet].part,
								 &reader->merges);
	if (fault == YBSS_SHEET_FINE)
		fault = begin_sheet(reader, reader->sheet);
	return fault == YBSS_SHEET_MISSING && wanted == NULL ? YBSS_SHEET_DAMAGED : fault;
}

/*
 * Open a workbook at a sheet, by name or number; NULL is the first visible one with rows.
 *
 * The bytes must stay where they are until it is closed. Where it is not read,
 * the fault is given and the reader is NULL.
 */
YbssSheetFault
ybss_sheet_open(const char *bytes, size_t length, const char *wanted, YbssSheetStop stop,
				YbssSheetReader **reader)
{
	YbssSheetFault fault;

	*reader = calloc(1, sizeof(YbssSheetReader));
	if (*reader == NULL)
		return YBSS_SHEET_MEMORY;
	(*reader)->package = (YbssPackage){bytes, length, stop};
	fault = read_workbook(*reader, wanted);
	if (fault != YBSS_SHEET_FINE)
	{
		ybss_sheet_close(*reader);
		*reader = NULL;
	}
	return fault;
}

/* Begin again at the first row. */
YbssSheetFault
ybss_sheet_rewind(YbssSheetReader *reader)
{
	return begin_sheet(reader, reader->sheet);
}

/*
 * Give the visible sheets that have rows, by a number from 0; YBSS_SHEET_END
 * behind the last. Rows must be begun anew afterwards.
 */
YbssSheetFault
ybss_sheet_name(YbssSheetReader *reader, int number, YbssSheetName *name)
{
	YbssSheetFault fault = YBSS_SHEET_FINE;

	for (int i = 0; fault == YBSS_SHEET_FINE && i < reader->workbook.count; i++)
	{
		bool told = i == reader->sheet;

		if (!told && !reader->workbook.sheets[i].hidden)
		{
			if (reader->filled[i] == 0)
			{
				fault = has_rows(reader, i, &told);
				reader->filled[i] = told ? 1 : -1;
			}
			told = reader->filled[i] > 0;
		}
		if (!told || number-- > 0)
			continue;
		name->name = reader->workbook.sheets[i].name;
		name->read = i == reader->sheet;
		return fault;
	}
	return fault == YBSS_SHEET_FINE ? YBSS_SHEET_END : fault;
}

/* Close a workbook. */
void
ybss_sheet_close(YbssSheetReader *reader)
{
	if (reader == NULL)
		return;
	ybss_xml_close(reader->xml);
	clear_fills(reader);
	ybss_rows_free(&reader->rows);
	ybss_merges_free(&reader->merges);
	ybss_styles_free(&reader->styles);
	ybss_shared_strings_free(reader->strings);
	ybss_workbook_free(&reader->workbook);
	free(reader);
}
