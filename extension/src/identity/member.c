/*
 * member.c
 *		Members, their grants, pools of connections and the keys that sign, as the registry has
 *them.
 *
 * These few tables decide what row security lets through. What is read here
 * decides and is never returned; an answer holds until one of its rows begins or
 * ceases to hold, or until a table changes, or a role.
 */
#include "identity/member.h"

#include "catalog/pg_type.h"
#include "code/grid_code.h"
#include "server/registry_table.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"

YbssWatch ybss_member_watch = {0};

/* Watch roles and the name of the registry's schema; called once when the library is loaded. */
void
ybss_member_start(void)
{
	ybss_watch_cache(&ybss_member_watch, AUTHOID);
	ybss_watch_cache(&ybss_member_watch, NAMESPACEOID);
}

/* Begin to read the rows of a table whose column has a value; changes of it count from here on. */
static void
begin_search(YbssRows *rows, const char *name, const char *column, Oid type,
			 StrategyNumber strategy, RegProcedure compare, Datum value)
{
	Oid table = ybss_find_registry_table(name);

	ybss_watch_table(&ybss_member_watch, table);
	ybss_begin_rows_by(rows, table, column, type, strategy, compare, value);
}

/* Is the row in force now? Narrows the time for which that answer holds. */
static bool
in_force(YbssRows *rows, const char *from_column, const char *until_column, TimestampTz now,
		 TimestampTz *holds_until)
{
	Datum from;
	Datum until;

	if (ybss_row_value(rows, from_column, TIMESTAMPTZOID, &from) && DatumGetTimestampTz(from) > now)
	{
		*holds_until = Min(*holds_until, DatumGetTimestampTz(from));
		return false;
	}
	if (!ybss_row_value(rows, until_column, TIMESTAMPTZOID, &until))
		return true;
	if (DatumGetTimestampTz(until) > now)
		*holds_until = Min(*holds_until, DatumGetTimestampTz(until));
	return DatumGetTimestampTz(until) > now;
}

/* Read the member's row that is read. */
static bool
read_member(YbssRows *rows, TimestampTz now, YbssMember *member, TimestampTz *holds_until)
{
	Datum value;

	if (!ybss_row_value(rows, "active", BOOLOID, &value) || !DatumGetBool(value) ||
		!in_force(rows, "valid_from", "valid_until", now, holds_until))
		return false;
	ybss_row_value(rows, "member_id", INT8OID, &value);
	member->member_id = DatumGetInt64(value);
	ybss_row_value(rows, "grade", INT2OID, &value);
	member->grade = DatumGetInt16(value);
	/* A registry of version 0.1.0 has no such column until it is upgraded: nobody may. */
	member->may_explain =
		ybss_find_column(RelationGetDescr(rows->table), "may_explain", BOOLOID) != 0 &&
		ybss_row_value(rows, "may_explain", BOOLOID, &value) && DatumGetBool(value);
	return true;
}

/* Find an active member by id. */
bool
ybss_find_member_by_id(int64 member_id, TimestampTz now, YbssMember *member,
					   TimestampTz *holds_until)
{
	YbssRows rows;
	bool found;

	begin_search(&rows, "member", "member_id", INT8OID, BTEqualStrategyNumber, F_INT8EQ,
				 Int64GetDatum(member_id));
	found = ybss_next_row(&rows) && read_member(&rows, now, member, holds_until);
	ybss_end_rows(&rows);
	return found;
}

/* Find an active member by the database role that is theirs. */
bool
ybss_find_member_by_role(const char *role, TimestampTz now, YbssMember *member,
						 TimestampTz *holds_until)
{
	YbssRows rows;
	NameData name;
	bool found;

	namestrcpy(&name, role);
	begin_search(&rows, "member", "role_name", NAMEOID, BTEqualStrategyNumber, F_NAMEEQ,
				 NameGetDatum(&name));
	found = ybss_next_row(&rows) && read_member(&rows, now, member, holds_until);
	ybss_end_rows(&rows);
	return found;
}

