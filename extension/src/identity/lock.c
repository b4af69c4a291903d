/*
 * lock.c
 *		Locks that only the registry's own functions take.
 *
 * An advisory lock can be taken by whoever may connect, and with it the work of
 * everybody else. These are locks on an object "key" of class "a table of the
 * registry": the server takes such locks for objects of its own catalogues only,
 * and no SQL does. The functions here are the owner's.
 *
 * Nobody waits for ever: after ybss.lock_patience the waiting one is refused and
 * told who holds what it wants. For that each holder leaves a mark beside the
 * lock, a shared lock whose key is the member: the server's table of locks is the
 * one place that every backend may read and that forgets with the backend.
 *
 * A held lock outlives the commits inside of one statement, a CALL or DO that
 * commits, and goes back when that statement ends, however it ends: nobody keeps
 * a job from others by an idle connection.
 */
#include "identity/lock.h"

#include "access/xact.h"
#include "executor/spi.h"
#include "identity/acting.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "server/registry_table.h"
#include "storage/latch.h"
#include "storage/lmgr.h"
#include "storage/lock.h"
#include "storage/proc.h"
#include "storage/procarray.h"
#include "utils/acl.h"
#include "utils/backend_status.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/timestamp.h"
#include "utils/wait_event.h"

/* A key has 48 bits of its lock: 32 and 16. */
#define LOW_BITS 32
#define LEAST_PATIENCE 10
#define REST 20 /* ms */
#define MOST_HELD 16

static int patience = 30000;

/* Locks that are held over commits. */
static LOCKTAG held[MOST_HELD];
static int held_count = 0;

/* Find a held lock; -1 where it is not one. */
static int
find_held(const LOCKTAG *tag)
{
	for (int i = 0; i < held_count; i++)
		if (memcmp(&held[i], tag, sizeof(LOCKTAG)) == 0)
			return i;
	return -1;
}

/* Give held locks back where no statement goes on behind this commit; an error does it by itself.
 */
static void
end_transaction(XactEvent event, void *argument)
{
	if (event == XACT_EVENT_ABORT)
		held_count = 0;
	else if ((event == XACT_EVENT_PRE_COMMIT || event == XACT_EVENT_PRE_PREPARE) &&
			 !SPI_inside_nonatomic_context())
		while (held_count > 0)
			LockRelease(&held[--held_count], ExclusiveLock, true);
}

/* Define how long one waits; called once when the library is loaded. */
void
ybss_lock_start(void)
{
	DefineCustomIntVariable(
		"ybss.lock_patience", "How long a statement waits for the registry's own locks.",
		"Address tree, scoring, periods of the same person or house.", &patience, 30000,
		LEAST_PATIENCE, INT_MAX, PGC_USERSET, GUC_UNIT_MS | GUC_NOT_IN_SAMPLE, NULL, NULL, NULL);
	RegisterXactCallback(end_transaction, NULL);
}

/* Name the lock that stands for a key of a table or index. */
static LOCKTAG
name_lock(Oid subject, int64 key)
{
	LOCKTAG tag;

	SET_LOCKTAG_OBJECT(tag, MyDatabaseId, subject, (uint32) key, (uint16) (key >> LOW_BITS));
	return tag;
}

/* Leave the mark by which others know who holds the lock. */
static void
leave_mark(void)
{
	int64 member_id = ybss_acting()->member_id;
	LOCKTAG tag;

	if (member_id == 0 || !ybss_registry_exists())
		return;
	tag = name_lock(ybss_registry_table("member"), member_id);
	(void) LockAcquire(&tag, AccessShareLock, false, true);
}

/* Since when does the backend's transaction run? 0 where nobody knows. */
static TimestampTz
transaction_start(int pid)
{
	int count = pgstat_fetch_stat_numbackends();

	for (int i = 1; i <= count; i++)
	{
		PgBackendStatus *status = &ybss_backend_status(i)->backendStatus;

		if (status->st_procpid == pid)
			return status->st_xact_start_timestamp;
	}
	return 0;
}

