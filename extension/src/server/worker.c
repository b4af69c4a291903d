/*
 * worker.c
 *		What every background worker of ours has in common: how it is named, how it begins.
 */
#include "server/worker.h"

#include "utils/guc.h"

/* Describe a worker that runs a function of this library once. */
void
ybss_describe_worker(BackgroundWorker *worker, const char *function, const char *name)
{
	memset(worker, 0, sizeof *worker);
	worker->bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
	worker->bgw_start_time = BgWorkerStart_RecoveryFinished;
	worker->bgw_restart_time = BGW_NEVER_RESTART;
	strlcpy(worker->bgw_library_name, "ybss", sizeof worker->bgw_library_name);
	strlcpy(worker->bgw_function_name, function, sizeof worker->bgw_function_name);
	strlcpy(worker->bgw_name, name, sizeof worker->bgw_name);
	strlcpy(worker->bgw_type, name, sizeof worker->bgw_type);
}

/* Connect to a database; whoever waits for the worker may hold a lock on what it writes. */
void
ybss_connect_worker(Oid database, const char *lock_timeout)
{
	BackgroundWorkerInitializeConnectionByOid(database, InvalidOid, 0);
	SetConfigOption("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION);
	SetConfigOption("lock_timeout", lock_timeout, PGC_USERSET, PGC_S_SESSION);
}