/* Give what a member is called and the office they work for, active or not. */
bool
ybss_describe_member(int64 member_id, char **label, char **office)
{
	YbssRows rows;
	bool found;

	begin_search(&rows, "member", "member_id", INT8OID, BTEqualStrategyNumber, F_INT8EQ,
				 Int64GetDatum(member_id));
	found = ybss_next_row(&rows);
	if (found)
	{
		*label = ybss_row_text(&rows, "label");
		*office = ybss_row_text(&rows, "office");
	}
	ybss_end_rows(&rows);
	return found;
}

/* Tell how the connections of a role are pooled: 's'ession, 't'ransaction, or 0 for no pool. */
char
ybss_find_pooling(const char *role)
{
	YbssRows rows;
	NameData name;
	char pooling = 0;

	namestrcpy(&name, role);
	begin_search(&rows, "pool_role", "role_name", NAMEOID, BTEqualStrategyNumber, F_NAMEEQ,
				 NameGetDatum(&name));
	if (ybss_next_row(&rows))
	{
		char *word = ybss_row_text(&rows, "pooling");

		pooling = word[0];
		pfree(word);
	}
	ybss_end_rows(&rows);
	return pooling;
}

/* Read the key's row that is read, unless it is retired. */
static bool
read_key(YbssRows *rows, TimestampTz now, YbssKey *key, TimestampTz *holds_until)
{
	Datum value;
	bytea *secret;

	if (!in_force(rows, "valid_from", "retired_at", now, holds_until))
		return false;
	ybss_row_value(rows, "key_id", INT4OID, &value);
	key->key_id = DatumGetInt32(value);
	if (!ybss_row_value(rows, "secret", BYTEAOID, &value))
		return false;
	secret = DatumGetByteaPP(value);
	key->secret_bytes = (int) VARSIZE_ANY_EXHDR(secret);
	if (key->secret_bytes < YBSS_MAC_BYTES || key->secret_bytes > YBSS_LONGEST_SECRET)
		return false;
	memcpy(key->secret, VARDATA_ANY(secret), key->secret_bytes);
	return true;
}

/* Begin to read the keys of a use; there are few. */
static void
begin_keys(YbssRows *rows, const char *use)
{
	begin_search(rows, "signing_key", "use", TEXTOID, BTEqualStrategyNumber, F_TEXTEQ,
				 CStringGetTextDatum(use));
}

/* Find a key of a use that may still verify. */
bool
ybss_find_key(const char *use, int32 key_id, TimestampTz now, YbssKey *key,
			  TimestampTz *holds_until)
{
	YbssRows rows;
	Datum number;
	bool found = false;

	begin_keys(&rows, use);
	while (!found && ybss_next_row(&rows))
		found = ybss_row_value(&rows, "key_id", INT4OID, &number) &&
				DatumGetInt32(number) == key_id && read_key(&rows, now, key, holds_until);
	ybss_end_rows(&rows);
	return found;
}

/* Find the newest key of a use, the one to sign with. */
bool
ybss_find_newest_key(const char *use, TimestampTz now, YbssKey *key)
{
	YbssRows rows;
	YbssKey candidate;
	TimestampTz holds_until = DT_NOEND;
	bool found = false;

	begin_keys(&rows, use);
	while (ybss_next_row(&rows))
		if (read_key(&rows, now, &candidate, &holds_until) &&
			(!found || candidate.key_id > key->key_id))
		{
			*key = candidate;
			found = true;
		}
	ybss_end_rows(&rows);
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
	YbssRows rows;
	Datum grid;
	int64_t low;
	int64_t high;

	grants->count = 0;
	grants->room = 8;
	grants->ranges = palloc(grants->room * sizeof(YbssRange));
	begin_search(&rows, "scope_grant", "member_id", INT8OID, BTEqualStrategyNumber, F_INT8EQ,
				 Int64GetDatum(member_id));
	while (ybss_next_row(&rows))
		if (in_force(&rows, "valid_from", "valid_until", now, holds_until) &&
			ybss_row_value(&rows, "grid", YBSS_EIGHT_BYTES, &grid))
		{
			ybss_grid_range(DatumGetInt64(grid), &low, &high);
			add_range(grants, low, high);
		}
	ybss_end_rows(&rows);
}
