/*
 * chain_worker.c
 *		Starts the one worker that links what was noted.
 *
 * A background worker needs no preloaded library and no scheduler. It waits
 * before it connects, so that it gathers what comes and holds no database while
 * it waits, links once and ends; the next commit that has something to link
 * starts another one. One a database: a lock that no statement of SQL can take
 * says that one is under way. Where no worker can be had, a scheduler runs the
 * job, and check_registry() says that the chain is behind. The checker does not
 * wait for the next worker: it has one link at once what was committed.
 */
#include "history/chain_worker.h"

#include "access/xact.h"
#include "access/xlog.h"
#include "catalog/namespace.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "server/registry_table.h"
#include "server/worker.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "storage/lock.h"
#include "tcop/tcopprot.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

/* What no pg_advisory_lock gives its locks: those are 1 and 2. */
#define LINK_LOCK 99
/* A backend asks no oftener than this whether a worker is under way. */
#define ASK_MILLISECONDS 5000
/* Instead of seconds: link without waiting, also beside a worker that waits. */
#define AT_ONCE -1

PGDLLEXPORT void ybss_chain_main(Datum argument);

static int link_after = 20;
static TimestampTz asked_at = 0;

/* Name the lock of a database's worker. */
static void
name_lock(LOCKTAG *lock, Oid database)
{
	SET_LOCKTAG_ADVISORY(*lock, database, 0x79627373, 0x6c696e6b, LINK_LOCK);
}

/* Define the setting; called once when the library is loaded. */
void
ybss_chain_worker_start(void)
{
	DefineCustomIntVariable("ybss.link_after", "Seconds after which a worker links what was written; 0: none is started.",
							NULL, &link_after, 20, 0, 3600, PGC_SUSET, GUC_UNIT_S, NULL, NULL, NULL);
}

/* Is a worker of this database under way? */
static bool
is_under_way(void)
{
	LOCKTAG lock;

	name_lock(&lock, MyDatabaseId);
	if (LockAcquire(&lock, ExclusiveLock, true, true) == LOCKACQUIRE_NOT_AVAIL)
		return true;
	LockRelease(&lock, ExclusiveLock, true);
	return false;
}

/* Start a worker that links after so many seconds. */
static bool
start_worker(int seconds, BackgroundWorkerHandle **handle)
{
	BackgroundWorker worker;

	ybss_describe_worker(&worker, "ybss_chain_main", "ybss link");
	worker.bgw_main_arg = ObjectIdGetDatum(MyDatabaseId);
	worker.bgw_notify_pid = seconds == AT_ONCE ? MyProcPid : 0;
	/* It connects to no database before it waited, so no setting of one tells it how long. */
	memcpy(worker.bgw_extra, &seconds, sizeof seconds);
	return RegisterDynamicBackgroundWorker(&worker, handle);
}

/* Have what was noted linked soon, by a worker that this starts where none is under way. */
void
ybss_link_soon(void)
{
	BackgroundWorkerHandle *handle;
	TimestampTz now = GetCurrentTimestamp();

	if (link_after == 0 || (asked_at != 0 && now - asked_at < ASK_MILLISECONDS * INT64CONST(1000)))
		return;
	asked_at = now;
	if (is_under_way())
		return;
	(void) start_worker(link_after, &handle);
}

PG_FUNCTION_INFO_V1(ybss_link_at_once);

/*
 * Have what was committed linked at once by a worker, and wait for it.
 *
 * It reads what is committed, whatever the caller's transaction did meanwhile,
 * and gives up soon where that one holds a table locked.
 */
Datum
ybss_link_at_once(PG_FUNCTION_ARGS)
{
	BackgroundWorkerHandle *handle;

	if (link_after == 0 || RecoveryInProgress() || !start_worker(AT_ONCE, &handle))
		PG_RETURN_BOOL(false);
	PG_RETURN_BOOL(WaitForBackgroundWorkerShutdown(handle) == BGWH_STOPPED);
}

/* Give the lock back, however the worker ends. */
static void
release_lock(int code, Datum argument)
{
	LockReleaseAll(USER_LOCKMETHOD, true);
}

/* Wait so many seconds; the postmaster may end us meanwhile. */
static void
wait_seconds(int seconds)
{
	TimestampTz until = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), seconds * 1000L);
	long left;

	while ((left = TimestampDifferenceMilliseconds(GetCurrentTimestamp(), until)) > 0)
	{
		(void) WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, left, PG_WAIT_EXTENSION);
		ResetLatch(MyLatch);
		CHECK_FOR_INTERRUPTS();
	}
}

/* Link what was noted, as the registry's owner. */
static void
link_once(void)
{
	StartTransactionCommand();
	PushActiveSnapshot(GetTransactionSnapshot());
	if (OidIsValid(ybss_find_registry_table("to_link")))
	{
		SetUserIdAndSecContext(ybss_registry_owner(), SECURITY_LOCAL_USERID_CHANGE);
		SPI_connect();
		SPI_execute("SELECT ybss_registry.link_changes()", false, 0);
		SPI_finish();
	}
	PopActiveSnapshot();
	CommitTransactionCommand();
}

/* What the worker does. */
void
ybss_chain_main(Datum argument)
{
	Oid database = DatumGetObjectId(argument);
	int seconds;
	LOCKTAG lock;

	memcpy(&seconds, MyBgworkerEntry->bgw_extra, sizeof seconds);
	pqsignal(SIGTERM, die);
	BackgroundWorkerUnblockSignals();
	name_lock(&lock, database);
	before_shmem_exit(release_lock, (Datum) 0);
	if (seconds != AT_ONCE && LockAcquire(&lock, ExclusiveLock, true, true) == LOCKACQUIRE_NOT_AVAIL)
		return;
	wait_seconds(seconds);
	ybss_connect_worker(database, seconds == AT_ONCE ? "2s" : "10s");
	if (seconds == AT_ONCE)
	{
		link_once();
		return;
	}
	/* A commit that comes from here on starts the next worker. */
	LockRelease(&lock, ExclusiveLock, true);
	link_once();
	/* One that saw us under way may have become visible only after we looked. */
	wait_seconds(1);
	link_once();
}
