/*
 * watch.c
 *		Changes that other sessions commit, listened to and counted.
 *
 * A backend keeps members, the catalogue of items, keys and local names in its
 * memory. A trigger on their tables sends a relcache invalidation with the
 * commit; every backend hears it before its next statement, counts it for whoever
 * watches the table, and what was kept is read anew when it is next needed.
 */
#include "server/watch.h"

#include "commands/trigger.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

/* The server's catalogues that are listened to already. */
#define MOST_LISTENED 16

static YbssWatch *watches = NULL;
static int listened[MOST_LISTENED];
static int listened_count = 0;

/* Does somebody watch the table, or did all tables change? */
static bool
watches_table(const YbssWatch *watch, Oid table)
{
	if (!OidIsValid(table))
		return true;
	for (int i = 0; i < watch->table_count; i++)
		if (watch->tables[i] == table)
			return true;
	return false;
}

/* Count a change of a table, or of all at once. */
static void
table_changed(Datum argument, Oid table)
{
	for (YbssWatch *watch = watches; watch != NULL; watch = watch->next)
		if (watches_table(watch, table))
			watch->changes++;
}

/* Count a change in one of the server's catalogues. */
static void
catalogue_changed(Datum argument, int cache, uint32 hash)
{
	for (YbssWatch *watch = watches; watch != NULL; watch = watch->next)
		for (int i = 0; i < watch->cache_count; i++)
			if (watch->caches[i] == cache)
				watch->changes++;
}

/* Put a watch on the list; the first one has the server tell of changes. */
static void
list_watch(YbssWatch *watch)
{
	if (watch->is_listed)
		return;
	if (watches == NULL)
		CacheRegisterRelcacheCallback(table_changed, (Datum) 0);
	watch->next = watches;
	watches = watch;
	watch->is_listed = true;
}

/* Count from now on what changes in a table. */
void
ybss_watch_table(YbssWatch *watch, Oid table)
{
	list_watch(watch);
	if (!OidIsValid(table) || watches_table(watch, table))
		return;
	if (watch->table_count == watch->table_room)
	{
		int room = Max(8, 2 * watch->table_room);
		Oid *tables = MemoryContextAlloc(TopMemoryContext, room * sizeof(Oid));

		if (watch->table_count > 0)
			memcpy(tables, watch->tables, watch->table_count * sizeof(Oid));
		if (watch->tables != NULL)
			pfree(watch->tables);
		watch->tables = tables;
		watch->table_room = room;
	}
	watch->tables[watch->table_count++] = table;
}

/* Have the server tell of changes in one of its catalogues, once. */
static void
listen_to(int cache)
{
	for (int i = 0; i < listened_count; i++)
		if (listened[i] == cache)
			return;
	Assert(listened_count < MOST_LISTENED);
	CacheRegisterSyscacheCallback(cache, catalogue_changed, (Datum) 0);
	listened[listened_count++] = cache;
}

/* Count from now on what changes in one of the server's catalogues. */
void
ybss_watch_cache(YbssWatch *watch, int cache)
{
	list_watch(watch);
	for (int i = 0; i < watch->cache_count; i++)
		if (watch->caches[i] == cache)
			return;
	Assert(watch->cache_count < YBSS_MOST_CACHES);
	listen_to(cache);
	watch->caches[watch->cache_count++] = cache;
}

/* Tell all backends, with the commit, that the trigger's table changed. */
static Datum
tell_change(FunctionCallInfo fcinfo)
{
	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("%s() is called by a trigger only", get_func_name(fcinfo->flinfo->fn_oid)),
				 errdetail("该函数只能由触发器调用。"),
				 errhint("It belongs to a table of the registry.")));
	CacheInvalidateRelcache(((TriggerData *) fcinfo->context)->tg_relation);
	return PointerGetDatum(NULL);
}

PG_FUNCTION_INFO_V1(ybss_tell_access_changed);

/* Tell that members, grants, pools or keys changed. */
Datum
ybss_tell_access_changed(PG_FUNCTION_ARGS)
{
	return tell_change(fcinfo);
}

PG_FUNCTION_INFO_V1(ybss_tell_catalogue_changed);

/* Tell that the catalogue of items changed. */
Datum
ybss_tell_catalogue_changed(PG_FUNCTION_ARGS)
{
	return tell_change(fcinfo);
}

PG_FUNCTION_INFO_V1(ybss_local_names_changed);

/* Tell that local names changed. */
Datum
ybss_local_names_changed(PG_FUNCTION_ARGS)
{
	return tell_change(fcinfo);
}

PG_FUNCTION_INFO_V1(ybss_local_codes_changed);

/* Tell that the district's own listed codes changed. */
Datum
ybss_local_codes_changed(PG_FUNCTION_ARGS)
{
	return tell_change(fcinfo);
}

PG_FUNCTION_INFO_V1(ybss_divisions_changed);

/* Tell that changes of divisions were loaded or withdrawn. */
Datum
ybss_divisions_changed(PG_FUNCTION_ARGS)
{
	return tell_change(fcinfo);
}

PG_FUNCTION_INFO_V1(ybss_no_values_changed);

/* Tell that the district's words for nothing changed. */
Datum
ybss_no_values_changed(PG_FUNCTION_ARGS)
{
	return tell_change(fcinfo);
}
