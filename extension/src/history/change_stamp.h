/*
 * change_stamp.h
 *		The change that a transaction makes.
 */
#ifndef YBSS_HISTORY_CHANGE_STAMP_H
#define YBSS_HISTORY_CHANGE_STAMP_H

#include "ybss.h"

#include "datatype/timestamp.h"

/* The change that this transaction makes, in one district. */
typedef struct YbssChange
{
	int64 change_id;
	TimestampTz at;
} YbssChange;

extern void ybss_change_start(void);
extern const YbssChange *ybss_change_of(int32 district);
extern bool ybss_is_own_change(int64 change_id);

#endif /* YBSS_HISTORY_CHANGE_STAMP_H */
