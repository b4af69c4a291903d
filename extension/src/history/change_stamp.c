/*
 * change_stamp.c
 *		The change that a transaction makes, and the stamps of the rows it writes.
 *
 * The row of ybss_registry.change is written with the first row that is stamped,
 * once a transaction and district, past row security: nobody needs rights to it
 * and nobody can leave it out. A subtransaction that made it and is rolled back
 * takes it along; whoever writes next makes another one.
 */
#include "history/change_stamp.h"

#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/indexing.h"
#include "commands/sequence.h"
#include "history/chain_note.h"
#include "history/record_id.h"
#include "history/row_values.h"
#include "history/said.h"
#include "history/versioned.h"
#include "identity/acting.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "server/row_trigger.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/rel.h"
#include "utils/timestamp.h"

#define CHANGE_COLUMNS 11
#define MOST_DISTRICTS 64

/* A district's row of this transaction's change. */
typedef struct Made
{
	int32 district;
	SubTransactionId by;
} Made;

static YbssChange change;
static Made made[MOST_DISTRICTS];
static int made_count = 0;
static uint64 made_sayings = 0;

/* Forget the change when its transaction ends, however it ends. */
static void
end_transaction(XactEvent event, void *argument)
{
	if (event != XACT_EVENT_PRE_COMMIT && event != XACT_EVENT_PARALLEL_PRE_COMMIT &&
		event != XACT_EVENT_PRE_PREPARE)
		made_count = 0;
}

/* Hand rows that a subtransaction made to its parent, or forget them with it. */
static void
end_subtransaction(SubXactEvent event, SubTransactionId mine, SubTransactionId parent,
				   void *argument)
{
	int kept = 0;

	if (event != SUBXACT_EVENT_ABORT_SUB && event != SUBXACT_EVENT_COMMIT_SUB)
		return;
	for (int i = 0; i < made_count; i++)
	{
		if (made[i].by == mine && event == SUBXACT_EVENT_ABORT_SUB)
			continue;
		made[kept] = made[i];
		if (made[kept].by == mine)
			made[kept].by = parent;
		kept++;
	}
	made_count = kept;
}

/* Begin another change where something else is said: what was said before does not hold for what follows. */
static void
follow_sayings(void)
{
	if (made_sayings != ybss_sayings)
		made_count = 0;
	made_sayings = ybss_sayings;
}

/* Listen for ends of transactions; called once when the library is loaded. */
void
ybss_change_start(void)
{
	RegisterXactCallback(end_transaction, NULL);
	RegisterSubXactCallback(end_subtransaction, NULL);
}

/* Put a text into a column, null where it is empty. */
static void
set_text(const char *text, Datum *value, bool *is_null)
{
	*is_null = text == NULL || *text == '\0';
	if (!*is_null)
		*value = CStringGetTextDatum(text);
}

/* Lay out the row of the change: who, when, by which source, for which purpose. */
static void
lay_out_change(int32 district, Datum *values, bool *nulls)
{
	const YbssActing *acting = ybss_acting_or_error();
	const YbssSaid *said = ybss_said();
	char *who = NULL;
	char *office = NULL;
	NameData *role = palloc0(sizeof(NameData));

	if (acting->member_id != 0)
		ybss_describe_member(acting->member_id, &who, &office);
	namestrcpy(role, GetUserNameFromId(GetOuterUserId(), false));
	values[0] = Int32GetDatum(district);
	values[1] = Int64GetDatum(change.change_id);
	values[2] = TimestampTzGetDatum(change.at);
	nulls[3] = acting->member_id == 0;
	values[3] = Int64GetDatum(acting->member_id);
	values[4] = NameGetDatum(role);
	set_text(who, &values[5], &nulls[5]);
	set_text(office, &values[6], &nulls[6]);
	set_text(said->source, &values[7], &nulls[7]);
	set_text(*said->purpose != '\0' ? said->purpose : ybss_purpose_setting, &values[8], &nulls[8]);
	nulls[9] = said->run_id == 0;
	values[9] = Int64GetDatum(said->run_id);
	values[10] = CStringGetTextDatum(said->refiles ? "refile" : "write");
}

