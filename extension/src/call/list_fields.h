/*
 * list_fields.h
 *		What the cells of a list's lines say: a field each, in the office's codes.
 */
#ifndef YBSS_CALL_LIST_FIELDS_H
#define YBSS_CALL_LIST_FIELDS_H

#include "ybss.h"

#include "utils/array.h"
#include "utils/jsonb.h"

#include "call/list_reader.h"

typedef struct YbssListFields YbssListFields;

extern YbssListFields *ybss_list_fields(ArrayType *columns, ArrayType *word_fields,
										ArrayType *written, ArrayType *values);
extern void ybss_list_map(YbssListFields *fields, const YbssListLine *line);
extern bool ybss_list_meaning(const YbssListFields *fields, uint64 *meaning);
extern Jsonb *ybss_list_jsonb(const YbssListFields *fields);

#endif /* YBSS_CALL_LIST_FIELDS_H */
