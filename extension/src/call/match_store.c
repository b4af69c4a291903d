/*
 * match_store.c
 *		What a run of a match model found, written as sets.
 *
 * Written as the registry's owner: whoever runs a model has no right to the tables.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "code/opaque_id.h"
#include "common/hashfn.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "call/match_store.h"

#define ROWS_AT_ONCE 10000
#define VALUES_IN_ROW 1000

static const char *const band_name[] = {"refuse", "review", "accept"};

/* Columns of rows that are gathered, to be written by one statement. */
typedef struct Gathered
{
	SPIPlanPtr plan;
	MemoryContext batch;
	int64 run_id;
	int columns;
	const Oid *type;
	int rows;
	Datum *value[8];
} Gathered;

/* Begin to gather rows for "INSERT … SELECT … FROM unnest($2, …)"; $1 is the run. */
static void
begin_rows(Gathered *rows, int64 run_id, const char *statement, int columns, const Oid *types)
{
	Oid arguments[9] = {INT8OID};
	int i;

	rows->columns = columns;
	rows->type = types;
	rows->run_id = run_id;
	rows->rows = 0;
	for (i = 0; i < columns; i++)
	{
		arguments[i + 1] = get_array_type(types[i]);
		rows->value[i] = palloc(sizeof(Datum) * ROWS_AT_ONCE);
	}
	rows->plan = SPI_prepare(statement, columns + 1, arguments);
	if (rows->plan == NULL)
		elog(ERROR, "matches could not be written: %s", SPI_result_code_string(SPI_result));
	rows->batch = AllocSetContextCreate(CurrentMemoryContext, "ybss matches", ALLOCSET_DEFAULT_SIZES);
}

/* Write what was gathered. */
static void
write_rows(Gathered *rows)
{
	Datum arguments[9] = {Int64GetDatum(rows->run_id)};
	MemoryContext before = MemoryContextSwitchTo(rows->batch);
	int i;

	for (i = 0; i < rows->columns && rows->rows > 0; i++)
	{
		int16 length;
		bool by_value;
		char alignment;

		get_typlenbyvalalign(rows->type[i], &length, &by_value, &alignment);
		arguments[i + 1] = PointerGetDatum(
			construct_array(rows->value[i], rows->rows, rows->type[i], length, by_value, alignment));
	}
	MemoryContextSwitchTo(before);
	if (rows->rows > 0)
		SPI_execute_plan(rows->plan, arguments, NULL, false, 0);
	rows->rows = 0;
	MemoryContextReset(rows->batch);
	CHECK_FOR_INTERRUPTS();
}

/* Count a row in; its values lie in the batch's context. */
static void
end_row(Gathered *rows)
{
	if (++rows->rows == ROWS_AT_ONCE)
		write_rows(rows);
}

/* The district of a record of the registry: its id holds it. */
static Datum
district_of(bool of_registry, const YbssRead *read, uint32_t record)
{
	return Int32GetDatum(of_registry ? ybss_district_of_id(ybss_record_key(read->set, record)) : 0);
}

static void
store_edges(int64 run_id, bool of_registry, const YbssRead *read, const YbssPairs *pairs)
{
	static const Oid types[] = {INT4OID, TEXTOID, TEXTOID, FLOAT4OID, INT4OID, TEXTOID, INT8OID};
	Gathered rows;
	uint64 i;

	begin_rows(&rows, run_id,
			   "INSERT INTO ybss_registry.match_edge (run_id, district, a, b, weight, rule, band, levels) "
			   "SELECT $1, u.* FROM ROWS FROM (pg_catalog.unnest($2), pg_catalog.unnest($3), pg_catalog.unnest($4), "
			   "pg_catalog.unnest($5), pg_catalog.unnest($6), pg_catalog.unnest($7), pg_catalog.unnest($8)) u",
			   lengthof(types), types);
	for (i = 0; i < pairs->count; i++)
	{
		const YbssPair *pair = &pairs->pair[i];
		MemoryContext before = MemoryContextSwitchTo(rows.batch);

		rows.value[0][rows.rows] = district_of(of_registry, read, pair->a);
		rows.value[1][rows.rows] = CStringGetTextDatum(ybss_record_name(read, pair->a));
		rows.value[2][rows.rows] = CStringGetTextDatum(ybss_record_name(read, pair->b));
		rows.value[3][rows.rows] = Float4GetDatum(pair->weight);
		rows.value[4][rows.rows] = Int32GetDatum(pair->rule + 1);
		rows.value[5][rows.rows] = CStringGetTextDatum(band_name[pair->band]);
		rows.value[6][rows.rows] = Int64GetDatum((int64) pair->levels);
		MemoryContextSwitchTo(before);
		end_row(&rows);
	}
	write_rows(&rows);
}