/* Write the row of the change, past row security. */
static void
write_change(int32 district)
{
	Relation table = table_open(ybss_registry_table("change"), RowExclusiveLock);
	TupleDesc layout = RelationGetDescr(table);
	Datum *values = palloc0(layout->natts * sizeof(Datum));
	bool *nulls = palloc(layout->natts * sizeof(bool));

	if (layout->natts < CHANGE_COLUMNS)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
						errmsg("table \"change\" is not what this version expects"),
						errdetail("登记库表结构与扩展版本不一致。"),
						errhint("SELECT ybss.upgrade_registry()")));
	memset(nulls, true, layout->natts * sizeof(bool));
	memset(nulls, false, CHANGE_COLUMNS * sizeof(bool));
	lay_out_change(district, values, nulls);
	CatalogTupleInsert(table, heap_form_tuple(layout, values, nulls));
	table_close(table, RowExclusiveLock);
}

/* Give this transaction's change in a district, written down with the first call. */
const YbssChange *
ybss_change_of(int32 district)
{
	follow_sayings();
	for (int i = 0; i < made_count; i++)
		if (made[i].district == district)
			return &change;
	if (made_count == MOST_DISTRICTS)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("one transaction writes to more than %d districts", MOST_DISTRICTS),
						errdetail("单个事务涉及的区过多。"), errhint("Write district by district.")));
	if (made_count == 0)
	{
		change.change_id = nextval_internal(ybss_registry_table("change_number"), false);
		change.at = GetCurrentTransactionStartTimestamp();
	}
	write_change(district);
	made[made_count].district = district;
	made[made_count++].by = GetCurrentSubTransactionId();
	return &change;
}

/* Did this transaction make the change? */
bool
ybss_is_own_change(int64 change_id)
{
	follow_sayings();
	return made_count > 0 && change.change_id == change_id;
}

/* Refuse a row that names a change which did not write it. */
static void
refuse_forged(const YbssStamps *stamps)
{
	if (stamps->change_id != 0 && !ybss_is_own_change(stamps->change_id))
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_CHANGE_FORGED),
				 errmsg("a row cannot name the change that writes it"),
				 errdetail("变更编号由系统填写，不能自行指定。"),
				 errhint("Leave out recorded_at, changed_at and change_id; a restore of data alone "
						 "needs pg_restore --disable-triggers.")));
}

/*
 * Refuse a writer's own word for who stated what: the functions that store a
 * statement know who makes it.
 */
static void
refuse_stated(const YbssVersioned *columns, TriggerData *event, HeapTuple row)
{
	TupleDesc layout = RelationGetDescr(event->tg_relation);
	bool is_null;
	Datum stated;

	if (columns->stated == InvalidAttrNumber)
		return;
	if (TRIGGER_FIRED_BY_UPDATE(event->tg_event)
			? ybss_same_value(layout, columns->stated, event->tg_trigtuple, row)
			: (stated = heap_getattr(row, columns->stated, layout, &is_null), is_null) ||
				  JB_ROOT_COUNT(DatumGetJsonbP(stated)) == 0)
		return;
	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()) && !ybss_role_is_unbound(GetUserId()))
		ereport(ERROR, (errcode(ERRCODE_YBSS_CHANGE_SAID),
						errmsg("who stated what is written by the functions that store it"),
						errdetail("信息项的申明部门和日期由系统填写，不能自行指定。"),
						errhint("ybss.set_item(kind, id, item, value) states a value for the office of who acts.")));
}

/* Refuse to make one record another. */
static void
refuse_renamed(const YbssStamps *old, const YbssStamps *new)
{
	if (old->district != new->district || old->id != new->id)
		ereport(ERROR, (errcode(ERRCODE_YBSS_RECORD_RENAMED),
						errmsg("a record keeps its district and its id"),
						errdetail("记录的区划和编号不能修改。"),
						errhint("Write a new record; in another district, with a departure here.")));
}

/* Does anything differ but the stamps? Generated columns follow from the others. */
static bool
differs(const YbssVersioned *columns, TupleDesc layout, HeapTuple old, HeapTuple new)
{
	for (AttrNumber column = 1; column <= layout->natts; column++)
		if (!TupleDescAttr(layout, column - 1)->attisdropped &&
			!TupleDescAttr(layout, column - 1)->attgenerated && !ybss_is_stamp(columns, column) &&
			!ybss_same_value(layout, column, old, new))
			return true;
	return false;
}

/* A row taken apart, once, to be read and put together again. */
typedef struct Parts
{
	Datum *values;
	bool *nulls;
} Parts;

