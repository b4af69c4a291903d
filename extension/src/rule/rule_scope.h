/*
 * rule_scope.h
 *		A writer sees both ends of a link.
 */
#ifndef YBSS_RULE_RULE_SCOPE_H
#define YBSS_RULE_RULE_SCOPE_H

#include "ybss.h"

#include "rule/rule_key.h"
#include "rule/rule_reference.h"

extern bool ybss_end_is_hidden(const YbssReference *reference, const YbssKeyValues *key,
							   Relation table, HeapTuple row, bool *is_there);

#endif /* YBSS_RULE_RULE_SCOPE_H */
