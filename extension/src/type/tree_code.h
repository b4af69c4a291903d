/*
 * tree_code.h
 *		What the types grid_code and division_code have in common.
 */
#ifndef YBSS_TYPE_TREE_CODE_H
#define YBSS_TYPE_TREE_CODE_H

#include "lib/stringinfo.h"

#include "code/tree_code.h"

extern Datum ybss_tree_code_in(const YbssTree *tree, const char *in, FunctionCallInfo fcinfo);
extern Datum ybss_tree_code_out(const YbssTree *tree, int64 code);
extern Datum ybss_tree_code_recv(const YbssTree *tree, StringInfo message, FunctionCallInfo fcinfo);
extern Datum ybss_tree_code_from_int8(const YbssTree *tree, int64 number, FunctionCallInfo fcinfo);
extern Datum ybss_tree_code_truncate(const YbssTree *tree, int64 code, int level,
									 FunctionCallInfo fcinfo);
extern Datum ybss_tree_code_lineage(const YbssTree *tree, int64 code, FunctionCallInfo fcinfo);

#endif /* YBSS_TYPE_TREE_CODE_H */
