/*
 * sheet.h
 *		The rows of a sheet of an .xlsx workbook, one after the other, their cells as text.
 *
 * Memory: the shared strings, and the rows of one piece of the sheet's XML; the
 * sheet may be as long as it likes.
 */
#ifndef YBSS_SHEET_SHEET_H
#define YBSS_SHEET_SHEET_H

#include <stddef.h>

#include "sheet/fault.h"
#include "sheet/row.h"

typedef struct YbssSheetReader YbssSheetReader;

/* A sheet of the workbook, as it is told beside the rows of the one that is read. */
typedef struct YbssSheetName
{
	const char *name;
	bool read;
} YbssSheetName;

extern YbssSheetFault ybss_sheet_open(const char *bytes, size_t length, const char *wanted,
									  YbssSheetStop stop, YbssSheetReader **reader);
extern YbssSheetFault ybss_sheet_rewind(YbssSheetReader *reader);
extern YbssSheetFault ybss_sheet_next(YbssSheetReader *reader, YbssSheetRow *row);
extern YbssSheetFault ybss_sheet_name(YbssSheetReader *reader, int number, YbssSheetName *name);
extern void ybss_sheet_close(YbssSheetReader *reader);

#endif /* YBSS_SHEET_SHEET_H */
