/*
 * record_id.c
 *		Ids of new rows: filled in where the writer leaves them out.
 *
 * A column's default cannot see the row, and an id begins with the row's
 * district: therefore a trigger gives it. The registry's key is read once a
 * transaction, past row security; nobody but the owner reads it otherwise.
 */
#include "history/record_id.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "code/opaque_id.h"
#include "commands/sequence.h"
#include "history/versioned.h"
#include "identity/setting.h"
#include "server/registry_table.h"
#include "server/row_trigger.h"
#include "utils/rel.h"

/* Read the key that makes this registry's ids opaque. */
static int64
read_key(void)
{
	YbssRows rows;
	Datum key = 0;
	bool found;

	ybss_begin_rows(&rows, ybss_registry_table("registry"));
	found = ybss_next_row(&rows) && ybss_row_value(&rows, "id_key", INT8OID, &key);
	if (!found)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
						errmsg("the registry has no key for ids"),
						errdetail("登记库缺少编号密钥。"), errhint("SELECT ybss.upgrade_registry()")));
	ybss_end_rows(&rows);
	return DatumGetInt64(key);
}

/* Give the key, read once a transaction. */
static int64
registry_key(void)
{
	static uint32 read_by = 0;
	static int64 key = 0;
	uint32 transaction = ybss_current_transaction();

	if (read_by != transaction || transaction == 0)
	{
		key = read_key();
		read_by = transaction;
	}
	return key;
}

/* Give the id of a new row of a district. */
static int64
new_id(int32 district)
{
	int64 number = nextval_internal(ybss_registry_table("identity"), false);

	if (number < 0 || number > PG_UINT32_MAX)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_VERSION),
						errmsg("the registry's sequence of ids is not of this version"),
						errdetail("登记库编号序列与扩展版本不一致。"),
						errhint("SELECT ybss.upgrade_registry()")));
	return ybss_opaque_id(district, (uint32) number, (uint64) registry_key());
}

/*
 * Give the id that a new row is to have: the writer's own, or a new one.
 *
 * What its writer chose below 2^32 holds no district; another district's ids
 * are refused, for two registries would else meet in them.
 */
int64
ybss_id_of_new_row(int32 district, int64 id, bool *is_null)
{
	int32 held;

	if (*is_null)
	{
		/* A row without a district is refused by the table. */
		*is_null = district <= 0 || district > YBSS_ID_MOST_DISTRICT;
		return *is_null ? 0 : new_id(district);
	}
	held = ybss_district_of_id(id);
	if (held != 0 && held != district)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_ID_ELSEWHERE),
				 errmsg("the id of a new row holds its district, or none"),
				 errdetail("新记录的编号须属于本区。"),
				 errhint("Leave the id out, or take ybss_registry.new_id(district); ids of your own "
						 "lie below 2^32.")));
	return id;
}

PG_FUNCTION_INFO_V1(ybss_give_id);

/* Give a row of a table without history its id, before it is written. */
Datum
ybss_give_id(PG_FUNCTION_ARGS)
{
	TriggerData *event = ybss_row_trigger(fcinfo, "give_id", TRIGGER_EVENT_BEFORE,
										  YBSS_ON(TRIGGER_EVENT_INSERT));
	TupleDesc layout = RelationGetDescr(event->tg_relation);
	int column;
	AttrNumber district_column;
	bool no_district;
	bool is_null;
	bool left_out;
	Datum district;
	Datum id;

	column = ybss_column_number(event->tg_relation,
								event->tg_trigger->tgnargs > 0 ? event->tg_trigger->tgargs[0] : "(none)", INT8OID);
	district_column = ybss_column_number(event->tg_relation, "district", INT4OID);
	district = heap_getattr(event->tg_trigtuple, district_column, layout, &no_district);
	id = heap_getattr(event->tg_trigtuple, column, layout, &is_null);
	left_out = is_null;
	id = Int64GetDatum(ybss_id_of_new_row(no_district ? 0 : DatumGetInt32(district),
										  DatumGetInt64(id), &is_null));
	if (!left_out)
		return PointerGetDatum(event->tg_trigtuple);
	return PointerGetDatum(
		heap_modify_tuple_by_cols(event->tg_trigtuple, layout, 1, &column, &id, &is_null));
}
