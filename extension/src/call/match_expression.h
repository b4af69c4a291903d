/*
 * match_expression.h
 *		What a match model reads of a row: a column or an expression, checked.
 */
#ifndef YBSS_CALL_MATCH_EXPRESSION_H
#define YBSS_CALL_MATCH_EXPRESSION_H

#include "ybss.h"

#include "utils/relcache.h"

extern char *ybss_match_expression(Relation relation, const char *written, Oid *type);

#endif /* YBSS_CALL_MATCH_EXPRESSION_H */
