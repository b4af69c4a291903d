/*
 * worker.h
 *		What every background worker of ours has in common: how it is named, how it begins.
 */
#ifndef YBSS_SERVER_WORKER_H
#define YBSS_SERVER_WORKER_H

#include "ybss.h"

#include "postmaster/bgworker.h"

extern void ybss_describe_worker(BackgroundWorker *worker, const char *function, const char *name);
extern void ybss_connect_worker(Oid database, const char *lock_timeout);

#endif /* YBSS_SERVER_WORKER_H */
