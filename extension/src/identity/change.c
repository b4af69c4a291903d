/*
 * change.c
 *		Notices in every backend that members, grants, keys or roles changed.
 *
 * A trigger on the tables sends a relcache invalidation with the commit; each
 * backend hears it before its next statement and works its identity out anew.
 */
#include "identity/access.h"

#include "commands/trigger.h"
#include "utils/inval.h"
#include "utils/rel.h"
#include "utils/syscache.h"

/* member, scope_grant, signing_key, pool_role */
#define WATCHED_TABLES 4

uint64 ybss_access_changes = 1;

static Oid watched[WATCHED_TABLES];
static int watched_count = 0;

/* Count a change of one of the tables, or of all tables at once. */
static void
table_changed(Datum argument, Oid table)
{
	if (table == InvalidOid)
		ybss_access_changes++;
	for (int i = 0; i < watched_count; i++)
		if (watched[i] == table)
			ybss_access_changes++;
}

/* Count a change of any role, or of a schema's name. */
static void
catalogue_changed(Datum argument, int cache, uint32 hash)
{
	ybss_access_changes++;
}

/* Ask the server to report changes; called once. */
void
ybss_watch_changes(void)
{
	CacheRegisterRelcacheCallback(table_changed, (Datum) 0);
	CacheRegisterSyscacheCallback(AUTHOID, catalogue_changed, (Datum) 0);
	CacheRegisterSyscacheCallback(NAMESPACEOID, catalogue_changed, (Datum) 0);
}

/* Add a table to those whose changes count; forgets all when a registry was made anew. */
void
ybss_watch_table(Oid table)
{
	for (int i = 0; i < watched_count; i++)
		if (watched[i] == table)
			return;
	if (watched_count == WATCHED_TABLES)
		watched_count = 0;
	watched[watched_count++] = table;
}

PG_FUNCTION_INFO_V1(ybss_tell_access_changed);

/* Tell all backends that the trigger's table changed. */
Datum
ybss_tell_access_changed(PG_FUNCTION_ARGS)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR, (errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
						errmsg("tell_access_changed is a trigger function"),
						errdetail("该函数只能作为触发器使用。")));
	CacheInvalidateRelcache(((TriggerData *) fcinfo->context)->tg_relation);
	return PointerGetDatum(NULL);
}
