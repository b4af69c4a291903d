/*
 * list_refusal.h
 *		What is no list is named as what it is, with what to do.
 */
#ifndef YBSS_CALL_LIST_REFUSAL_H
#define YBSS_CALL_LIST_REFUSAL_H

#include "ybss.h"

#include "sheet/fault.h"
#include "sheet/file_kind.h"

extern void ybss_refuse_file(YbssFileKind kind) pg_attribute_noreturn();
extern void ybss_refuse_workbook(YbssSheetFault fault, const char *sheet) pg_attribute_noreturn();

#endif /* YBSS_CALL_LIST_REFUSAL_H */
