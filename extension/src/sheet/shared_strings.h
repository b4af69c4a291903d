/*
 * shared_strings.h
 *		The texts that a workbook keeps once and its cells refer to by number.
 */
#ifndef YBSS_SHEET_SHARED_STRINGS_H
#define YBSS_SHEET_SHARED_STRINGS_H

#include "sheet/package.h"

/* Bytes of all of them together: what a sheet of a million lines has. */
#define YBSS_SHARED_BYTES (UINT64_C(256) << 20)

typedef struct YbssSharedStrings YbssSharedStrings;

extern YbssSheetFault ybss_shared_strings_read(const YbssPackage *package, const char *part,
											   YbssSharedStrings **strings);
extern bool ybss_shared_string(const YbssSharedStrings *strings, size_t number, const char **text,
							   size_t *length);
extern void ybss_shared_strings_free(YbssSharedStrings *strings);

#endif /* YBSS_SHEET_SHARED_STRINGS_H */
