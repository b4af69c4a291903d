/*
 * login.c
 *		Login, logout and the issue of tickets.
 *
 * A login ticket opens one session, once: its number is written down, and the
 * identity takes effect with the commit that makes the number durable. A
 * rolled-back login therefore gave nobody any right, and a committed one cannot
 * be repeated, on no connection.
 */
#include "ybss.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "identity/acting.h"
#include "identity/setting.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/inval.h"
#include "utils/timestamp.h"

/* A login that waits for its transaction's commit. */
static YbssTicket waiting;
static SubTransactionId waiting_in = InvalidSubTransactionId;
static bool callbacks_registered = false;

/* Put a committed login into force. */
static void
open_login(void)
{
	char name[2 * YBSS_NONCE_BYTES + 1];
	char mark[sizeof name + 8];
	char login[sizeof name + 80];

	ybss_hex(waiting.nonce, YBSS_NONCE_BYTES, name);
	snprintf(mark, sizeof mark, "login:%s", name);
	snprintf(login, sizeof login, "%s:%lld:%lld:%u:%d", name, (long long) waiting.member_id,
			 (long long) waiting.expires_at, get_role_oid(NameStr(waiting.presenter), false),
			 waiting.key_id);
	ybss_set_login(login, mark);
}

/* Open the waiting login with its transaction's commit, forget it with anything else. */
static void
transaction_ends(XactEvent event, void *argument)
{
	if (waiting_in == InvalidSubTransactionId)
		return;
	if (event == XACT_EVENT_PRE_COMMIT)
		open_login();
	waiting_in = InvalidSubTransactionId;
}

/* Let a waiting login share the fate of the savepoint in which it was asked for. */
static void
savepoint_ends(SubXactEvent event, SubTransactionId mine, SubTransactionId parent, void *argument)
{
	if (waiting_in == InvalidSubTransactionId || mine != waiting_in)
		return;
	if (event == SUBXACT_EVENT_COMMIT_SUB)
		waiting_in = parent;
	else if (event == SUBXACT_EVENT_ABORT_SUB)
		waiting_in = InvalidSubTransactionId;
}

/* Write down that a ticket was used; false when it was before. */
static bool
note_use(const YbssTicket *ticket)
{
	static const char *insert =
		"INSERT INTO ybss_registry.ticket_use (nonce, member_id, expires_at, role_name, backend) "
		"VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
	Oid types[] = {BYTEAOID, INT8OID, TIMESTAMPTZOID, NAMEOID, INT4OID};
	bytea *nonce = palloc(VARHDRSZ + YBSS_NONCE_BYTES);
	Datum values[5];
	Oid user;
	int context;
	bool fresh;

	SET_VARSIZE(nonce, VARHDRSZ + YBSS_NONCE_BYTES);
	memcpy(VARDATA(nonce), ticket->nonce, YBSS_NONCE_BYTES);
	values[0] = PointerGetDatum(nonce);
	values[1] = Int64GetDatum(ticket->member_id);
	values[2] = TimestampTzGetDatum(ticket->expires_at);
	values[3] = NameGetDatum(&ticket->presenter);
	values[4] = Int32GetDatum(MyProcPid);
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(ybss_registry_owner(), context | SECURITY_LOCAL_USERID_CHANGE);
	SPI_connect();
	SPI_execute_with_args(insert, 5, types, values, NULL, false, 0);
	fresh = SPI_processed == 1;
	SPI_finish();
	SetUserIdAndSecContext(user, context);
	return fresh;
}

PG_FUNCTION_INFO_V1(ybss_login);

/* Bind this session to a ticket's member, from the commit of this transaction on. */
Datum
ybss_login(PG_FUNCTION_ARGS)
{
	char *presented = text_to_cstring(PG_GETARG_TEXT_PP(0));
	TimestampTz holds_until = DT_NOEND;
	YbssTicketText ticket;

	AcceptInvalidationMessages();
	if (!ybss_read_ticket(presented, &ticket))
		ybss_raise_standing(YBSS_FORGED);
	ybss_raise_standing(
		ybss_check_ticket(&ticket, GetCurrentStatementStartTimestamp(), &holds_until));
	if (ticket.ticket.use != YBSS_TICKET_LOGIN)
		ybss_raise_standing(YBSS_MISPLACED);
	if (!note_use(&ticket.ticket))
		ereport(ERROR, (errcode(ERRCODE_YBSS_TICKET_REPLAYED), errmsg("the ticket was used before"),
						errdetail("登录票据只能使用一次。"), errhint("Ask for a new ticket.")));
	if (!callbacks_registered)
	{
		RegisterXactCallback(transaction_ends, NULL);
		RegisterSubXactCallback(savepoint_ends, NULL);
		callbacks_registered = true;
	}
	waiting = ticket.ticket;
	waiting_in = GetCurrentSubTransactionId();
	/* Were the number lost in a crash, the ticket could be used again. */
	ForceSyncCommit();
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ybss_logout);

/* End the session's login at once; no rollback brings it back. */
Datum
ybss_logout(PG_FUNCTION_ARGS)
{
	waiting_in = InvalidSubTransactionId;
	ybss_set_login("", "");
	PG_RETURN_VOID();
}

/* See that whoever asks may read the keys, and so sign with them. */
static void
require_key_owner(void)
{
	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("only the owner of the registry's keys may sign tickets"),
						errdetail("只有登记库所有者可以签发票据。"),
						errhint("Call ybss.issue_ticket(), for which EXECUTE can be granted.")));
}

PG_FUNCTION_INFO_V1(ybss_sign_ticket);

/* Sign a ticket with the newest key. */
Datum
ybss_sign_ticket(PG_FUNCTION_ARGS)
{
	YbssTicket ticket = {0};
	YbssKey key;
	char *signed_text;

	require_key_owner();
	if (!ybss_find_newest_key(YBSS_TICKET_KEY, GetCurrentStatementStartTimestamp(), &key))
		ereport(ERROR, (errcode(ERRCODE_YBSS_TICKET_KEY), errmsg("there is no key to sign with"),
						errdetail("没有可用的签名密钥。"),
						errhint("SELECT ybss.renew_ticket_key() makes one.")));
	ticket.member_id = PG_GETARG_INT64(0);
	namestrcpy(&ticket.presenter, NameStr(*PG_GETARG_NAME(1)));
	ticket.expires_at = PG_GETARG_TIMESTAMPTZ(2);
	ticket.use = PG_GETARG_BOOL(3) ? YBSS_TICKET_LOGIN : YBSS_TICKET_TRANSACTION;
	ticket.key_id = key.key_id;
	signed_text = ybss_write_ticket(&ticket, key.secret, key.secret_bytes);
	explicit_bzero(&key, sizeof key);
	PG_RETURN_TEXT_P(cstring_to_text(signed_text));
}

PG_FUNCTION_INFO_V1(ybss_acting_role);

/* Give the role the session acts as: what SET ROLE said, also inside a security definer. */
Datum
ybss_acting_role(PG_FUNCTION_ARGS)
{
	Name name = palloc0(sizeof(NameData));

	namestrcpy(name, GetUserNameFromId(GetOuterUserId(), false));
	PG_RETURN_NAME(name);
}
