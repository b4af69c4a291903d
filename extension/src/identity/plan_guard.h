/*
 * plan_guard.h
 *		Keeps plans over the registry from whom row security binds.
 */
#ifndef YBSS_IDENTITY_PLAN_GUARD_H
#define YBSS_IDENTITY_PLAN_GUARD_H

#include "ybss.h"

extern void ybss_plan_guard_start(void);

#endif /* YBSS_IDENTITY_PLAN_GUARD_H */
