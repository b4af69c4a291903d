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
 * at a time for each turn.
 */
#include "server/apart.h"

#include "access/xact.h"
#include "access/xlog.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "server/worker.h"
#include "storage/dsm.h"
#include "storage/lock.h"
#include "storage/proc.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/snapmgr.h"

/* SQL takes advisory locks of fields 1 and 2: nobody can hold this one from there. */
#define TURN_FIELD 0x5942
#define MOST_MILLISECONDS 10000
#define PAUSE_MILLISECONDS 5
#define PAUSES_FOR_WORKER 1000

/* A statement on its way to the worker, and what came of it. */
typedef struct Message
{
	Oid database;
	Oid owner;
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

/* Run the worker to its end when its turn has come; false when none could be started. */
static bool
run_worker(BackgroundWorker *worker, uint64 turn)
{
	LOCKTAG lock;
	BackgroundWorkerHandle *handle;
	bool ended = false;

	worker->bgw_notify_pid = MyProcPid;
	take_turn(&lock, turn);
	handle = start_worker(worker);
	if (handle != NULL)
	{
		/* Who cancels keeps his turn: else he could start one worker after another. */
		HOLD_INTERRUPTS();
		ended = WaitForBackgroundWorkerShutdown(handle) == BGWH_STOPPED;
		RESUME_INTERRUPTS();
	}
	LockRelease(&lock, ExclusiveLock, false);
	return ended;
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

/* Run one statement and commit: what the background worker does. */
void
ybss_apart_main(Datum argument)
{
	dsm_segment *segment;
	Message *message;

	BackgroundWorkerUnblockSignals();
	segment = dsm_attach(DatumGetUInt32(argument));
	if (segment == NULL)
		return;
	message = dsm_segment_address(segment);
	ybss_connect_worker(message->database, "5s");
	SetConfigOption("synchronous_commit", "local", PGC_USERSET, PGC_S_SESSION);
	StartTransactionCommand();
	PushActiveSnapshot(GetTransactionSnapshot());
	run_message(message);
	PopActiveSnapshot();
	CommitTransactionCommand();
	message->written = true;
	dsm_detach(segment);
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
	dsm_segment *segment;
	Message *message;
	BackgroundWorker described;
	bool written = false;

	/* No worker begins before a standby is promoted. */
	if (RecoveryInProgress())
		return false;
	segment = dsm_create(offsetof(Message, packed) + packed_size(statement), 0);
	message = dsm_segment_address(segment);
	memset(message, 0, offsetof(Message, packed));
	message->database = MyDatabaseId;
	message->owner = ybss_registry_owner();
	pack(message, statement);
	ybss_describe_worker(&described, "ybss_apart_main", worker);
	described.bgw_main_arg = UInt32GetDatum(dsm_segment_handle(segment));
	if (run_worker(&described, turn))
		written = message->written && (answer == NULL || message->answered);
	if (written && answer != NULL)
		*answer = message->answer;
	dsm_detach(segment);
	return written;
}
