/*
 * door_number.h
 *		Door numbers: 18号附1号, 之一, 18-22号, 18、20号.
 */
#ifndef YBSS_ADDRESS_DOOR_NUMBER_H
#define YBSS_ADDRESS_DOOR_NUMBER_H

#include "address/read/components.h"

/* Emit a door number; "at" is behind its class word. Returns where it ends. */
extern int ybss_emit_number(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d,
							int start, int at, const char16_t *prefix, bool has_class,
							const char16_t *suffix);

/* Tell whether a building, a stair or what is within one is numbered here: 12号乙3单元. */
extern bool ybss_house_follows(const YbssScan *scan, int at);

/* What 号 numbers here: a door, a building or a room; "end" is behind it. */
extern YbssElementKind ybss_kind_of_number(const YbssScan *scan, const YbssDetail *detail, int end);

#endif /* YBSS_ADDRESS_DOOR_NUMBER_H */
