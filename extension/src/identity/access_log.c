/*
 * access_log.c
 *		Writes a line of the access log in a transaction of its own.
 *
 * Whoever reads a person's data could roll back and take the line with it. So a
 * background worker writes and commits the line while the caller waits, and the
 * value is given only after that. Without a worker there is no value. The same
 * way counts the numbers that a member looked up: no rollback lowers the count.
 */
#include "identity/access.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "pgstat.h"
#include "postmaster/bgworker.h"
#include "storage/dsm.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/snapmgr.h"

#define LONGEST_WORD 80
#define LOOK_UP "look_up:" /* begins the item of a look-up; other items are entered */
#define LONGEST_PURPOSE 1024

/* A line on its way to the worker. */
typedef struct Line
{
	Oid database;
	Oid owner;
	bool written;
	bool look_up; /* count it, and say whether it is allowed */
	bool bound;	  /* by the limits of a day */
	bool allowed;
	bool has_member;
	int64 member_id;
	int32 district;
	int64 record_id;
	NameData role;
	char kind[LONGEST_WORD];
	char item[LONGEST_WORD];
	char purpose[LONGEST_PURPOSE];
	char outcome[LONGEST_WORD];
} Line;

PGDLLEXPORT void ybss_access_log_main(Datum argument);

static const char *const insert =
	"INSERT INTO ybss_registry.access_log "
	"(district, member_id, role_name, who, office, kind, record_id, item, purpose, outcome) "
	"SELECT $1, $2, $3, m.label, m.office, $4, $5, $6, $7, $8 "
	"FROM (SELECT) nobody LEFT JOIN ybss_registry.member m ON m.member_id = $2 "
	"WHERE $9 IS NOT NULL RETURNING true";
static const char *const count =
	"SELECT ybss_registry.note_look_up($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/* Write the line as the owner of the table; for a look-up, say whether it is allowed. */
static void
insert_line(Line *line)
{
	Oid types[] = {INT4OID, INT8OID, NAMEOID, TEXTOID, INT8OID, TEXTOID, TEXTOID, TEXTOID, BOOLOID};
	Datum values[] = {Int32GetDatum(line->district),	  Int64GetDatum(line->member_id),
					  NameGetDatum(&line->role),		  CStringGetTextDatum(line->kind),
					  Int64GetDatum(line->record_id),	  CStringGetTextDatum(line->item),
					  CStringGetTextDatum(line->purpose), CStringGetTextDatum(line->outcome),
					  BoolGetDatum(line->bound)};
	char nulls[] = {' ', line->has_member ? ' ' : 'n', ' ', ' ', ' ', ' ', ' ', ' ', ' ', '\0'};
	bool isnull = true;
	Datum allowed = 0;

	SetUserIdAndSecContext(line->owner, SECURITY_LOCAL_USERID_CHANGE);
	SPI_connect();
	SPI_execute_with_args(line->look_up ? count : insert, lengthof(types), types, values, nulls,
						  false, 0);
	if (SPI_processed == 1)
		allowed = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	if (isnull)
		elog(ERROR, "the access log took no line");
	line->allowed = DatumGetBool(allowed);
	SPI_finish();
}

