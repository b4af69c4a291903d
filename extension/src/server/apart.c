/*
 * apart.c
 *		Has a background worker do something while its caller waits, one at a time
 *		for each member.
 *
 * The server has a handful of workers for everybody. Whoever asks in many
 * sessions at once waits for himself, so that a worker is left for others.
 */
#include "identity/access.h"

#include "access/xlog.h"
#include "miscadmin.h"
#include "postmaster/bgworker.h"
#include "storage/lock.h"
#include "storage/proc.h"

/* SQL takes advisory locks of fields 1 and 2: nobody can hold this one from there. */
#define TURN_FIELD 0x5942
#define MOST_MILLISECONDS 10000
#define PAUSE_MILLISECONDS 5
#define PAUSES_FOR_WORKER 1000

/* Raise that the turn did not come. */
static void
refuse_turn(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_YBSS_TURN), errmsg("too many of your own calls are being logged"),
			 errdetail("同一人员同时发起的查询过多，已等待十秒。"),
			 errhint("One is written at a time for each member: ask again when they have ended.")));
}

/* Wait until no other session of whoever acts has a worker at work; first come, first served. */
static void
take_turn(LOCKTAG *turn)
{
	const YbssActing *acting = ybss_acting();
	uint64 who = acting->member_id != 0 ? (uint64) acting->member_id
										: (uint64) PG_UINT32_MAX << 32 | GetOuterUserId();
	int timeout = LockTimeout;

	SET_LOCKTAG_ADVISORY(*turn, MyDatabaseId, (uint32) (who >> 32), (uint32) who, TURN_FIELD);
	LockTimeout = timeout > 0 ? Min(timeout, MOST_MILLISECONDS) : MOST_MILLISECONDS;
	PG_TRY();
	{
		LockAcquire(turn, ExclusiveLock, false, false);
	}
	PG_CATCH();
	{
		LockTimeout = timeout;
		if (geterrcode() != ERRCODE_LOCK_NOT_AVAILABLE)
			PG_RE_THROW();
		FlushErrorState();
		refuse_turn();
	}
	PG_END_TRY();
	LockTimeout = timeout;
}

/* Start the worker; waits a moment where all are busy. */
static BackgroundWorkerHandle *
start_worker(BackgroundWorker *worker)
{
	BackgroundWorkerHandle *handle;

	for (int i = 0; i < PAUSES_FOR_WORKER; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (RegisterDynamicBackgroundWorker(worker, &handle))
			return handle;
		pg_usleep(PAUSE_MILLISECONDS * 1000L);
	}
	return NULL;
}

/* Run the worker to its end, for whoever acts; false when none could be started. */
bool
ybss_work_apart(BackgroundWorker *worker)
{
	LOCKTAG turn;
	BackgroundWorkerHandle *handle;
	bool ended = false;

	/* No worker begins before a standby is promoted. */
	if (RecoveryInProgress())
		return false;
	worker->bgw_flags = BGWORKER_SHMEM_ACCESS | BGWORKER_BACKEND_DATABASE_CONNECTION;
	worker->bgw_start_time = BgWorkerStart_RecoveryFinished;
	worker->bgw_restart_time = BGW_NEVER_RESTART;
	worker->bgw_notify_pid = MyProcPid;
	strlcpy(worker->bgw_library_name, "ybss", sizeof worker->bgw_library_name);
	take_turn(&turn);
	handle = start_worker(worker);
	if (handle != NULL)
	{
		/* Who cancels keeps his turn: else he could start one worker after another. */
		HOLD_INTERRUPTS();
		ended = WaitForBackgroundWorkerShutdown(handle) == BGWH_STOPPED;
		RESUME_INTERRUPTS();
	}
	LockRelease(&turn, ExclusiveLock, false);
	return ended;
}
