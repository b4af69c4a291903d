/*
 * rows.h
 *		The rows that one piece of a sheet's XML has: gathered by its elements, given one by one.
 */
#ifndef YBSS_SHEET_ROWS_H
#define YBSS_SHEET_ROWS_H

#include "sheet/row.h"
#include "sheet/shared_strings.h"
#include "sheet/styles.h"
#include "sheet/text_run.h"
#include "sheet/xml.h"

/* A cell that was read; its text is shared, or lies in the run from a place on. */
typedef struct YbssReadCell
{
	const char *shared;
	size_t start;
	size_t length;
	int column;
	YbssCellNote note;
} YbssReadCell;

typedef struct YbssReadRow
{
	int number;
	bool hidden;
	bool wider;
	size_t first_cell;
	size_t cell_count;
} YbssReadRow;

typedef struct YbssRows
{
	const YbssSharedStrings *strings;
	const YbssStyles *styles;
	bool from_1904;
	YbssSheetFault fault;
	/* what was read */
	YbssTextRun run;
	YbssReadCell *cells;
	size_t cell_count;
	size_t cell_room;
	YbssReadRow *rows;
	size_t row_count;
	size_t row_room;
	size_t given;
	/* where reading stands */
	bool in_data;
	bool in_row;
	bool in_cell;
	bool in_value;
	bool has_formula;
	bool has_value;
	int in_phonetic;
	int row;
	int column;
	char type;
	long style;
	size_t start; /* of the cell's text in the run */
} YbssRows;

extern const YbssXmlHandler ybss_rows_handler;
extern void ybss_rows_begin(YbssRows *rows);
extern bool ybss_rows_next(YbssRows *rows, YbssSheetRow *row);
extern void ybss_rows_free(YbssRows *rows);

#endif /* YBSS_SHEET_ROWS_H */
