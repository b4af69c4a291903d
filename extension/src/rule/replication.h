/*
 * replication.h
 *		Whether rules rest in a session, or are judged when a publisher's transaction ends.
 */
#ifndef YBSS_RULE_REPLICATION_H
#define YBSS_RULE_REPLICATION_H

#include "ybss.h"

extern bool ybss_rules_rest(void);

#endif /* YBSS_RULE_REPLICATION_H */
