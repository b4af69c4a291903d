/*
 * registry.c
 *		Reads the registry's tables of members, grants, keys and pools.
 *
 * These few tables decide what row security lets through, so they cannot be
 * read through it. They are scanned as the server scans its own catalogues:
 * under a catalogue snapshot, which is newer than the statement's. A revoked
 * grant therefore counts at once, also in a REPEATABLE READ transaction, and
 * no stale answer can be cached after the invalidation that announced a change.
 * What is read here decides and is never returned.
 */
#include "identity/access.h"
#include "history/history.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/stratnum.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_index.h"
#include "catalog/pg_type.h"
#include "code/grid_code.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

#define REGISTRY_SCHEMA "ybss_registry"
/* An empty or half-restored registry has no such table: nobody is a member. */
#define ABSENT NULL

typedef struct Search
{
	Relation table;
	SysScanDesc scan;
	HeapTuple row;
} Search;

/* Find one of the registry's tables. */
static Oid
find_table(const char *name)
{
	Oid schema = get_namespace_oid(REGISTRY_SCHEMA, true);

	return OidIsValid(schema) ? get_relname_relid(name, schema) : InvalidOid;
}

/* Is there a registry in this database? */
bool
ybss_registry_exists(void)
{
	return OidIsValid(find_table("member"));
}

/* Give the role that owns the registry and its keys, the one that may sign. */
Oid
ybss_registry_owner(void)
{
	Oid table = find_table("member");
	Relation relation;
	Oid owner;

	if (!OidIsValid(table))
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_REGISTRY_MISSING), errmsg("this database has no registry"),
				 errdetail("本数据库尚未建立登记库。"),
				 errhint("SELECT ybss.create_registry() makes one.")));
	relation = table_open(table, AccessShareLock);
	owner = relation->rd_rel->relowner;
	table_close(relation, AccessShareLock);
	return owner;
}

/* Refuse a table that does not look as this library expects. */
static void
refuse_table(Relation table, const char *column)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
					errmsg("column \"%s\" of table \"%s\" is not what this version expects", column,
						   RelationGetRelationName(table)),
					errdetail("登记库表结构与扩展版本不一致。"),
					errhint("SELECT ybss.upgrade_registry()")));
}

/* Find a column by name and see that it has the type that is read here. */
static AttrNumber
find_column(Relation table, const char *name, Oid type)
{
	TupleDesc layout = RelationGetDescr(table);

	for (int i = 0; i < layout->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(layout, i);

		if (!column->attisdropped && strcmp(NameStr(column->attname), name) == 0)
		{
			/* grid_code is told by its size: its type's id differs between databases */
			if (column->atttypid != type &&
				!(type == InvalidOid && column->attlen == 8 && column->attbyval))
				refuse_table(table, name);
			return column->attnum;
		}
	}
	refuse_table(table, name);
	return InvalidAttrNumber;
}

/* Has the table a column of that name? */
static bool
has_column(Relation table, const char *name)
{
	return get_attnum(RelationGetRelid(table), name) != InvalidAttrNumber;
}

/* Find a usable index that begins with the column; InvalidOid means: scan the table. */
static Oid
find_index(Relation table, AttrNumber column)
{
	List *indexes = RelationGetIndexList(table);
	Oid found = InvalidOid;
	ListCell *cell;

	foreach (cell, indexes)
	{
		Relation index = index_open(lfirst_oid(cell), AccessShareLock);
		Form_pg_index form = index->rd_index;

		if (form->indisvalid && !form->indcheckxmin && form->indkey.values[0] == column &&
			index->rd_rel->relam == BTREE_AM_OID && RelationGetIndexPredicate(index) == NIL)
			found = lfirst_oid(cell);
		index_close(index, AccessShareLock);
		if (OidIsValid(found))
			break;
	}
	list_free(indexes);
	return found;
}