/* Find a holder of the lock that is not this backend; 0 where there is none any more. */
static int
find_holder(const LockData *locks, const LOCKTAG *tag)
{
	for (int i = 0; i < locks->nelements; i++)
		if (memcmp(&locks->locks[i].locktag, tag, sizeof(LOCKTAG)) == 0 &&
			locks->locks[i].holdMask != 0 && locks->locks[i].pid != MyProcPid)
			return locks->locks[i].pid;
	return 0;
}

/* Find the member whose mark a backend has left; 0 where it has none. */
static int64
find_mark(const LockData *locks, int pid)
{
	Oid members = ybss_registry_table("member");

	for (int i = 0; i < locks->nelements; i++)
	{
		const LOCKTAG *tag = &locks->locks[i].locktag;

		if (locks->locks[i].pid == pid && tag->locktag_type == LOCKTAG_OBJECT &&
			tag->locktag_field1 == MyDatabaseId && tag->locktag_field2 == members)
			return (int64) tag->locktag_field4 << LOW_BITS | tag->locktag_field3;
	}
	return 0;
}

/* Name who holds a lock: the member and office, or the role. */
static char *
name_holder(const LockData *locks, int pid)
{
	int64 member_id = find_mark(locks, pid);
	PGPROC *process = BackendPidGetProc(pid);
	char *label;
	char *office;
	char *role;

	if (member_id != 0 && ybss_describe_member(member_id, &label, &office))
		return psprintf("%s（%s）", label, office);
	role = process != NULL ? GetUserNameFromId(process->roleId, true) : NULL;
	return role != NULL ? role : pstrdup("—");
}

/* Give up waiting: say who holds the lock, since when, and how long was waited. */
static void
raise_waited(const LOCKTAG *tag, int waited)
{
	LockData *locks = GetLockStatusData();
	int pid = find_holder(locks, tag);
	char *holder = pid != 0 ? name_holder(locks, pid) : pstrdup("—");
	TimestampTz since = pid != 0 ? transaction_start(pid) : 0;
	char *when = since != 0 ? pstrdup(timestamptz_to_str(since)) : pstrdup("—");

	ereport(ERROR, (errcode(ERRCODE_YBSS_WAITED),
					errmsg("\"%s\" is held by %s, and waiting has an end",
						   get_rel_name(tag->locktag_field2), holder),
					errdetail("已等待 %d 毫秒，%s 自 %s 起占用。", waited, holder, when),
					errhint("Try again when that transaction has ended; ybss.lock_patience says "
							"how long a statement waits.")));
}

/* Wait for a lock within a limit; whoever holds it is told where the limit passes. */
static void
wait_within(const LOCKTAG *tag, LOCKMODE mode)
{
	MemoryContext caller = CurrentMemoryContext;
	int before = LockTimeout;

	LockTimeout = before > 0 ? Min(before, patience) : patience;
	PG_TRY();
	{
		(void) LockAcquire(tag, mode, false, false);
		LockTimeout = before;
	}
	PG_CATCH();
	{
		int limit = LockTimeout;

		LockTimeout = before;
		if (geterrcode() != ERRCODE_LOCK_NOT_AVAILABLE)
			PG_RE_THROW();
		MemoryContextSwitchTo(caller);
		FlushErrorState();
		raise_waited(tag, limit);
	}
	PG_END_TRY();
}

/* Wait, at most as long as patience lasts, for a lock until the transaction ends. */
void
ybss_wait_for(Oid subject, int64 key, bool alone)
{
	LOCKTAG tag = name_lock(subject, key);
	LOCKMODE mode = alone ? ExclusiveLock : ShareLock;

	if (LockAcquire(&tag, mode, false, true) == LOCKACQUIRE_NOT_AVAIL)
		wait_within(&tag, mode);
	leave_mark();
}

/* Sleep a moment, and wake up for a cancellation. */
static void
rest(void)
{
	(void) WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, REST,
					 PG_WAIT_EXTENSION);
	ResetLatch(MyLatch);
	CHECK_FOR_INTERRUPTS();
}

/*
 * Wait for a table of one's own, at most as long as patience lasts, in no queue.
 *
 * Whoever queues up for a table alone stops all who come behind; here they pass.
 */
