/*
 * access.h
 *		Who acts in this session, and which grids that person may see.
 *
 * setting.c    the two settings in which an identity travels
 * ticket.c     the signed text: read, write, sign, compare
 * registry.c   reads the registry's own tables of members, grants and keys
 * change.c     notices when those tables or the roles change
 * acting.c     puts them together: who acts now
 * login.c      login, logout, issue of tickets
 * scope.c      in_scope and its bounds
 * planning.c   what the planner may know of in_scope
 * apart.c      one background worker at a time for each member
 * statement.c  writes by nobody or out of scope are refused in words; LOCK TABLE
 * lock.c       locks that only the registry's own functions take
 * plan_guard.c keeps plans over the registry from whom row security binds
 */
#ifndef YBSS_ACCESS_H
#define YBSS_ACCESS_H

#include "ybss.h"

#include "datatype/timestamp.h"
#include "postmaster/bgworker.h"
#include "utils/relcache.h"
#include "utils/snapshot.h"

/* ---- settings ---- */

extern char *ybss_ticket_setting;
extern char *ybss_login_setting;
extern uint64 ybss_setting_changes;

extern void ybss_access_start(void);
extern uint32 ybss_current_transaction(void);
extern void ybss_set_login(const char *login, const char *ticket);

/* ---- tickets ---- */

/* The use of the keys that sign tickets. */
#define YBSS_TICKET_KEY "ticket"
#define YBSS_NONCE_BYTES 16
#define YBSS_MAC_BYTES 32
#define YBSS_LONGEST_SECRET 64
#define YBSS_LONGEST_TICKET 400

typedef enum YbssTicketUse
{
	YBSS_TICKET_LOGIN = 'L',	  /* opens one session, once */
	YBSS_TICKET_TRANSACTION = 'T' /* acts in the transaction that sets it */
} YbssTicketUse;

typedef struct YbssTicket
{
	YbssTicketUse use;
	int32 key_id;
	int64 member_id;
	TimestampTz expires_at;
	uint8 nonce[YBSS_NONCE_BYTES];
	NameData presenter; /* the role that may present it */
} YbssTicket;

typedef struct YbssTicketText
{
	YbssTicket ticket;
	uint8 body[YBSS_LONGEST_TICKET / 2]; /* the signed bytes */
	int body_bytes;
	uint8 mac[YBSS_MAC_BYTES];
} YbssTicketText;

extern bool ybss_read_ticket(const char *text, YbssTicketText *read);
extern char *ybss_write_ticket(const YbssTicket *ticket, const uint8 *secret, int secret_bytes);
extern bool ybss_ticket_genuine(const YbssTicketText *text, const uint8 *secret, int secret_bytes);
extern void ybss_hex(const uint8 *bytes, int count, char *out);
extern bool ybss_unhex(const char *text, int count, uint8 *out);

/* ---- the registry's tables of access ---- */

typedef struct YbssMember
{
	int64 member_id;
	int grade;
	bool may_explain; /* plans over the registry may be shown */
} YbssMember;

typedef struct YbssKey
{
	int32 key_id;
	int secret_bytes;
	uint8 secret[YBSS_LONGEST_SECRET];
} YbssKey;

typedef struct YbssRange
{
	int64 low;
	int64 high; /* half-open */
} YbssRange;

/* A member's grants now, and until when that answer holds. */
typedef struct YbssGrants
{
	int count;
	int room;
	YbssRange *ranges;
} YbssGrants;

extern bool ybss_registry_exists(void);
extern Oid ybss_registry_owner(void);
extern bool ybss_find_member_by_id(int64 member_id, TimestampTz now, YbssMember *member,
								   TimestampTz *holds_until);
extern bool ybss_find_member_by_role(const char *role, TimestampTz now, YbssMember *member,
									 TimestampTz *holds_until);
extern char ybss_find_pooling(const char *role);
extern bool ybss_find_key(const char *use, int32 key_id, TimestampTz now, YbssKey *key,
						  TimestampTz *holds_until);
extern bool ybss_find_newest_key(const char *use, TimestampTz now, YbssKey *key);
extern void ybss_find_grants(int64 member_id, TimestampTz now, YbssGrants *grants,
							 TimestampTz *holds_until);

/* ---- changes ---- */

extern uint64 ybss_access_changes;

extern void ybss_watch_changes(void);
extern void ybss_watch_table(Oid table);

/* ---- who acts ---- */

typedef enum YbssStanding
{
	YBSS_STRANGER,	 /* sees no row */
	YBSS_MEMBER,	 /* sees the rows of the granted grids */
	YBSS_EVERYWHERE, /* a superuser or BYPASSRLS role: row security does not bind it */
	YBSS_FORGED,	 /* a ticket that no key of this registry signed, or a dead login */
	YBSS_EXPIRED,
	YBSS_FOREIGN,	/* presented by another role than it was issued to */
	YBSS_MISPLACED, /* a ticket used in another way than it was issued for */
	YBSS_LINGERING	/* a transaction ticket outside the transaction that set it */
} YbssStanding;

typedef struct YbssActing
{
	YbssStanding standing;
	int64 member_id; /* 0 when no member acts */
	int grade;
	bool may_explain;
	int count;
	YbssRange *ranges; /* sorted, apart from one another */
	bool by_ticket;
} YbssActing;

extern const YbssActing *ybss_acting(void);
extern const YbssActing *ybss_acting_or_error(void);
extern YbssStanding ybss_check_ticket(const YbssTicketText *text, TimestampTz now,
									  TimestampTz *holds_until);
extern void ybss_raise_standing(YbssStanding standing);
extern bool ybss_role_is_unbound(Oid role);

extern void ybss_require_actor(void);
extern void ybss_statement_start(void);

/* ---- locks ---- */

extern void ybss_lock_start(void);
extern void ybss_wait_for(Oid subject, int64 key, bool alone);

/* ---- plans ---- */

extern void ybss_plan_guard_start(void);

extern bool ybss_ranges_hold(const YbssRange *ranges, int count, int64 code);

/* ---- what is committed apart from the caller's transaction ---- */

extern bool ybss_work_apart(BackgroundWorker *worker);

#endif /* YBSS_ACCESS_H */
