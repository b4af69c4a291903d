/*
 * replication.c
 *		Whether rules rest in a session, or are judged when a publisher's transaction ends.
 *
 * A session that a superuser put into replica role, and the first copy of a table,
 * are left alone as the server leaves them: ybss.check_registry() tells what is
 * broken there.
 */
#include "rule/replication.h"

#include "commands/trigger.h"
#include "replication/logicalworker.h"
#include "replication/worker_internal.h"

/* Do the rules rest in this session? */
bool
ybss_rules_rest(void)
{
	if (SessionReplicationRole != SESSION_REPLICATION_ROLE_REPLICA)
		return false;
	return !IsLogicalWorker() || MyLogicalRepWorker == NULL || am_tablesync_worker();
}
