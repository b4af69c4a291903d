/*
 * rule_set.h
 *		The rules of links, held against a set of rows at once.
 */
#ifndef YBSS_RULE_RULE_SET_H
#define YBSS_RULE_RULE_SET_H

#include "ybss.h"

#include "access/htup.h"
#include "nodes/execnodes.h"
#include "storage/itemptr.h"

/* What is judged of a set: the keys and periods of a table. */
typedef struct YbssSetRules YbssSetRules;

extern YbssSetRules *ybss_set_rules(Relation table);
extern bool ybss_set_rules_take(YbssSetRules *rules, ResultRelInfo *target);
extern bool ybss_set_holds(YbssSetRules *rules, const ItemPointerData *rows, int count);

#endif /* YBSS_RULE_RULE_SET_H */