/* Take a row apart. */
static void
take_apart(TupleDesc layout, HeapTuple row, Parts *parts)
{
	parts->values = palloc(layout->natts * (sizeof(Datum) + sizeof(bool)));
	parts->nulls = (bool *) (parts->values + layout->natts);
	heap_deform_tuple(row, layout, parts->values, parts->nulls);
}

/* Read the stamps of a row that was taken apart. */
static void
read_parts(const YbssVersioned *columns, const Parts *parts, YbssStamps *stamps)
{
	stamps->district = DatumGetInt32(parts->values[columns->district - 1]);
	stamps->id =
		parts->nulls[columns->id - 1] ? 0 : DatumGetInt64(parts->values[columns->id - 1]);
	stamps->change_id = parts->nulls[columns->change_id - 1]
							? 0
							: DatumGetInt64(parts->values[columns->change_id - 1]);
}

/* Put a column's value into a row that was taken apart. */
static void
put_part(Parts *parts, AttrNumber column, Datum value, bool is_null)
{
	parts->values[column - 1] = value;
	parts->nulls[column - 1] = is_null;
}

/* Put a row together with these stamps. */
static HeapTuple
with_stamps(const YbssVersioned *columns, TupleDesc layout, HeapTuple row, Parts *parts,
			const YbssStamps *stamps)
{
	HeapTuple stamped;

	put_part(parts, columns->recorded_at, TimestampTzGetDatum(stamps->recorded_at), false);
	put_part(parts, columns->changed_at, TimestampTzGetDatum(stamps->changed_at), false);
	put_part(parts, columns->change_id, Int64GetDatum(stamps->change_id), stamps->change_id == 0);
	stamped = heap_form_tuple(layout, parts->values, parts->nulls);
	stamped->t_data->t_ctid = row->t_data->t_ctid;
	stamped->t_self = row->t_self;
	stamped->t_tableOid = row->t_tableOid;
	return stamped;
}

/* Work out the stamps of a row that takes the place of another. */
static void
stamp_update(const YbssVersioned *columns, TriggerData *event, YbssStamps *stamps)
{
	TupleDesc layout = RelationGetDescr(event->tg_relation);
	YbssStamps old;
	const YbssChange *now;

	ybss_read_stamps(columns, event->tg_relation, event->tg_trigtuple, &old);
	refuse_renamed(&old, stamps);
	if (stamps->change_id != old.change_id)
		refuse_forged(stamps);
	*stamps = old;
	if (!differs(columns, layout, event->tg_trigtuple, event->tg_newtuple))
		return;
	now = ybss_change_of(stamps->district);
	/* What one transaction does to a row twice is one change. A transaction that
	 * began earlier than the one it waited for comes after it nevertheless. */
	if (old.change_id != now->change_id)
		stamps->changed_at = Max(now->at, old.changed_at + 1);
	stamps->change_id = now->change_id;
}

PG_FUNCTION_INFO_V1(ybss_stamp_change);

/* Stamp a row with the change that writes it, before it is written. */
Datum
ybss_stamp_change(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "stamp_change", TRIGGER_EVENT_BEFORE,
										  YBSS_ON(TRIGGER_EVENT_INSERT) | YBSS_ON(TRIGGER_EVENT_UPDATE));
	const YbssVersioned *columns = ybss_versioned(fcinfo);
	bool updates = TRIGGER_FIRED_BY_UPDATE(event->tg_event);
	HeapTuple row = updates ? event->tg_newtuple : event->tg_trigtuple;
	TupleDesc layout = RelationGetDescr(event->tg_relation);
	Parts parts;
	YbssStamps stamps = {0};

	take_apart(layout, row, &parts);
	read_parts(columns, &parts, &stamps);
	refuse_stated(columns, event, row);
	if (updates)
		stamp_update(columns, event, &stamps);
	else
	{
		const YbssChange *now;

		refuse_forged(&stamps);
		stamps.id = ybss_id_of_new_row(stamps.district, stamps.id, &parts.nulls[columns->id - 1]);
		parts.values[columns->id - 1] = Int64GetDatum(stamps.id);
		now = ybss_change_of(stamps.district);
		stamps.recorded_at = stamps.changed_at = now->at;
		stamps.change_id = now->change_id;
	}
	if (ybss_is_own_change(stamps.change_id))
		ybss_note_record(columns->kind, stamps.district, stamps.id, stamps.change_id,
						 stamps.changed_at);
	return PointerGetDatum(with_stamps(columns, layout, row, &parts, &stamps));
}
