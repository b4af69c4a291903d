/*
 * text_run.h
 *		Text that is gathered piece by piece out of a part of a workbook.
 */
#ifndef YBSS_SHEET_TEXT_RUN_H
#define YBSS_SHEET_TEXT_RUN_H

#include <stddef.h>

#include "sheet/fault.h"

/* Longest text of a cell; Excel's own limit is 32,767 characters. */
#define YBSS_CELL_BYTES (1024 * 1024)

typedef struct YbssTextRun
{
	char *bytes;
	size_t length;
	size_t room;
} YbssTextRun;

extern YbssSheetFault ybss_text_add(YbssTextRun *run, const char *bytes, size_t length,
									size_t most);
extern size_t ybss_text_unescape(char *bytes, size_t length);

#endif /* YBSS_SHEET_TEXT_RUN_H */
