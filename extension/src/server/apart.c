/*
 * apart.c
 *		A statement that is committed apart from the caller's transaction.
 *
 * What must stand though its caller rolls back, or only reads, is run and
 * committed by a background worker while the caller waits. It runs as the
 * registry's owner. Without a worker, and on a standby, it is not run.
 *
 * The server has a handful of workers for everybody. Whoever asks in many
 * sessions at once waits for himself, so that a worker is left for others: one
 * at a time for each turn. A worker takes milliseconds to begin, so one of them
 * in a database stays for a moment when it has answered, where nobody waits for
 * its turn: what its session asks next costs a commit. It ends with its session,
 * and after that moment in any case, so that others come by a worker as before.
 */
#include "server/apart.h"

#include "access/xact.h"
#include "access/xlog.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "port/atomics.h"
#include "server/registry_table.h"
#include "server/worker.h"
#include "storage/dsm.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "storage/lock.h"
#include "storage/proc.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/lsyscache.h"
#include "utils/wait_event.h"
#include "utils/snapmgr.h"

/* SQL takes advisory locks of fields 1 and 2: nobody can hold this one from there. */
#define TURN_FIELD 0x5942
#define PLACE_FIELD 0x5943
#define MOST_MILLISECONDS 10000
#define PAUSE_MILLISECONDS 5
#define PAUSES_FOR_WORKER 1000
#define STAYS_MILLISECONDS 1000
#define LOOKS_MILLISECONDS 100
#define ROOM 8192

/* What a message waits for. Asker and worker change it, each from what the other left. */
enum
{
	ASKED,	  /* its worker */
	ANSWERED, /* its asker */
	FREE,	  /* the next statement */
	TAKEN,	  /* the asker to have written it */
	LEFT	  /* nobody: the worker has ended or is about to */
};

/* A statement on its way to the worker, and what came of it. */
typedef struct Message
{
	pg_atomic_uint32 state;
	PGPROC *asker;
	PGPROC *worker;
	Size room; /* for what is packed */
	Oid database;
	Oid owner;
	bool stays; /* the worker, for the next statement */
	bool written;
	bool answered; /* with a value that is not null */
	bool answer;
	int count;
	char packed[FLEXIBLE_ARRAY_MEMBER]; /* the parameters, their types, the text */
} Message;

PGDLLEXPORT void ybss_apart_main(Datum argument);

/* Raise that the turn did not come. */
static void
refuse_turn(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_YBSS_TURN), errmsg("too many of your own calls are being logged"),
			 errdetail("同一人员同时发起的查询过多，已等待十秒。"),
			 errhint("One is written at a time for each member: ask again when they have ended.")));
}

