/*
 * rule.h
 *		Triggers that refuse a broken link.
 */
#ifndef YBSS_RULE_RULE_H
#define YBSS_RULE_RULE_H

#include "ybss.h"

extern void ybss_rule_start(void);

#endif /* YBSS_RULE_RULE_H */
