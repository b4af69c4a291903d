/*
 * styles.h
 *		The number formats that the cells of a workbook refer to.
 */
#ifndef YBSS_SHEET_STYLES_H
#define YBSS_SHEET_STYLES_H

#include "sheet/number_format.h"
#include "sheet/package.h"

typedef struct YbssStyles
{
	YbssNumberFormat *of_cell; /* by the number that a cell has */
	size_t count;
} YbssStyles;

extern YbssSheetFault ybss_styles_read(const YbssPackage *package, const char *part,
									   YbssStyles *styles);
extern YbssNumberFormat ybss_style(const YbssStyles *styles, long number);
extern void ybss_styles_free(YbssStyles *styles);

#endif /* YBSS_SHEET_STYLES_H */
