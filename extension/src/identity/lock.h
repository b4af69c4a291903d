/*
 * lock.h
 *		Locks that only the registry's own functions take.
 */
#ifndef YBSS_IDENTITY_LOCK_H
#define YBSS_IDENTITY_LOCK_H

#include "ybss.h"

extern void ybss_lock_start(void);
extern void ybss_wait_for(Oid subject, int64 key, bool alone);

#endif /* YBSS_IDENTITY_LOCK_H */
