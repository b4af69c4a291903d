/*
 * row_argument.h
 *		An argument that is said to be a row.
 */
#ifndef YBSS_TYPE_ROW_ARGUMENT_H
#define YBSS_TYPE_ROW_ARGUMENT_H

#include "ybss.h"

#include "access/htup.h"

extern HeapTupleHeader ybss_row_argument(FunctionCallInfo fcinfo, int number);

#endif /* YBSS_TYPE_ROW_ARGUMENT_H */