static void
wait_for_table(Oid table)
{
	TimestampTz until = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), patience);
	LOCKTAG tag;

	while (!ConditionalLockRelationOid(table, AccessExclusiveLock))
	{
		if (GetCurrentTimestamp() >= until)
		{
			SET_LOCKTAG_RELATION(tag, MyDatabaseId, table);
			raise_waited(&tag, patience);
		}
		rest();
	}
}

/* Only the owner's functions take these locks, whatever was granted. */
static void
require_owner(void)
{
	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("only the registry's own functions take its locks"),
						errdetail("只有登记库自身的函数可以加锁。")));
}

PG_FUNCTION_INFO_V1(ybss_wait_for_lock);

/* Wait for a lock of the registry until the transaction ends. */
Datum
ybss_wait_for_lock(PG_FUNCTION_ARGS)
{
	require_owner();
	ybss_wait_for(PG_GETARG_OID(0), PG_GETARG_INT64(1), PG_GETARG_BOOL(2));
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ybss_wait_for_table);

/* Take a table of the registry alone until the transaction ends. */
Datum
ybss_wait_for_table(PG_FUNCTION_ARGS)
{
	require_owner();
	wait_for_table(PG_GETARG_OID(0));
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ybss_try_lock);

/* Take a lock of the registry until the transaction ends, if nobody has it. */
Datum
ybss_try_lock(PG_FUNCTION_ARGS)
{
	LOCKTAG tag;

	require_owner();
	tag = name_lock(PG_GETARG_OID(0), PG_GETARG_INT64(1));
	if (LockAcquire(&tag, PG_GETARG_BOOL(2) ? ExclusiveLock : ShareLock, false, true) ==
		LOCKACQUIRE_NOT_AVAIL)
		PG_RETURN_BOOL(false);
	leave_mark();
	PG_RETURN_BOOL(true);
}

PG_FUNCTION_INFO_V1(ybss_hold_lock);

/* Take a lock of the registry until the statement ends, over its commits, if nobody has it. */
Datum
ybss_hold_lock(PG_FUNCTION_ARGS)
{
	LOCKTAG tag;

	require_owner();
	tag = name_lock(PG_GETARG_OID(0), PG_GETARG_INT64(1));
	if (held_count == MOST_HELD || find_held(&tag) >= 0 ||
		LockAcquire(&tag, ExclusiveLock, true, true) == LOCKACQUIRE_NOT_AVAIL)
		PG_RETURN_BOOL(false);
	held[held_count++] = tag;
	PG_RETURN_BOOL(true);
}

PG_FUNCTION_INFO_V1(ybss_holds_lock);

/* Does this session hold the lock? */
Datum
ybss_holds_lock(PG_FUNCTION_ARGS)
{
	LOCKTAG tag = name_lock(PG_GETARG_OID(0), PG_GETARG_INT64(1));

	PG_RETURN_BOOL(find_held(&tag) >= 0);
}

PG_FUNCTION_INFO_V1(ybss_is_locked);

/* Does any session hold the lock? */
Datum
ybss_is_locked(PG_FUNCTION_ARGS)
{
	LOCKTAG tag;
	LockData *locks;
	bool found = false;

	require_owner();
	tag = name_lock(PG_GETARG_OID(0), PG_GETARG_INT64(1));
	locks = GetLockStatusData();
	for (int i = 0; i < locks->nelements && !found; i++)
		found = memcmp(&locks->locks[i].locktag, &tag, sizeof(LOCKTAG)) == 0 &&
				locks->locks[i].holdMask != 0;
	PG_RETURN_BOOL(found);
}

PG_FUNCTION_INFO_V1(ybss_drop_lock);

/* Give a held lock back; false where there was none. */
Datum
ybss_drop_lock(PG_FUNCTION_ARGS)
{
	LOCKTAG tag;
	int place;

	require_owner();
	tag = name_lock(PG_GETARG_OID(0), PG_GETARG_INT64(1));
	place = find_held(&tag);
	if (place < 0)
		PG_RETURN_BOOL(false);
	held[place] = held[--held_count];
	PG_RETURN_BOOL(LockRelease(&tag, ExclusiveLock, true));
}
