/*
 * rule_name.h
 *		What the registry calls a rule, whatever an engine calls its constraint.
 */
#ifndef YBSS_RULE_RULE_NAME_H
#define YBSS_RULE_RULE_NAME_H

#include "ybss.h"

#include "utils/relcache.h"

/* A rule as the registry knows it. */
typedef struct YbssRule
{
	char *name;
	char *demands; /* NULL: the registry has no words for it */
	char *chinese;
	char *remedy;
} YbssRule;

extern void ybss_find_rule(Oid constraint, YbssRule *rule);
extern void ybss_find_rule_named(const char *name, YbssRule *rule, char **kind);

#endif /* YBSS_RULE_RULE_NAME_H */
