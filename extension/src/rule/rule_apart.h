/*
 * rule_apart.h
 *		Periods that must not overlap.
 */
#ifndef YBSS_RULE_RULE_APART_H
#define YBSS_RULE_RULE_APART_H

#include "ybss.h"

extern void ybss_rule_apart_start(void);

#endif /* YBSS_RULE_RULE_APART_H */
