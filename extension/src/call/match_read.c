/*
 * match_read.c
 *		The rows of relations as records of the kernel of linkage.
 *
 * They are read by a cursor with the rights of whoever runs the model: row security, rights
 * to columns and views are the server's affair. A batch lies in a memory context that is
 * reset after it; the kernel keeps coded values only.
 */
#include "ybss.h"

#include "access/table.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "lib/stringinfo.h"
#include "match/linkage/model.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "call/match_expression.h"
#include "call/match_read.h"

#define ROWS_AT_ONCE 5000
/* Names of keys that are texts: so many in one array, so that none grows beyond what can be allocated. */
#define NAMES_IN_CHUNK 65536

/* Names of records in the order of their numbers. */
typedef struct Names
{
	int count;
	char *name[NAMES_IN_CHUNK];
} Names;

/* Raise why the kernel could not go on. */
void
ybss_check_run(YbssRun *run, bool fine)
{
	if (fine)
		return;
	CHECK_FOR_INTERRUPTS();
	switch (run->end)
	{
		case YBSS_RUN_NO_MEMORY:
			ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY),
							errmsg("matching needs more than %zu megabytes", run->memory_limit / 1048576),
							errdetail("匹配所需内存超过上限。"),
							errhint("SET ybss.match_memory = '4GB', or match in parts.")));
			break;
		case YBSS_RUN_SAME_KEY:
			ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_RELATION),
							errmsg("two rows have one key, which is to name a record"),
							errdetail("有两行的记录标识相同，记录标识须唯一。"),
							errhint("Give the model a key that is unique in the table.")));
			break;
		default:
			ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_RELATION),
							errmsg("records could not be matched: %s", ybss_run_end_name(run->end)),
							errdetail("匹配未能进行。"), errhint("Look at ybss.match_run, and at the model.")));
	}
}

/* The statement that reads a relation; says whether its keys are numbers. */
static char *
statement_for(const YbssDeclared *declared, Oid id, bool *by_number)
{
	Relation relation = table_open(id, AccessShareLock);
	StringInfoData text;
	char *key;
	Oid type;
	int i;

	initStringInfo(&text);
	key = ybss_match_expression(relation, declared->key, &type);
	appendStringInfo(&text, "SELECT (%s)", key);
	*by_number = type == INT8OID || type == INT4OID || type == INT2OID;
	for (i = 0; i < declared->model.fields; i++)
	{
		Oid field_type;

		appendStringInfo(&text, ", (%s)", ybss_match_expression(relation, declared->expression[i], &field_type));
	}
	appendStringInfo(&text, " FROM %s",
					 quote_qualified_identifier(get_namespace_name(RelationGetNamespace(relation)),
												RelationGetRelationName(relation)));
	if (!*by_number)
		appendStringInfo(&text, " ORDER BY (%s) COLLATE \"C\"", key);
	table_close(relation, NoLock);
	return text.data;
}

/* Refuse a row without a key, or with that of the row before it. */
static void
check_name(const char *name, const char *before)
{
	if (name == NULL)
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_RELATION), errmsg("a row has no key"),
						errdetail("有一行缺少记录标识。"),
						errhint("Give the model a key that every row has.")));
	if (before != NULL && strcmp(name, before) == 0)
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_RELATION),
						errmsg("two rows have one key, which is to name a record"),
						errdetail("有两行的记录标识相同，记录标识须唯一。"),
						errhint("Give the model a key that is unique in the table.")));
}

/* Keep the name of the record that comes next. */
static int64
keep_name(YbssRead *read, int source, const char *name)
{
	Names *names = read->names[source] == NIL ? NULL : llast(read->names[source]);
	int64 number = read->count[source];

	check_name(name, names == NULL ? NULL : names->name[names->count - 1]);
	if (names == NULL || names->count == NAMES_IN_CHUNK)
	{
		names = palloc(sizeof(Names));
		names->count = 0;
		read->names[source] = lappend(read->names[source], names);
	}
	names->name[names->count++] = pstrdup(name);
	return number;
}

