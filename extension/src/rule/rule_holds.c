/*
 * rule_holds.c
 *		Rules that a query tells: what breaks them stands in a view of the registry.
 *
 * A view ybss_registry.impossible_... has a row for each rule that a record breaks:
 * its district, ids by which the record is found, the rule, and whether the years
 * alone tell so. ybss.check_registry() reads all of it; this trigger asks it for the
 * row that was written, or for the rows that depend on it.
 *
 * Of a row that is updated only those rules count that what was changed could break
 * (ybss_registry.rule.columns): what stood before the rule may be touched elsewhere.
 *
 * It asks as the server asks for its own foreign keys: as the owner, past row
 * security, and of the newest committed rows in every isolation level. Whoever wrote
 * what a row depends on holds it (hold_record) until the transaction ends.
 */

#include "rule/rule_holds.h"

#include "access/htup_details.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "history/row_values.h"
#include "history/said.h"
#include "identity/acting.h"
#include "miscadmin.h"
#include "rule/replication.h"
#include "rule/rule_name.h"
#include "rule/rule_raise.h"
#include "server/kind.h"
#include "server/registry_table.h"
#include "server/row_trigger.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/typcache.h"

/* Of the arguments three are one question: the row's column, the view, the view's column. */
#define QUESTION 3
#define LONGEST_NAME (2 * NAMEDATALEN)

/* The plan of a question, kept as long as the session. */
typedef struct Question
{
	char name[LONGEST_NAME]; /* view and column: the key of the hash */
	SPIPlanPtr plan;
} Question;

static HTAB *questions = NULL;

/* Prepare a question: the rules that are broken where a column of a view has a value, and what they
 * depend on. */
static SPIPlanPtr
prepare(const char *view, const char *column)
{
	Oid types[] = {INT4OID, INT8OID, BOOLOID};
	SPIPlanPtr plan = SPI_prepare(
		psprintf(
			"SELECT v.rule, r.columns FROM %1$s.%2$s v LEFT JOIN %1$s.rule r"
			" ON r.rule OPERATOR(pg_catalog.=) v.rule WHERE v.district OPERATOR(pg_catalog.=) $1"
			" AND v.%3$s OPERATOR(pg_catalog.=) $2 AND (v.by_year OR $3)",
			YBSS_REGISTRY_SCHEMA, quote_identifier(view), quote_identifier(column)),
		lengthof(types), types);

	if (plan == NULL)
		elog(ERROR, "cannot prepare a rule: %s", SPI_result_code_string(SPI_result));
	SPI_keepplan(plan);
	return plan;
}

/* Give the plan of a question. */
static SPIPlanPtr
plan_of(const char *view, const char *column)
{
	char name[LONGEST_NAME];
	Question *question;
	bool found;

	if (questions == NULL)
	{
		HASHCTL control = {.keysize = LONGEST_NAME, .entrysize = sizeof(Question)};

		questions = hash_create("ybss rules", 32, &control, HASH_ELEM | HASH_STRINGS);
	}
	snprintf(name, sizeof(name), "%s %s", view, column);
	question = hash_search(questions, name, HASH_FIND, NULL);
	if (question == NULL)
	{
		SPIPlanPtr plan = prepare(view, column);

		question = hash_search(questions, name, HASH_ENTER, &found);
		question->plan = plan;
	}
	return question->plan;
}

/* Does a bound of a period reach further than before? */
static bool
reaches_further(RangeType *old, RangeType *new, bool back)
{
	TypeCacheEntry *type = lookup_type_cache(RangeTypeGetOid(new), TYPECACHE_RANGE_INFO);
	RangeBound old_bound[2];
	RangeBound new_bound[2];
	bool empty;

	range_deserialize(type, old, &old_bound[0], &old_bound[1], &empty);
	range_deserialize(type, new, &new_bound[0], &new_bound[1], &empty);
	return back ? range_cmp_bounds(type, &new_bound[0], &old_bound[0]) < 0
				: range_cmp_bounds(type, &new_bound[1], &old_bound[1]) > 0;
}

/* Was a column changed; of a period, named with < or >, a bound that reaches further than before?
 */
