/*
 * acting.c
 *		Who acts in this session, worked out once and kept until something changes.
 *
 * In this order: a login, a ticket, the database role. Whatever is presented
 * and does not hold is an error, not a fall back to the role: a session never
 * gains by breaking its ticket.
 */
#include "identity/acting.h"

#include "access/xact.h"
#include "identity/setting.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#define LOGIN_MARK "login:"
#define MOST_LOOKS 3

/* What the present answer was worked out from; any difference means: do it again. */
typedef struct Basis
{
	uint64 setting_changes;
	uint64 member_changes;
	uint32 transaction; /* only where a transaction ticket acts */
	Oid role;
	TimestampTz from;
	TimestampTz until;
} Basis;

static Basis basis;
static YbssActing acting;
static MemoryContext acting_memory = NULL;

/* Is this role not bound by row security anyway? */
bool
ybss_role_is_unbound(Oid role)
{
	return superuser_arg(role) || has_bypassrls_privilege(role);
}

/* Give the number under which whoever acts waits for himself: the member, or else the role. */
uint64
ybss_turn_of_actor(void)
{
	int64 member_id = ybss_acting()->member_id;

	return member_id != 0 ? (uint64) member_id : (uint64) PG_UINT32_MAX << 32 | GetOuterUserId();
}

/* Does the present answer still hold? */
static bool
answer_holds(TimestampTz now)
{
	return acting_memory != NULL && basis.setting_changes == ybss_setting_changes &&
		   basis.member_changes == ybss_member_watch.changes && basis.role == GetOuterUserId() &&
		   now >= basis.from && now < basis.until &&
		   (basis.transaction == 0 || basis.transaction == ybss_current_transaction());
}

/* Judge a ticket's signature, role and expiry; its place is judged by the caller. */
YbssStanding
ybss_check_ticket(const YbssTicketText *text, TimestampTz now, TimestampTz *holds_until)
{
	Oid role = GetOuterUserId();
	YbssKey key;
	bool genuine;

	if (!ybss_find_key(YBSS_TICKET_KEY, text->ticket.key_id, now, &key, holds_until))
		return YBSS_FORGED;
	genuine = ybss_ticket_genuine(text, key.secret, key.secret_bytes);
	explicit_bzero(&key, sizeof key);
	if (!genuine)
		return YBSS_FORGED;
	/* Nothing is protected by a ticket where the role itself is not bound. */
	if (strcmp(NameStr(text->ticket.presenter), GetUserNameFromId(role, false)) != 0 ||
		ybss_role_is_unbound(role))
		return YBSS_FOREIGN;
	if (text->ticket.expires_at <= now)
		return YBSS_EXPIRED;
	*holds_until = Min(*holds_until, text->ticket.expires_at);
	return YBSS_MEMBER;
}

/* Judge the text of ybss.ticket: a ticket, "@", the transaction that set it. */
static YbssStanding
judge_transaction_ticket(TimestampTz now, int64 *member_id, TimestampTz *holds_until)
{
	YbssTicketText text;
	char ticket[YBSS_LONGEST_TICKET];
	char *at;
	YbssStanding standing;

	strlcpy(ticket, ybss_ticket_setting, sizeof ticket);
	at = strchr(ticket, '@');
	if (at == NULL)
		return YBSS_FORGED;
	*at++ = '\0';
	if (!ybss_read_ticket(ticket, &text))
		return YBSS_FORGED;
	standing = ybss_check_ticket(&text, now, holds_until);
	if (standing != YBSS_MEMBER)
		return standing;
	if (text.ticket.use != YBSS_TICKET_TRANSACTION)
		return YBSS_MISPLACED;
	basis.transaction = ybss_current_transaction();
	if (strtoul(at, NULL, 10) != basis.transaction)
		return YBSS_LINGERING;
	*member_id = text.ticket.member_id;
	return YBSS_MEMBER;
}

/*
 * Judge a login: ybss.ticket must name the one that ybss.login holds.
 *
 * RESET, DISCARD ALL and a rollback take the name away; logout takes the login.
 */
static YbssStanding
judge_login(TimestampTz now, int64 *member_id, TimestampTz *holds_until)
{
	const char *name = ybss_ticket_setting + strlen(LOGIN_MARK);
	int name_length = 2 * YBSS_NONCE_BYTES;
	long long member;
	long long expires_at;
	unsigned int role;
	int key_id;
	YbssKey key;

	if ((int) strlen(name) != name_length || strncmp(ybss_login_setting, name, name_length) != 0 ||
		sscanf(ybss_login_setting + name_length, ":%lld:%lld:%u:%d", &member, &expires_at, &role,
			   &key_id) != 4 ||
		!ybss_find_key(YBSS_TICKET_KEY, key_id, now, &key, holds_until))
		return YBSS_FORGED;
	explicit_bzero(&key, sizeof key);
	if (role != GetOuterUserId() || ybss_role_is_unbound(role))
		return YBSS_FOREIGN;
	if (expires_at <= now)
		return YBSS_EXPIRED;
	*holds_until = Min(*holds_until, (TimestampTz) expires_at);
	*member_id = member;
	return YBSS_MEMBER;
}

