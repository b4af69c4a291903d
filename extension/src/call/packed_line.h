/*
 * packed_line.h
 *		Lines of a list one behind the other, each behind its length.
 */
#ifndef YBSS_CALL_PACKED_LINE_H
#define YBSS_CALL_PACKED_LINE_H

#include "ybss.h"

#include "lib/stringinfo.h"

extern void ybss_pack_line(StringInfo packed, const char *raw, int length);
extern void ybss_pack_nothing(StringInfo packed);
extern bool ybss_unpack_line(const char **cursor, const char *end, const char **raw, int *length);

#endif /* YBSS_CALL_PACKED_LINE_H */
