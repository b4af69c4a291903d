/*
 * row_trigger.h
 *		The event of a trigger of the registry's rows.
 */
#ifndef YBSS_SERVER_ROW_TRIGGER_H
#define YBSS_SERVER_ROW_TRIGGER_H

#include "ybss.h"

#include "commands/trigger.h"

/* Which events a trigger function takes. */
#define YBSS_ON(event) (1 << (event))

extern TriggerData *ybss_row_trigger(FunctionCallInfo fcinfo, const char *name, int timing,
									 int events);

#endif /* YBSS_SERVER_ROW_TRIGGER_H */