/* Wait until no other session of the same turn has a worker at work; first come, first served. */
static void
take_turn(LOCKTAG *lock, uint64 turn)
{
	int timeout = LockTimeout;

	SET_LOCKTAG_ADVISORY(*lock, MyDatabaseId, (uint32) (turn >> 32), (uint32) turn, TURN_FIELD);
	LockTimeout = timeout > 0 ? Min(timeout, MOST_MILLISECONDS) : MOST_MILLISECONDS;
	PG_TRY();
	{
		LockAcquire(lock, ExclusiveLock, false, false);
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

/* Is a parameter null? */
static bool
is_null(const YbssStatement *statement, int number)
{
	return statement->nulls != NULL && statement->nulls[number];
}

/* Give the bytes that a statement takes when it is packed. */
static Size
packed_size(const YbssStatement *statement)
{
	Size size = statement->count * sizeof(Oid) + strlen(statement->text) + 1;

	for (int i = 0; i < statement->count; i++)
	{
		int16 length;
		bool by_value;

		get_typlenbyval(statement->types[i], &length, &by_value);
		size += datumEstimateSpace(statement->values[i], is_null(statement, i), by_value, length);
	}
	return size;
}

/* Pack a statement into a message. */
static void
pack(Message *message, const YbssStatement *statement)
{
	char *at = message->packed;

	message->count = statement->count;
	for (int i = 0; i < statement->count; i++)
	{
		int16 length;
		bool by_value;

		get_typlenbyval(statement->types[i], &length, &by_value);
		datumSerialize(statement->values[i], is_null(statement, i), by_value, length, &at);
	}
	memcpy(at, statement->types, statement->count * sizeof(Oid));
	strcpy(at + statement->count * sizeof(Oid), statement->text);
}

/* Unpack a message and run what it says as the owner. */
static void
run_message(Message *message)
{
	Oid *types = palloc(message->count * sizeof(Oid));
	Datum *values = palloc(message->count * sizeof(Datum));
	char *nulls = palloc(message->count + 1);
	char *at = message->packed;
	bool no_answer = true;

	for (int i = 0; i < message->count; i++)
	{
		bool no_value;

		values[i] = datumRestore(&at, &no_value);
		nulls[i] = no_value ? 'n' : ' ';
	}
	nulls[message->count] = '\0';
	memcpy(types, at, message->count * sizeof(Oid));
	SetUserIdAndSecContext(message->owner, SECURITY_LOCAL_USERID_CHANGE);
	SPI_connect();
	SPI_execute_with_args(at + message->count * sizeof(Oid), message->count, types, values, nulls,
						  false, 0);
	if (SPI_tuptable != NULL && SPI_processed == 1)
		message->answer = DatumGetBool(
			SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &no_answer));
	message->answered = !no_answer;
	SPI_finish();
}

/* Say that no worker is there any more; whoever waits for it sees it end. */
static void
leave_message(int code, Datum argument)
{
	Message *message = (Message *) DatumGetPointer(argument);

	pg_atomic_write_u32(&message->state, LEFT);
}

/* Take the place of the one worker that may stay; false where another has it. */
static bool
take_place(void)
{
	LOCKTAG place;

	SET_LOCKTAG_ADVISORY(place, MyDatabaseId, 0, 0, PLACE_FIELD);
	return LockAcquire(&place, ExclusiveLock, true, true) != LOCKACQUIRE_NOT_AVAIL;
}

/* Run what was asked, commit and answer; says whether the worker stays. */
static bool
answer_message(Message *message, TimestampTz until, bool first)
{
	Oid user;
	int context;
	bool stays;

	GetUserIdAndSecContext(&user, &context);
	SetCurrentStatementStartTimestamp();
	StartTransactionCommand();
	PushActiveSnapshot(GetTransactionSnapshot());
	run_message(message);
	stays = first ? take_place() : GetCurrentTimestamp() < until;
	PopActiveSnapshot();
	CommitTransactionCommand();
	SetUserIdAndSecContext(user, context);
	message->stays = stays;
	message->written = true;
	pg_write_barrier();
	pg_atomic_write_u32(&message->state, ANSWERED);
	SetLatch(&message->asker->procLatch);
	return stays;
}

/* Wait for the next statement; false when none came in time, or none will. */
static bool
wait_for_message(Message *message, TimestampTz until)
{
	uint32 found;

	while ((found = pg_atomic_read_u32(&message->state)) != ASKED)
	{
		long left = TimestampDifferenceMilliseconds(GetCurrentTimestamp(), until);

		CHECK_FOR_INTERRUPTS();
		if (found == LEFT || (left <= 0 && found != TAKEN &&
							  pg_atomic_compare_exchange_u32(&message->state, &found, LEFT)))
			return false;
		(void) WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, Max(left, 1),
						 PG_WAIT_EXTENSION);
		ResetLatch(MyLatch);
	}
	pg_read_barrier();
	return true;
}

/* Run one statement after the other, each committed: what the background worker does. */
void
ybss_apart_main(Datum argument)
{
	dsm_segment *segment;
	Message *message;
	TimestampTz until;

	BackgroundWorkerUnblockSignals();
	segment = dsm_attach(DatumGetUInt32(argument));
	if (segment == NULL)
		return;
	message = dsm_segment_address(segment);
	message->worker = MyProc;
	before_shmem_exit(leave_message, PointerGetDatum(message));
	ybss_connect_worker(message->database, "5s");
	SetConfigOption("synchronous_commit", "local", PGC_USERSET, PGC_S_SESSION);
	until = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), STAYS_MILLISECONDS);
	for (bool first = true; answer_message(message, until, first); first = false)
		if (!wait_for_message(message, until))
			break;
	/* It stays mapped until the worker's end, which says so there. */
}

/* The worker that this session asked last, while it stays. */
static struct
{
	dsm_segment *segment; /* NULL: there is none */
	Message *message;
	BackgroundWorkerHandle *handle;
} kept;

/* Forget the worker, which ends at once. */
static void
let_go(void)
{
	uint32 found;

	if (kept.segment == NULL)
		return;
	found = pg_atomic_exchange_u32(&kept.message->state, LEFT);
	if ((found == FREE || found == ANSWERED) && kept.message->worker != NULL)
		SetLatch(&kept.message->worker->procLatch);
	dsm_detach(kept.segment);
	if (kept.handle != NULL)
		pfree(kept.handle);
	memset(&kept, 0, sizeof kept);
}

