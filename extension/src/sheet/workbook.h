/*
 * workbook.h
 *		The sheets of a workbook and where its parts are.
 */
#ifndef YBSS_SHEET_WORKBOOK_H
#define YBSS_SHEET_WORKBOOK_H

#include "sheet/package.h"

#define YBSS_SHEET_NAME 256
#define YBSS_SHEETS 1024

typedef struct YbssSheetEntry
{
	char name[YBSS_SHEET_NAME];
	char id[64]; /* by which the relations name its part */
	char part[YBSS_PART_NAME];
	bool hidden;
} YbssSheetEntry;

typedef struct YbssWorkbook
{
	char part[YBSS_PART_NAME];
	char strings[YBSS_PART_NAME];
	char styles[YBSS_PART_NAME];
	bool from_1904;
	int count;
	YbssSheetEntry *sheets;
} YbssWorkbook;

extern YbssSheetFault ybss_workbook_read(const YbssPackage *package, YbssWorkbook *workbook);
extern void ybss_workbook_free(YbssWorkbook *workbook);
extern int ybss_workbook_sheet(const YbssWorkbook *workbook, const char *wanted);

#endif /* YBSS_SHEET_WORKBOOK_H */
