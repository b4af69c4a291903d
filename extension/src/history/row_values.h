/*
 * row_values.h
 *		The values of a row: compared to the byte, printed alike in every session, as JSON.
 */
#ifndef YBSS_HISTORY_ROW_VALUES_H
#define YBSS_HISTORY_ROW_VALUES_H

#include "ybss.h"

#include "access/htup.h"
#include "access/tupdesc.h"
#include "utils/jsonb.h"

extern bool ybss_same_value(TupleDesc layout, AttrNumber column, HeapTuple one, HeapTuple other);
extern int ybss_fix_outputs(void);
extern Jsonb *ybss_values_as_json(TupleDesc layout, HeapTuple row, const bool *wanted);

#endif /* YBSS_HISTORY_ROW_VALUES_H */