/* Find out which member acts, by ticket or by role. */
static YbssStanding
judge(TimestampTz now, YbssMember *member, TimestampTz *holds_until)
{
	YbssStanding standing;
	const char *role;

	acting.by_ticket = ybss_ticket_setting != NULL && *ybss_ticket_setting != '\0';
	if (acting.by_ticket)
	{
		int64 member_id = 0;

		standing = strncmp(ybss_ticket_setting, LOGIN_MARK, strlen(LOGIN_MARK)) == 0
					   ? judge_login(now, &member_id, holds_until)
					   : judge_transaction_ticket(now, &member_id, holds_until);
		if (standing != YBSS_MEMBER)
			return standing;
		return ybss_find_member_by_id(member_id, now, member, holds_until) ? YBSS_MEMBER
																		   : YBSS_STRANGER;
	}
	if (ybss_role_is_unbound(GetOuterUserId()))
		standing = YBSS_EVERYWHERE;
	else
		standing = YBSS_STRANGER;
	role = GetUserNameFromId(GetOuterUserId(), true);
	/* A pool's role is nobody without a ticket, whatever a member's row may say. */
	if (role != NULL && ybss_find_pooling(role) == 0 &&
		ybss_find_member_by_role(role, now, member, holds_until) && standing == YBSS_STRANGER)
		standing = YBSS_MEMBER;
	return standing;
}

/* Order two ranges by where they begin. */
static int
compare_ranges(const void *left, const void *right)
{
	int64 a = ((const YbssRange *) left)->low;
	int64 b = ((const YbssRange *) right)->low;

	return a < b ? -1 : a > b;
}

/* Sort ranges and join those that touch: what lies between two others stays out. */
static int
join_ranges(YbssRange *ranges, int count)
{
	int last = 0;

	if (count == 0)
		return 0;
	qsort(ranges, count, sizeof(YbssRange), compare_ranges);
	for (int i = 1; i < count; i++)
	{
		if (ranges[i].low <= ranges[last].high)
			ranges[last].high = Max(ranges[last].high, ranges[i].high);
		else
			ranges[++last] = ranges[i];
	}
	return last + 1;
}

/* Work out who acts and what that member may see. */
static void
work_out(TimestampTz now)
{
	YbssMember member = {0};
	YbssGrants grants = {0};
	TimestampTz holds_until = DT_NOEND;
	MemoryContext caller;

	if (acting_memory == NULL)
		acting_memory =
			AllocSetContextCreate(TopMemoryContext, "ybss acting member", ALLOCSET_SMALL_SIZES);
	/* Until all is read, the answer is: nobody. */
	basis.until = DT_NOBEGIN;
	memset(&acting, 0, sizeof acting);
	MemoryContextReset(acting_memory);
	caller = MemoryContextSwitchTo(acting_memory);
	basis.member_changes = ybss_member_watch.changes;
	basis.setting_changes = ybss_setting_changes;
	basis.role = GetOuterUserId();
	basis.transaction = 0;
	acting.standing = judge(now, &member, &holds_until);
	if (acting.standing == YBSS_MEMBER)
		ybss_find_grants(member.member_id, now, &grants, &holds_until);
	acting.member_id = member.member_id;
	acting.grade = member.grade;
	acting.may_explain = member.may_explain;
	acting.ranges = grants.ranges;
	acting.count = join_ranges(grants.ranges, grants.count);
	MemoryContextSwitchTo(caller);
	basis.from = now;
	basis.until = holds_until;
}

/* Give who acts, worked out anew where anything changed. */
const YbssActing *
ybss_acting(void)
{
	TimestampTz now = GetCurrentStatementStartTimestamp();

	/* A change that arrives while the tables are read asks for one more look; a
	 * server that forgets its caches at every step would ask for ever. */
	for (int looks = 0; looks < MOST_LOOKS && !answer_holds(now); looks++)
		work_out(now);
	return &acting;
}

/* Raise the error that goes with a ticket that does not hold. */
void
ybss_raise_standing(YbssStanding standing)
{
	switch (standing)
	{
		case YBSS_FORGED:
			ereport(ERROR, (errcode(ERRCODE_YBSS_TICKET_FORGED),
							errmsg("the ticket was not signed by this registry, or its key is "
								   "retired, or its login has ended"),
							errdetail("票据签名无效、密钥已停用或登录已结束。"),
							errhint("Ask for a new ticket; RESET ybss.ticket drops this one.")));
			break;
		case YBSS_EXPIRED:
			ereport(ERROR, (errcode(ERRCODE_YBSS_TICKET_EXPIRED), errmsg("the ticket has expired"),
							errdetail("票据已过期。"),
							errhint("Ask for a new ticket; RESET ybss.ticket drops this one.")));
			break;
		case YBSS_FOREIGN:
			ereport(ERROR, (errcode(ERRCODE_YBSS_TICKET_ROLE),
							errmsg("the ticket was issued to be presented by another role"),
							errdetail("当前数据库角色无权出示该票据。"),
							errhint("Connect, or SET ROLE, as the role that was named when it was "
									"issued; superusers and BYPASSRLS roles present none.")));
			break;
		case YBSS_MISPLACED:
			ereport(ERROR, (errcode(ERRCODE_YBSS_TICKET_USE),
							errmsg("the ticket was issued for another way of presenting it"),
							errdetail("票据的使用方式不符：登录票据与事务票据不能混用。"),
							errhint("A login ticket goes to ybss.login(), a transaction ticket to "
									"SET LOCAL ybss.ticket.")));
			break;
		case YBSS_LINGERING:
			ereport(ERROR, (errcode(ERRCODE_YBSS_TICKET_USE),
							errmsg("the ticket was left over from an earlier transaction"),
							errdetail("该票据由先前的事务设置，不再有效。"),
							errhint("Present it in every transaction with SET LOCAL ybss.ticket; "
									"RESET ybss.ticket drops this one.")));
			break;
		default:
			break;
	}
}

/* Give who acts, or raise what is wrong with the ticket presented. */
const YbssActing *
ybss_acting_or_error(void)
{
	const YbssActing *now = ybss_acting();

	ybss_raise_standing(now->standing);
	return now;
}