/* Write whose cluster has others in it. */
static void
store_members(int64 run_id, bool of_registry, const YbssRead *read, const YbssClusters *clusters)
{
	static const Oid types[] = {INT4OID, INT2OID, TEXTOID, INT8OID};
	Gathered rows;
	uint32_t count = ybss_record_count(read->set);
	int64 *number = MemoryContextAllocExtended(CurrentMemoryContext, sizeof(int64) * ((Size) count + 1),
											   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	int64 clusters_told = 0;
	uint32_t i;

	for (i = 0; i < count; i++)
		if (clusters->first[i] != i)
			number[clusters->first[i]] = 1;
	for (i = 0; i < count; i++)
		if (number[i] > 0)
			number[i] = ++clusters_told;
	begin_rows(&rows, run_id,
			   "INSERT INTO ybss_registry.match_member (run_id, district, side, key, cluster) "
			   "SELECT $1, u.* FROM ROWS FROM (pg_catalog.unnest($2), pg_catalog.unnest($3), pg_catalog.unnest($4), "
			   "pg_catalog.unnest($5)) u",
			   lengthof(types), types);
	for (i = 0; i < count; i++)
	{
		MemoryContext before;

		if (number[clusters->first[i]] == 0)
			continue;
		before = MemoryContextSwitchTo(rows.batch);
		rows.value[0][rows.rows] = district_of(of_registry, read, i);
		rows.value[1][rows.rows] = Int16GetDatum((int16) ybss_record_source(read->set, i));
		rows.value[2][rows.rows] = CStringGetTextDatum(ybss_record_name(read, i));
		rows.value[3][rows.rows] = Int64GetDatum(number[clusters->first[i]]);
		MemoryContextSwitchTo(before);
		end_row(&rows);
	}
	write_rows(&rows);
}

/* The hash by which a value's carriers are kept: the value is not. */
int64
ybss_match_value_hash(const void *coded, size_t bytes)
{
	return (int64) hash_bytes_extended(coded, (int) bytes, 15);
}

/* A value's hash, and how many records carry it. */
typedef struct Carried
{
	int64 hash;
	int64 carriers;
} Carried;

static int
by_hash(const void *a, const void *b)
{
	int64 left = ((const Carried *) a)->hash;
	int64 right = ((const Carried *) b)->hash;

	return left < right ? -1 : left > right;
}

/* Write the values of a field that two or more records carry. */
static void
store_values(Gathered *rows, const YbssRead *read, int field)
{
	uint32_t values = ybss_value_count(read->set, field);
	Carried *carried = MemoryContextAllocHuge(CurrentMemoryContext, sizeof(Carried) * ((Size) values + 1));
	uint32_t count = 0;
	uint32_t i;
	uint32_t first;

	for (i = 0; i < values; i++)
	{
		size_t bytes;
		const void *coded = ybss_value(read->set, field, i, &bytes);
		uint64 carriers = ybss_value_carriers(read->set, field, i);

		if (carriers < 2)
			continue;
		carried[count].hash = ybss_match_value_hash(coded, bytes);
		carried[count++].carriers = (int64) carriers;
	}
	qsort(carried, count, sizeof(Carried), by_hash);
	for (first = 0; first < count; first += VALUES_IN_ROW)
	{
		Datum hashes[VALUES_IN_ROW];
		Datum carriers[VALUES_IN_ROW];
		int n = (int) Min(VALUES_IN_ROW, count - first);
		Datum arguments[] = {Int64GetDatum(rows->run_id), Int32GetDatum(field + 1), Int64GetDatum(carried[first].hash),
							 (Datum) 0, (Datum) 0};

		for (i = 0; i < (uint32_t) n; i++)
		{
			hashes[i] = Int64GetDatum(carried[first + i].hash);
			carriers[i] = Int64GetDatum(carried[first + i].carriers);
		}
		arguments[3] = PointerGetDatum(construct_array(hashes, n, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
		arguments[4] = PointerGetDatum(construct_array(carriers, n, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
		SPI_execute_plan(rows->plan, arguments, NULL, false, 0);
		CHECK_FOR_INTERRUPTS();
	}
	pfree(carried);
}

static void
store_carriers(int64 run_id, const YbssRead *read, const YbssModel *model)
{
	Oid types[] = {INT8OID, INT4OID, INT8OID, INT8ARRAYOID, INT8ARRAYOID};
	Gathered rows = {.run_id = run_id};
	int field;

	rows.plan = SPI_prepare("INSERT INTO ybss_registry.match_value (run_id, field, first, hashes, carriers) VALUES ($1, $2, $3, $4, $5)",
							lengthof(types), types);
	if (rows.plan == NULL)
		elog(ERROR, "frequencies could not be written: %s", SPI_result_code_string(SPI_result));
	for (field = 0; field < model->fields; field++)
		if (model->field[field].by_frequency || model->field[field].common_above > 0)
			store_values(&rows, read, field);
}

/* Write pairs, clusters and frequencies of a run. The caller is the registry's owner for it. */
void
ybss_store_match(int64 run_id, bool of_registry, const YbssRead *read, const YbssModel *model,
				 const YbssPairs *pairs, const YbssClusters *clusters)
{
	SPI_connect();
	store_edges(run_id, of_registry, read, pairs);
	store_members(run_id, of_registry, read, clusters);
	store_carriers(run_id, read, model);
	SPI_finish();
}
