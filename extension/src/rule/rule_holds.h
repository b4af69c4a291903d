/*
 * rule_holds.h
 *		Rules that a view tells, asked of a set of rows at once.
 */
#ifndef YBSS_RULE_RULE_HOLDS_H
#define YBSS_RULE_RULE_HOLDS_H

#include "ybss.h"

#include "storage/itemptr.h"
#include "utils/rel.h"
#include "utils/reltrigger.h"

extern bool ybss_asks_of_row(const Trigger *trigger);
extern bool ybss_set_can_be(Relation table, const Trigger *triggers, int trigger_count,
							const ItemPointerData *rows, int count);

#endif /* YBSS_RULE_RULE_HOLDS_H */
