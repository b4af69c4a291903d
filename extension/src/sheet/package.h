/*
 * package.h
 *		The parts of a package (a zip file), read one at a time, with limits.
 */
#ifndef YBSS_SHEET_PACKAGE_H
#define YBSS_SHEET_PACKAGE_H

#include <stddef.h>
#include <stdint.h>

#include "sheet/fault.h"

/* A part may be so large, unpacked, and so much larger than the whole package. */
#define YBSS_PART_BYTES (UINT64_C(4) << 30)
#define YBSS_PART_RATIO 400
#define YBSS_PART_FREE (UINT64_C(64) << 20) /* whatever the ratio */
#define YBSS_PACKAGE_PARTS 20000
#define YBSS_PART_NAME 512

typedef struct YbssPackage
{
	const char *bytes;
	size_t length;
	YbssSheetStop stop;
} YbssPackage;

typedef struct YbssPart YbssPart;

extern YbssSheetFault ybss_package_list(const YbssPackage *package,
										bool (*each)(void *state, const char *name), void *state);
extern YbssSheetFault ybss_part_open(const YbssPackage *package, const char *name, YbssPart **part);
extern YbssSheetFault ybss_part_read(YbssPart *part, char *buffer, size_t room, size_t *length);
extern void ybss_part_close(YbssPart *part);
extern bool ybss_part_name_is(const char *name, const char *wanted);

#endif /* YBSS_SHEET_PACKAGE_H */
