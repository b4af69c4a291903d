/*
 * list_sheet.c
 *		The rows of a workbook's sheet as those of a list.
 *
 * A line's bytes, which a registry keeps as they came, are those of its cells
 * as a delimited list has them (RFC 4180): the sheet itself has none.
 */
#include "call/list_sheet.h"

#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "call/list_refusal.h"
#include "sheet/sheet.h"
#include "text/list_part.h"

struct YbssListSheet
{
	YbssSheetReader *reader;
	YbssSheetRow *row;
	StringInfoData raw;
	MemoryContextCallback close;
};

/* Tell the kernel when the statement is cancelled. */
static bool
is_cancelled(void)
{
	return QueryCancelPending || ProcDiePending;
}

/* Close the workbook with the memory that it is read in. */
static void
close_sheet(void *argument)
{
	YbssListSheet *sheet = argument;

	ybss_sheet_close(sheet->reader);
	sheet->reader = NULL;
}

/* Open a workbook at a sheet, by name or number; NULL is its first visible one with rows. */
YbssListSheet *
ybss_list_sheet_open(const char *bytes, size_t length, const char *wanted)
{
	YbssListSheet *sheet = palloc0(sizeof(YbssListSheet));
	YbssSheetFault fault;

	sheet->row = palloc(sizeof(YbssSheetRow));
	initStringInfo(&sheet->raw);
	sheet->close.func = close_sheet;
	sheet->close.arg = sheet;
	MemoryContextRegisterResetCallback(CurrentMemoryContext, &sheet->close);
	fault = ybss_sheet_open(bytes, length, wanted, is_cancelled, &sheet->reader);
	if (fault != YBSS_SHEET_FINE)
		ybss_refuse_workbook(fault, wanted ? wanted : "");
	return sheet;
}

/* Begin again at the first row. */
void
ybss_list_sheet_rewind(YbssListSheet *sheet)
{
	YbssSheetFault fault = ybss_sheet_rewind(sheet->reader);

	if (fault != YBSS_SHEET_FINE)
		ybss_refuse_workbook(fault, "");
}

/* Write a cell as a delimited list has it. */
static void
append_cell(StringInfo raw, const YbssSheetCell *cell)
{
	bool quoted = false;

	for (size_t i = 0; i < cell->length && !quoted; i++)
		quoted = cell->text[i] == '"' || cell->text[i] == ',' || cell->text[i] == '\n' ||
				 cell->text[i] == '\r';
	if (!quoted)
	{
		appendBinaryStringInfo(raw, cell->text, (int) cell->length);
		return;
	}
	appendStringInfoCharMacro(raw, '"');
	for (size_t i = 0; i < cell->length; i++)
	{
		if (cell->text[i] == '"')
			appendStringInfoCharMacro(raw, '"');
		appendStringInfoCharMacro(raw, cell->text[i]);
	}
	appendStringInfoCharMacro(raw, '"');
}

/* Name what was lost of a cell before it came here. */
static const char *
note_of(YbssCellNote note)
{
	return note == YBSS_CELL_DIGITS_LOST ? "digits_lost"
		   : note == YBSS_CELL_NO_VALUE	 ? "formula_without_value"
										 : NULL;
}

/* Give the row that was read last as a line. */
static void
give_line(YbssListSheet *sheet, YbssListLine *line)
{
	const YbssSheetRow *row = sheet->row;
	bool blank = true;

	resetStringInfo(&sheet->raw);
	for (int i = 0; i < row->count; i++)
	{
		const YbssSheetCell *cell = &row->cells[i];

		if (i > 0)
			appendStringInfoCharMacro(&sheet->raw, ',');
		append_cell(&sheet->raw, cell);
		line->cells[i].text = cell->text;
		line->cells[i].length = (int) cell->length;
		line->cells[i].note = note_of(cell->note);
		blank = blank && cell->note == YBSS_CELL_FINE && ybss_list_blank(cell->text, cell->length);
	}
	line->part = blank && !row->wider ? YBSS_PART_BLANK : YBSS_PART_LINE;
	line->number = row->number;
	line->lines = 1;
	line->raw = sheet->raw.data;
	line->raw_length = sheet->raw.len;
	line->cell_count = row->count;
	line->fault = row->wider ? "too_many_fields" : NULL;
	line->fault_field = row->wider ? YBSS_SHEET_COLUMNS + 1 : 0;
	line->fault_byte = 0;
	line->note = NULL;
	line->hidden = row->hidden;
}

/* Read the next row; false at the end. What it points to holds until the next. */
bool
ybss_list_sheet_next(YbssListSheet *sheet, YbssListLine *line)
{
	YbssSheetFault fault;

	CHECK_FOR_INTERRUPTS();
	fault = ybss_sheet_next(sheet->reader, sheet->row);
	if (fault == YBSS_SHEET_END)
		return false;
	if (fault != YBSS_SHEET_FINE)
		ybss_refuse_workbook(fault, "");
	give_line(sheet, line);
	return true;
}

/* Give a sheet that has rows as a line, by a number from 0: its name, and whether it is read. */
bool
ybss_list_sheet_name(YbssListSheet *sheet, int number, YbssListLine *line)
{
	YbssSheetName name;
	YbssSheetFault fault = ybss_sheet_name(sheet->reader, number, &name);

	if (fault == YBSS_SHEET_END)
		return false;
	if (fault != YBSS_SHEET_FINE)
		ybss_refuse_workbook(fault, "");
	memset(line, 0, offsetof(YbssListLine, cells));
	line->part = YBSS_PART_SHEET;
	line->raw = "";
	line->cell_count = 2;
	line->cells[0] = (YbssListCell){name.name, (int) strlen(name.name), NULL};
	line->cells[1] = (YbssListCell){name.read ? "read" : "left", 4, NULL};
	line->fault = line->note = NULL;
	return true;
}