/* Write one line and commit: what the background worker does. */
void
ybss_access_log_main(Datum argument)
{
	dsm_segment *segment;
	Line *line;

	BackgroundWorkerUnblockSignals();
	segment = dsm_attach(DatumGetUInt32(argument));
	if (segment == NULL)
		return;
	line = dsm_segment_address(segment);
	BackgroundWorkerInitializeConnectionByOid(line->database, InvalidOid, 0);
	SetConfigOption("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION);
	/* The caller, who waits for us, may hold a lock on the log. */
	SetConfigOption("lock_timeout", "5s", PGC_USERSET, PGC_S_SESSION);
	SetConfigOption("synchronous_commit", "local", PGC_USERSET, PGC_S_SESSION);
	StartTransactionCommand();
	PushActiveSnapshot(GetTransactionSnapshot());
	insert_line(line);
	PopActiveSnapshot();
	CommitTransactionCommand();
	line->written = true;
	dsm_detach(segment);
}

/* Have the line written; false when it was not. */
static bool
write_line(Line *line)
{
	dsm_segment *segment = dsm_create(sizeof(Line), 0);
	BackgroundWorker worker = {0};

	memcpy(dsm_segment_address(segment), line, sizeof(Line));
	worker.bgw_main_arg = UInt32GetDatum(dsm_segment_handle(segment));
	strlcpy(worker.bgw_function_name, "ybss_access_log_main", sizeof worker.bgw_function_name);
	strlcpy(worker.bgw_name, "ybss access log", sizeof worker.bgw_name);
	strlcpy(worker.bgw_type, "ybss access log", sizeof worker.bgw_type);
	if (ybss_work_apart(&worker))
		memcpy(line, dsm_segment_address(segment), sizeof(Line));
	dsm_detach(segment);
	return line->written;
}

/* Copy a text argument that must fit. */
static void
take_text(FunctionCallInfo fcinfo, int argument, char *room, size_t size)
{
	char *value = text_to_cstring(PG_GETARG_TEXT_PP(argument));

	if (strlcpy(room, value, size) >= size)
		ereport(ERROR, (errcode(ERRCODE_STRING_DATA_RIGHT_TRUNCATION),
						errmsg("argument %d is longer than %zu bytes", argument + 1, size - 1),
						errdetail("参数过长。"), errhint("Shorten it.")));
}

/* Begin a line of whoever acts; raises where the caller is not the registry itself. */
static void
begin_line(Line *line)
{
	const YbssActing *acting = ybss_acting_or_error();

	line->owner = ybss_registry_owner();
	if (!has_privs_of_role(GetUserId(), line->owner))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("only the registry's owner writes the access log"),
				 errdetail("只有登记库所有者可以写访问日志。"), errhint("Call ybss.reveal().")));
	line->database = MyDatabaseId;
	line->has_member = acting->member_id != 0;
	line->member_id = acting->member_id;
	/* Who may read the tables is not kept from looking numbers up. */
	line->bound = acting->standing != YBSS_EVERYWHERE;
	namestrcpy(&line->role, GetUserNameFromId(GetOuterUserId(), false));
}

/* Have the line written, or give no value. */
static void
finish_line(Line *line)
{
	if (!write_line(line))
		ereport(ERROR, (errcode(ERRCODE_YBSS_ACCESS_LOG),
						errmsg("the access could not be logged, so nothing is shown"),
						errdetail("访问日志写入失败，未显示任何内容。"),
						errhint("The server's log says why; max_worker_processes must leave one "
								"free, and a standby cannot log.")));
}

/* Take the six texts and numbers that both functions share. */
static void
take_arguments(FunctionCallInfo fcinfo, Line *line)
{
	take_text(fcinfo, 0, line->kind, sizeof line->kind);
	line->district = PG_GETARG_INT32(1);
	line->record_id = PG_GETARG_INT64(2);
	take_text(fcinfo, 3, line->item, sizeof line->item);
	take_text(fcinfo, 4, line->purpose, sizeof line->purpose);
	take_text(fcinfo, 5, line->outcome, sizeof line->outcome);
}

PG_FUNCTION_INFO_V1(ybss_write_access_log);
PG_FUNCTION_INFO_V1(ybss_write_look_up);

/* Write a line of the access log that no rollback takes back. */
Datum
ybss_write_access_log(PG_FUNCTION_ARGS)
{
	Line line = {0};

	begin_line(&line);
	take_arguments(fcinfo, &line);
	finish_line(&line);
	PG_RETURN_VOID();
}

/*
 * Refuse a second look-up in what the client sent as one statement.
 *
 * A loop, a join and a procedure that commits run within one statement of the
 * client's; savepoints and rollbacks leave what is kept here as it is.
 */
static void
refuse_set(void)
{
	static TimestampTz asked_at = 0;
	TimestampTz now = GetCurrentStatementStartTimestamp();

	if (asked_at == now)
		ereport(ERROR, (errcode(ERRCODE_YBSS_LOOK_UP_SET),
						errmsg("one number is looked up by a statement, not a set of them"),
						errdetail("一条语句只能按号码查询一次，不能批量查询。"),
						errhint("Send a statement for each number; whoever has a list hands it "
								"in as a list.")));
	asked_at = now;
}

/* Count a look-up by number, or what is entered; false when it was one too many for the day. */
Datum
ybss_write_look_up(PG_FUNCTION_ARGS)
{
	Line line = {.look_up = true};

	begin_line(&line);
	take_arguments(fcinfo, &line);
	if (line.bound && strncmp(line.item, LOOK_UP, strlen(LOOK_UP)) == 0)
		refuse_set();
	finish_line(&line);
	PG_RETURN_BOOL(line.allowed);
}
