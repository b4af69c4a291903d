/*
 * access_log.c
 *		Writes a line of the access log in a transaction of its own.
 *
 * Whoever reads a person's data could roll back and take the line with it. So the
 * line is written and committed apart while the caller waits, and the value is
 * given only after that: no line, no value. The same way counts the numbers that
 * a member looked up: no rollback lowers the count.
 */
#include "ybss.h"

#include "access/xact.h"
#include "catalog/pg_type_d.h"
#include "identity/acting.h"
#include "miscadmin.h"
#include "server/apart.h"
#include "server/registry_table.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/timestamp.h"

#define LONGEST_WORD 79
#define LONGEST_PURPOSE 1023
#define LOOK_UP "look_up:" /* begins the item of a look-up; other items are entered */

/* The arguments of both functions. */
enum
{
	KIND,
	DISTRICT,
	RECORD_ID,
	ITEM,
	PURPOSE,
	OUTCOME
};

static const char *const insert =
	"INSERT INTO ybss_registry.access_log "
	"(district, member_id, role_name, who, office, kind, record_id, item, purpose, outcome) "
	"SELECT $1, $2, $3, m.label, m.office, $4, $5, $6, $7, $8 "
	"FROM (SELECT) nobody LEFT JOIN ybss_registry.member m ON m.member_id = $2 "
	"WHERE $9 IS NOT NULL RETURNING true";
static const char *const search =
	"SELECT ybss_registry.note_search_lines($1, $2, $3, $4, $5, $6, $7)";
static const char *const count =
	"SELECT ybss_registry.note_look_up($1, $2, $3, $4, $5, $6, $7, $8, $9)";

/* Refuse whoever is not the registry itself. */
static void
require_owner(void)
{
	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("only the registry's owner writes the access log"),
				 errdetail("只有登记库所有者可以写访问日志。"), errhint("Call ybss.reveal().")));
}

/* Refuse a text that is longer than the log keeps. */
static void
require_short(FunctionCallInfo fcinfo, int argument, int longest)
{
	if (VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(argument)) > longest)
		ereport(ERROR, (errcode(ERRCODE_STRING_DATA_RIGHT_TRUNCATION),
						errmsg("argument %d is longer than %d bytes", argument + 1, longest),
						errdetail("参数过长。"), errhint("Shorten it.")));
}

/* Refuse texts that do not fit. */
static void
require_short_texts(FunctionCallInfo fcinfo)
{
	require_short(fcinfo, KIND, LONGEST_WORD);
	require_short(fcinfo, ITEM, LONGEST_WORD);
	require_short(fcinfo, PURPOSE, LONGEST_PURPOSE);
	require_short(fcinfo, OUTCOME, LONGEST_WORD);
}

/* Have a statement of the log run and committed, or give no value; gives what it answers. */
static bool
write_apart(const YbssStatement *statement)
{
	bool answer;

	if (!ybss_run_apart("ybss access log", ybss_turn_of_actor(), statement, &answer))
		ereport(ERROR, (errcode(ERRCODE_YBSS_ACCESS_LOG),
						errmsg("the access could not be logged, so nothing is shown"),
						errdetail("访问日志写入失败，未显示任何内容。"),
						errhint("The server's log says why; max_worker_processes must leave one "
								"free, and a standby cannot log.")));
	return answer;
}

/* Have the line of whoever acts written, or give no value; gives what the statement answers. */
static bool
write_line(FunctionCallInfo fcinfo, const char *statement, const YbssActing *acting, bool bound)
{
	static const Oid types[] = {INT4OID, INT8OID, NAMEOID, TEXTOID, INT8OID,
								TEXTOID, TEXTOID, TEXTOID, BOOLOID};
	NameData role = {""};
	Datum values[] = {PG_GETARG_DATUM(DISTRICT),
					  Int64GetDatum(acting->member_id),
					  NameGetDatum(&role),
					  PointerGetDatum(PG_GETARG_TEXT_PP(KIND)),
					  PG_GETARG_DATUM(RECORD_ID),
					  PointerGetDatum(PG_GETARG_TEXT_PP(ITEM)),
					  PointerGetDatum(PG_GETARG_TEXT_PP(PURPOSE)),
					  PointerGetDatum(PG_GETARG_TEXT_PP(OUTCOME)),
					  BoolGetDatum(bound)};
	bool nulls[lengthof(types)] = {false, acting->member_id == 0};

	namestrcpy(&role, GetUserNameFromId(GetOuterUserId(), false));
	return write_apart(&(YbssStatement){statement, lengthof(types), types, values, nulls});
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

PG_FUNCTION_INFO_V1(ybss_write_access_log);

/* Write a line of the access log that no rollback takes back. */
Datum
ybss_write_access_log(PG_FUNCTION_ARGS)
{
	const YbssActing *acting = ybss_acting_or_error();

	require_owner();
	require_short_texts(fcinfo);
	(void) write_line(fcinfo, insert, acting, false);
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ybss_write_look_up);

/* Count a look-up by number, or what is entered; false when it was one too many for the day. */
Datum
ybss_write_look_up(PG_FUNCTION_ARGS)
{
	const YbssActing *acting = ybss_acting_or_error();
	/* Who may read the tables is not kept from looking numbers up. */
	bool bound = acting->standing != YBSS_EVERYWHERE;

	require_owner();
	require_short_texts(fcinfo);
	if (bound && strncmp(text_to_cstring(PG_GETARG_TEXT_PP(ITEM)), LOOK_UP, strlen(LOOK_UP)) == 0)
		refuse_set();
	PG_RETURN_BOOL(write_line(fcinfo, count, acting, bound));
}

/* The arguments of a look-up by clues. */
enum
{
	SEARCH_KIND,
	SEARCH_DISTRICTS,
	SEARCH_RECORDS,
	SEARCH_PURPOSE
};

PG_FUNCTION_INFO_V1(ybss_write_search);

/* Log and count a look-up by clues, with all that it found; false when it was one too many for the
 * day. */
Datum
ybss_write_search(PG_FUNCTION_ARGS)
{
	static const Oid types[] = {INT4ARRAYOID, INT8OID, NAMEOID, TEXTOID,
								INT8ARRAYOID, TEXTOID, BOOLOID};
	const YbssActing *acting = ybss_acting_or_error();
	bool bound = acting->standing != YBSS_EVERYWHERE;
	NameData role = {""};
	Datum values[] = {PG_GETARG_DATUM(SEARCH_DISTRICTS),
					  Int64GetDatum(acting->member_id),
					  NameGetDatum(&role),
					  PointerGetDatum(PG_GETARG_TEXT_PP(SEARCH_KIND)),
					  PG_GETARG_DATUM(SEARCH_RECORDS),
					  PointerGetDatum(PG_GETARG_TEXT_PP(SEARCH_PURPOSE)),
					  BoolGetDatum(bound)};
	bool nulls[lengthof(types)] = {false, acting->member_id == 0};

	require_owner();
	require_short(fcinfo, SEARCH_KIND, LONGEST_WORD);
	require_short(fcinfo, SEARCH_PURPOSE, LONGEST_PURPOSE);
	if (bound)
		refuse_set();
	namestrcpy(&role, GetUserNameFromId(GetOuterUserId(), false));
	PG_RETURN_BOOL(write_apart(&(YbssStatement){search, lengthof(types), types, values, nulls}));
}