/* Wait for the end of the worker, which has answered and does not stay, or is not to. */
static void
end_worker(void)
{
	uint32 found = ANSWERED;

	if (pg_atomic_compare_exchange_u32(&kept.message->state, &found, LEFT))
		SetLatch(&kept.message->worker->procLatch);
	HOLD_INTERRUPTS();
	(void) WaitForBackgroundWorkerShutdown(kept.handle);
	RESUME_INTERRUPTS();
	let_go();
}

/* A session that ends leaves no worker behind. */
static void
let_go_at_exit(int code, Datum argument)
{
	let_go();
}

/* Write a statement into the message. */
static void
write_message(const YbssStatement *statement)
{
	Message *message = kept.message;

	message->asker = MyProc;
	message->database = MyDatabaseId;
	message->owner = ybss_registry_owner();
	message->written = message->answered = message->answer = false;
	pack(message, statement);
}

/* Ask the worker that is still there; false where there is none, or it has no room. */
static bool
ask_kept(const YbssStatement *statement, Size size)
{
	uint32 expected = FREE;

	if (kept.segment == NULL)
		return false;
	if (size > kept.message->room ||
		!pg_atomic_compare_exchange_u32(&kept.message->state, &expected, TAKEN))
	{
		let_go();
		return false;
	}
	write_message(statement);
	pg_write_barrier();
	pg_atomic_write_u32(&kept.message->state, ASKED);
	SetLatch(&kept.message->worker->procLatch);
	return true;
}

/* Start a worker with a statement; false where none could be started. Where it raises, the next
 * call lets go. */
static bool
ask_new(const char *name, const YbssStatement *statement, Size size)
{
	static bool ends = false;
	Size room = Max(size, ROOM);
	BackgroundWorker worker;
	MemoryContext context;

	kept.segment = dsm_create(offsetof(Message, packed) + room, 0);
	dsm_pin_mapping(kept.segment);
	kept.message = dsm_segment_address(kept.segment);
	memset(kept.message, 0, offsetof(Message, packed));
	pg_atomic_init_u32(&kept.message->state, ASKED);
	kept.message->room = room;
	write_message(statement);
	ybss_describe_worker(&worker, "ybss_apart_main", name);
	worker.bgw_main_arg = UInt32GetDatum(dsm_segment_handle(kept.segment));
	worker.bgw_notify_pid = MyProcPid;
	if (!ends)
		before_shmem_exit(let_go_at_exit, (Datum) 0);
	ends = true;
	context = MemoryContextSwitchTo(TopMemoryContext);
	kept.handle = start_worker(&worker);
	MemoryContextSwitchTo(context);
	return kept.handle != NULL;
}

/* Wait until the worker has answered or is no more; says whether it has. */
static bool
wait_for_answer(void)
{
	pid_t pid;

	/* Who cancels keeps his turn: else he could start one worker after another. */
	HOLD_INTERRUPTS();
	while (pg_atomic_read_u32(&kept.message->state) != ANSWERED)
	{
		/* Asked before the state is read again: it may have answered and ended in between. */
		bool stopped = GetBackgroundWorkerPid(kept.handle, &pid) == BGWH_STOPPED;

		if (stopped || pg_atomic_read_u32(&kept.message->state) == LEFT)
			break;
		(void) WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH,
						 LOOKS_MILLISECONDS, PG_WAIT_EXTENSION);
		ResetLatch(MyLatch);
	}
	RESUME_INTERRUPTS();
	pg_read_barrier();
	return kept.message->written;
}

/*
 * Have a statement run and committed; false when it was not.
 *
 * Who wants an answer has it of the one row's first column, and no answer is as
 * if nothing was written.
 */
bool
ybss_run_apart(const char *worker, uint64 turn, const YbssStatement *statement, bool *answer)
{
	Size size = packed_size(statement);
	LOCKTAG lock;
	bool written = false;
	uint32 answered = ANSWERED;

	/* No worker begins before a standby is promoted. */
	if (RecoveryInProgress())
		return false;
	take_turn(&lock, turn);
	if (ask_kept(statement, size) || ask_new(worker, statement, size))
		written = wait_for_answer();
	if (written && answer != NULL)
	{
		*answer = kept.message->answer;
		written = kept.message->answered;
	}
	if (!kept.message->written)
		let_go();
	else if (!kept.message->stays || LockHasWaiters(&lock, ExclusiveLock, false))
		end_worker();
	else
		(void) pg_atomic_compare_exchange_u32(&kept.message->state, &answered, FREE);
	LockRelease(&lock, ExclusiveLock, false);
	return written;
}
