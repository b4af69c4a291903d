/*
 * list_sheet.h
 *		The rows of a workbook's sheet as those of a list.
 */
#ifndef YBSS_CALL_LIST_SHEET_H
#define YBSS_CALL_LIST_SHEET_H

#include "call/list_line.h"

typedef struct YbssListSheet YbssListSheet;

extern YbssListSheet *ybss_list_sheet_open(const char *bytes, size_t length, const char *sheet);
extern void ybss_list_sheet_rewind(YbssListSheet *sheet);
extern bool ybss_list_sheet_next(YbssListSheet *sheet, YbssListLine *line);
extern bool ybss_list_sheet_name(YbssListSheet *sheet, int number, YbssListLine *line);

#endif /* YBSS_CALL_LIST_SHEET_H */
