/*
 * acting.h
 *		Who acts in this session, and which grids that person may see.
 */
#ifndef YBSS_IDENTITY_ACTING_H
#define YBSS_IDENTITY_ACTING_H

#include "ybss.h"

#include "identity/member.h"
#include "identity/ticket.h"

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
extern uint64 ybss_turn_of_actor(void);

#endif /* YBSS_IDENTITY_ACTING_H */