static bool
was_changed(TriggerData *event, char *name)
{
	TupleDesc layout = RelationGetDescr(event->tg_relation);
	char bound = name[strlen(name) - 1];
	AttrNumber column;
	bool no_old;
	bool no_new;
	Datum old;
	Datum new;

	if (bound != '<' && bound != '>')
		return !ybss_same_value(layout,
								ybss_require_column(event->tg_relation, name, YBSS_ANY_TYPE),
								event->tg_trigtuple, event->tg_newtuple);
	name[strlen(name) - 1] = '\0';
	column = ybss_require_column(event->tg_relation, name, DATERANGEOID);
	old = heap_getattr(event->tg_trigtuple, column, layout, &no_old);
	new = heap_getattr(event->tg_newtuple, column, layout, &no_new);
	return no_old || no_new ||
		   reaches_further(DatumGetRangeTypeP(old), DatumGetRangeTypeP(new), bound == '<');
}

/* Could what an update changed break a rule that depends on these columns, written table.column? */
static bool
concerns(TriggerData *event, Datum columns)
{
	char *kind = ybss_kind_of(event->tg_relation);
	Datum *names;
	int count;

	deconstruct_array(DatumGetArrayTypeP(columns), TEXTOID, -1, false, TYPALIGN_INT, &names, NULL,
					  &count);
	for (int i = 0; i < count; i++)
	{
		char *name = TextDatumGetCString(names[i]);
		char *point = strchr(name, '.');

		if (point != NULL && strncmp(name, kind, point - name) == 0 && kind[point - name] == '\0' &&
			was_changed(event, point + 1))
			return true;
	}
	return false;
}

/* Ask a question; give the first rule that is broken and that what was written concerns, NULL where
 * none is. */
static char *
ask(TriggerData *event, SPIPlanPtr plan, Datum *values)
{
	Snapshot newest = IsolationUsesXactSnapshot() ? GetLatestSnapshot() : InvalidSnapshot;

	if (newest != InvalidSnapshot)
		CommandCounterIncrement();
	if (SPI_execute_snapshot(plan, values, NULL, newest, InvalidSnapshot, false, false, 0) !=
		SPI_OK_SELECT)
		elog(ERROR, "cannot ask for a rule");
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		bool is_null;
		Datum columns = SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 2, &is_null);

		if (TRIGGER_FIRED_BY_INSERT(event->tg_event) || is_null || concerns(event, columns))
			return SPI_getvalue(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1);
	}
	return NULL;
}

/* Ask the questions of a trigger about a row. */
static char *
first_broken(TriggerData *event, HeapTuple row)
{
	TupleDesc layout = RelationGetDescr(event->tg_relation);
	AttrNumber district = ybss_require_column(event->tg_relation, "district", INT4OID);
	bool sees_days = ybss_acting()->standing == YBSS_EVERYWHERE;
	char *rule = NULL;

	for (int i = 0; rule == NULL && i + QUESTION <= event->tg_trigger->tgnargs; i += QUESTION)
	{
		char **argument = event->tg_trigger->tgargs + i;
		AttrNumber column = ybss_require_column(event->tg_relation, argument[0], INT8OID);
		Datum values[QUESTION];
		bool is_null;

		values[0] = heap_getattr(row, district, layout, &is_null);
		values[1] = heap_getattr(row, column, layout, &is_null);
		/* Who is shown a birth date's year alone learns no more by being refused. */
		values[2] = BoolGetDatum(sees_days);
		if (!is_null)
			rule = ask(event, plan_of(argument[1], argument[2]), values);
	}
	return rule;
}

/*
 * Is a trigger one of ours that asks about the row itself?
 *
 * One that would ask at the end of the transaction may be asked as soon as the row stands: where the
 * rule holds then, whoever breaks it later, from either side, is asked himself.
 */
bool
ybss_asks_of_row(const Trigger *trigger)
{
	return trigger->tgnargs == QUESTION && strcmp(trigger->tgargs[0], trigger->tgargs[2]) == 0;
}