/* Begin to read the rows of a table whose column compares so with a value. */
static bool
begin_search(Search *search, const char *name, const char *column, Oid type,
			 StrategyNumber strategy, RegProcedure compare, Datum value)
{
	Oid table = find_table(name);
	AttrNumber number;
	Oid index;
	ScanKeyData key;

	search->table = ABSENT;
	if (!OidIsValid(table))
		return false;
	search->table = table_open(table, AccessShareLock);
	ybss_watch_table(table);
	number = find_column(search->table, column, type);
	index = find_index(search->table, number);
	ScanKeyInit(&key, number, strategy, compare, value);
	search->scan = systable_beginscan(search->table, index, OidIsValid(index), NULL, 1, &key);
	return true;
}

/* Step to the next row. */
static bool
next_row(Search *search)
{
	search->row = systable_getnext(search->scan);
	return HeapTupleIsValid(search->row);
}

/* End a search; the lock stays until the transaction ends, as with a catalogue. */
static void
end_search(Search *search)
{
	if (search->table == ABSENT)
		return;
	systable_endscan(search->scan);
	table_close(search->table, NoLock);
}

/* Read a column of the row. */
static Datum
read_column(Search *search, const char *name, Oid type, bool *is_null)
{
	AttrNumber number = find_column(search->table, name, type);

	return heap_getattr(search->row, number, RelationGetDescr(search->table), is_null);
}

/* Is the row in force now? Narrows the time for which that answer holds. */
static bool
in_force(Search *search, const char *from_column, const char *until_column, TimestampTz now,
		 TimestampTz *holds_until)
{
	bool from_null;
	bool until_null;
	TimestampTz from =
		DatumGetTimestampTz(read_column(search, from_column, TIMESTAMPTZOID, &from_null));
	TimestampTz until =
		DatumGetTimestampTz(read_column(search, until_column, TIMESTAMPTZOID, &until_null));

	if (!from_null && from > now)
	{
		*holds_until = Min(*holds_until, from);
		return false;
	}
	if (until_null)
		return true;
	if (until > now)
		*holds_until = Min(*holds_until, until);
	return until > now;
}

/* Read the member's row that the search stands on. */
static bool
read_member(Search *search, TimestampTz now, YbssMember *member, TimestampTz *holds_until)
{
	bool is_null;

	if (!DatumGetBool(read_column(search, "active", BOOLOID, &is_null)) ||
		!in_force(search, "valid_from", "valid_until", now, holds_until))
		return false;
	member->member_id = DatumGetInt64(read_column(search, "member_id", INT8OID, &is_null));
	member->grade = DatumGetInt16(read_column(search, "grade", INT2OID, &is_null));
	/* A registry of version 0.1.0 has no such column until it is upgraded: nobody may. */
	member->may_explain = has_column(search->table, "may_explain") &&
						  DatumGetBool(read_column(search, "may_explain", BOOLOID, &is_null));
	return true;
}

/* Find an active member by id. */
bool
ybss_find_member_by_id(int64 member_id, TimestampTz now, YbssMember *member,
					   TimestampTz *holds_until)
{
	Search search;
	bool found = begin_search(&search, "member", "member_id", INT8OID, BTEqualStrategyNumber,
							  F_INT8EQ, Int64GetDatum(member_id)) &&
				 next_row(&search) && read_member(&search, now, member, holds_until);

	end_search(&search);
	return found;
}

/* Find an active member by the database role that is theirs. */
bool
ybss_find_member_by_role(const char *role, TimestampTz now, YbssMember *member,
						 TimestampTz *holds_until)
{
	Search search;
	NameData name;
	bool found;

	namestrcpy(&name, role);
	found = begin_search(&search, "member", "role_name", NAMEOID, BTEqualStrategyNumber, F_NAMEEQ,
						 NameGetDatum(&name)) &&
			next_row(&search) && read_member(&search, now, member, holds_until);
	end_search(&search);
	return found;
}

/* Give what a member is called and the office they work for, active or not. */
bool
ybss_describe_member(int64 member_id, char **label, char **office)
{
	Search search;
	bool is_null;
	bool found = begin_search(&search, "member", "member_id", INT8OID, BTEqualStrategyNumber,
							  F_INT8EQ, Int64GetDatum(member_id)) &&
				 next_row(&search);

	if (found)
	{
		*label = TextDatumGetCString(read_column(&search, "label", TEXTOID, &is_null));
		*office = TextDatumGetCString(read_column(&search, "office", TEXTOID, &is_null));
	}
	end_search(&search);
	return found;
}

