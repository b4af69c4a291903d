/*
 * rule_raise.h
 *		The error of a broken rule.
 */
#ifndef YBSS_RULE_RULE_RAISE_H
#define YBSS_RULE_RULE_RAISE_H

#include "ybss.h"

#include "utils/relcache.h"

/* SQLSTATEs of broken rules are in errors.h. */
extern void ybss_raise_rule(Relation table, Oid constraint, int sqlstate, Relation other);
extern void ybss_raise_rule_named(Relation table, const char *name);

#endif /* YBSS_RULE_RULE_RAISE_H */