/* Gather a column of rows that were written; false where they are not all of one district. */
static bool
gather_ids(Relation table, const ItemPointerData *rows, int count, AttrNumber column, Datum *ids,
		   Datum *district)
{
	AttrNumber place = ybss_require_column(table, "district", INT4OID);
	TupleTableSlot *slot = table_slot_create(table, NULL);
	bool same = true;

	for (int i = 0; same && i < count; i++)
	{
		ItemPointerData row = rows[i];
		bool no_id = true;
		bool no_district = true;

		same = table_tuple_fetch_row_version(table, &row, SnapshotSelf, slot);
		if (same)
		{
			ids[i] = slot_getattr(slot, column, &no_id);
			if (i == 0)
				*district = slot_getattr(slot, place, &no_district);
			else
				no_district = slot_getattr(slot, place, &no_district) != *district || no_district;
			same = !no_id && !no_district;
		}
		ExecClearTuple(slot);
	}
	ExecDropSingleTupleTableSlot(slot);
	return same;
}

/* Is a question of a set answered by nothing? */
static bool
nothing_broken(const char *view, const char *column, Datum *values)
{
	Oid types[] = {INT4OID, INT8ARRAYOID, BOOLOID};
	bool none;

	SPI_connect();
	none = SPI_execute_with_args(
			   psprintf("SELECT 1 FROM %s.%s v WHERE v.district OPERATOR(pg_catalog.=) $1"
						" AND v.%s OPERATOR(pg_catalog.=) ANY ($2) AND (v.by_year OR $3) LIMIT 1",
						YBSS_REGISTRY_SCHEMA, quote_identifier(view), quote_identifier(column)),
			   lengthof(types), types, values, NULL, false, 1) == SPI_OK_SELECT &&
		   SPI_processed == 0;
	SPI_finish();
	return none;
}

/* Ask the question of a trigger about all rows of a set at once. */
static bool
set_holds_by(Relation table, const Trigger *trigger, const ItemPointerData *rows, int count)
{
	Datum *ids = palloc((count + 1) * sizeof(Datum));
	Datum values[QUESTION];
	Oid user;
	int context;
	bool holds = count == 0 || gather_ids(table, rows, count,
										  ybss_require_column(table, trigger->tgargs[0], INT8OID),
										  ids, &values[0]);

	if (holds && count > 0)
	{
		values[1] = PointerGetDatum(
			construct_array(ids, count, INT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
		values[2] = BoolGetDatum(ybss_acting()->standing == YBSS_EVERYWHERE);
		GetUserIdAndSecContext(&user, &context);
		SetUserIdAndSecContext(ybss_registry_owner(),
							   context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
		holds = nothing_broken(trigger->tgargs[1], trigger->tgargs[2], values);
		SetUserIdAndSecContext(user, context);
	}
	pfree(ids);
	return holds;
}

/* Do the rows of a set break no rule that a view tells? A set that may break one is written row by
 * row. */
bool
ybss_set_can_be(Relation table, const Trigger *triggers, int trigger_count,
				const ItemPointerData *rows, int count)
{
	if (ybss_said()->refiles || IsolationUsesXactSnapshot())
		return count == 0;
	CommandCounterIncrement();
	for (int i = 0; i < trigger_count; i++)
		if (!set_holds_by(table, &triggers[i], rows, count))
			return false;
	return true;
}

PG_FUNCTION_INFO_V1(ybss_rule_holds);

/* Refuse a row by which a rule is broken that a view tells. */
Datum
ybss_rule_holds(PG_FUNCTION_ARGS)
{
	TriggerData *event =
		ybss_row_trigger(fcinfo, "rule_holds", TRIGGER_EVENT_AFTER,
						 YBSS_ON(TRIGGER_EVENT_INSERT) | YBSS_ON(TRIGGER_EVENT_UPDATE));
	HeapTuple row =
		TRIGGER_FIRED_BY_UPDATE(event->tg_event) ? event->tg_newtuple : event->tg_trigtuple;
	MemoryContext caller = CurrentMemoryContext;
	char *rule;
	Oid user;
	int context;

	/* What is refiled was judged when it was written. */
	if (ybss_rules_rest() || ybss_said()->refiles)
		return PointerGetDatum(NULL);
	GetUserIdAndSecContext(&user, &context);
	SPI_connect();
	SetUserIdAndSecContext(ybss_registry_owner(),
						   context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	rule = first_broken(event, row);
	SetUserIdAndSecContext(user, context);
	if (rule != NULL)
		rule = MemoryContextStrdup(caller, rule);
	SPI_finish();
	if (rule != NULL)
		ybss_raise_rule_named(event->tg_relation, rule);
	return PointerGetDatum(NULL);
}