/* Tell how the connections of a role are pooled: 's'ession, 't'ransaction, or 0 for no pool. */
char
ybss_find_pooling(const char *role)
{
	Search search;
	NameData name;
	char pooling = 0;
	bool is_null;

	namestrcpy(&name, role);
	if (begin_search(&search, "pool_role", "role_name", NAMEOID, BTEqualStrategyNumber, F_NAMEEQ,
					 NameGetDatum(&name)) &&
		next_row(&search))
	{
		char *word = TextDatumGetCString(read_column(&search, "pooling", TEXTOID, &is_null));

		pooling = word[0];
		pfree(word);
	}
	end_search(&search);
	return pooling;
}

/* Read the key's row that the search stands on, unless it is retired. */
static bool
read_key(Search *search, TimestampTz now, YbssKey *key, TimestampTz *holds_until)
{
	bool is_null;
	bytea *secret;

	if (!in_force(search, "valid_from", "retired_at", now, holds_until))
		return false;
	key->key_id = DatumGetInt32(read_column(search, "key_id", INT4OID, &is_null));
	secret = DatumGetByteaPP(read_column(search, "secret", BYTEAOID, &is_null));
	key->secret_bytes = (int) VARSIZE_ANY_EXHDR(secret);
	if (key->secret_bytes < YBSS_MAC_BYTES || key->secret_bytes > YBSS_LONGEST_SECRET)
		return false;
	memcpy(key->secret, VARDATA_ANY(secret), key->secret_bytes);
	return true;
}

/* Begin to read the keys of a use. */
static bool
begin_keys(Search *search, const char *use)
{
	return begin_search(search, "signing_key", "use", TEXTOID, BTEqualStrategyNumber, F_TEXTEQ,
						CStringGetTextDatum(use));
}

/* Find a key of a use that may still verify. */
bool
ybss_find_key(const char *use, int32 key_id, TimestampTz now, YbssKey *key,
			  TimestampTz *holds_until)
{
	Search search;
	bool is_null;
	bool found = false;

	/* The rows of a use: there are few keys. */
	if (begin_keys(&search, use))
		while (!found && next_row(&search))
			found = DatumGetInt32(read_column(&search, "key_id", INT4OID, &is_null)) == key_id &&
					read_key(&search, now, key, holds_until);
	end_search(&search);
	return found;
}

/* Find the newest key of a use, the one to sign with. */
bool
ybss_find_newest_key(const char *use, TimestampTz now, YbssKey *key)
{
	Search search;
	YbssKey candidate;
	TimestampTz holds_until = DT_NOEND;
	bool found = false;

	if (begin_keys(&search, use))
		while (next_row(&search))
			if (read_key(&search, now, &candidate, &holds_until) &&
				(!found || candidate.key_id > key->key_id))
			{
				*key = candidate;
				found = true;
			}
	end_search(&search);
	return found;
}

/* Add a range to a growing list. */
static void
add_range(YbssGrants *grants, int64 low, int64 high)
{
	if (grants->count == grants->room)
	{
		grants->room *= 2;
		grants->ranges = repalloc(grants->ranges, grants->room * sizeof(YbssRange));
	}
	grants->ranges[grants->count].low = low;
	grants->ranges[grants->count++].high = high;
}

/* Read a member's grants that are in force, as ranges of grid codes in any order. */
void
ybss_find_grants(int64 member_id, TimestampTz now, YbssGrants *grants, TimestampTz *holds_until)
{
	Search search;
	bool is_null;
	int64_t low;
	int64_t high;

	grants->count = 0;
	grants->room = 8;
	grants->ranges = palloc(grants->room * sizeof(YbssRange));
	if (begin_search(&search, "scope_grant", "member_id", INT8OID, BTEqualStrategyNumber, F_INT8EQ,
					 Int64GetDatum(member_id)))
		while (next_row(&search))
			if (in_force(&search, "valid_from", "valid_until", now, holds_until))
			{
				ybss_grid_range(DatumGetInt64(read_column(&search, "grid", InvalidOid, &is_null)),
								&low, &high);
				add_range(grants, low, high);
			}
	end_search(&search);
}
