/*
 * member.h
 *		Members, their grants, pools of connections and the keys that sign, as the registry has
 *them.
 */
#ifndef YBSS_IDENTITY_MEMBER_H
#define YBSS_IDENTITY_MEMBER_H

#include "ybss.h"

#include "datatype/timestamp.h"
#include "identity/ticket.h"
#include "server/watch.h"

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

/* Changes of the tables that were read, and of roles. */
extern YbssWatch ybss_member_watch;

extern void ybss_member_start(void);
extern bool ybss_find_member_by_id(int64 member_id, TimestampTz now, YbssMember *member,
								   TimestampTz *holds_until);
extern bool ybss_find_member_by_role(const char *role, TimestampTz now, YbssMember *member,
									 TimestampTz *holds_until);
extern bool ybss_describe_member(int64 member_id, char **label, char **office);
extern char ybss_find_pooling(const char *role);
extern bool ybss_find_key(const char *use, int32 key_id, TimestampTz now, YbssKey *key,
						  TimestampTz *holds_until);
extern bool ybss_find_newest_key(const char *use, TimestampTz now, YbssKey *key);
extern void ybss_find_grants(int64 member_id, TimestampTz now, YbssGrants *grants,
							 TimestampTz *holds_until);

#endif /* YBSS_IDENTITY_MEMBER_H */