/* Add one row to the set. */
static void
add_row(YbssRead *read, const YbssDeclared *declared, int source, HeapTuple row, TupleDesc layout,
		MemoryContext kept)
{
	const char *text[YBSS_MOST_FIELDS];
	size_t length[YBSS_MOST_FIELDS];
	char *name = SPI_getvalue(row, layout, 1);
	int64 key;
	int i;

	for (i = 0; i < declared->model.fields; i++)
	{
		bool is_null;
		Datum value = SPI_getbinval(row, layout, i + 2, &is_null);
		struct varlena *written = is_null ? NULL : PG_DETOAST_DATUM_PACKED(value);

		text[i] = written == NULL ? NULL : VARDATA_ANY(written);
		length[i] = written == NULL ? 0 : VARSIZE_ANY_EXHDR(written);
	}
	if (read->by_number)
	{
		check_name(name, NULL);
		key = pg_strtoint64(name);
	}
	else
	{
		MemoryContext batch = MemoryContextSwitchTo(kept);

		key = keep_name(read, source, name);
		MemoryContextSwitchTo(batch);
	}
	ybss_check_run(read->run, ybss_add_record(read->set, source, key, text, length));
	read->count[source]++;
}

/*
 * Read a relation into the set of records. Raises YBM04 for what the model says of it, YBM06
 * for its keys, and whatever the server says to one who reads it.
 */
void
ybss_read_relation(YbssRead *read, const YbssDeclared *declared, int source, Oid relation)
{
	MemoryContext kept = CurrentMemoryContext;
	MemoryContext batch = AllocSetContextCreate(kept, "ybss rows to match", ALLOCSET_DEFAULT_SIZES);
	bool by_number;
	char *statement = statement_for(declared, relation, &by_number);
	Portal portal;
	SPIPlanPtr plan;
	int settings = NewGUCNestLevel();

	/* A day is read as it is written, whatever the session shows days like. */
	(void) set_config_option("DateStyle", "ISO, YMD", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	if (source > 0 && by_number != read->by_number)
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_RELATION), errmsg("the keys of the two tables are of two types"),
						errdetail("两张表的记录标识类型不同。"), errhint("Give both the same: id::text")));
	read->by_number = by_number;
	SPI_connect();
	plan = SPI_prepare_cursor(statement, 0, NULL, CURSOR_OPT_NO_SCROLL | CURSOR_OPT_PARALLEL_OK);
	if (plan == NULL)
		elog(ERROR, "rows to match could not be read: %s", SPI_result_code_string(SPI_result));
	portal = SPI_cursor_open(NULL, plan, NULL, NULL, true);
	for (;;)
	{
		uint64 i;

		SPI_cursor_fetch(portal, true, ROWS_AT_ONCE);
		if (SPI_processed == 0)
			break;
		for (i = 0; i < SPI_processed; i++)
		{
			MemoryContext spi = MemoryContextSwitchTo(batch);

			add_row(read, declared, source, SPI_tuptable->vals[i], SPI_tuptable->tupdesc, kept);
			MemoryContextSwitchTo(spi);
		}
		SPI_freetuptable(SPI_tuptable);
		MemoryContextReset(batch);
		CHECK_FOR_INTERRUPTS();
	}
	SPI_cursor_close(portal);
	SPI_finish();
	AtEOXact_GUC(true, settings);
	MemoryContextDelete(batch);
}

/* Give a record's name as its table has it. */
char *
ybss_record_name(const YbssRead *read, uint32_t record)
{
	int64 key = ybss_record_key(read->set, record);
	Names *names;

	if (read->by_number)
		return psprintf(INT64_FORMAT, key);
	names = list_nth(read->names[ybss_record_source(read->set, record)], (int) (key / NAMES_IN_CHUNK));
	return names->name[key % NAMES_IN_CHUNK];
}
