/*
 * score_total.c
 *		What a set of stored scores adds to the sums of each grid.
 *
 * The same as the triggers of ybss_registry.quality add, without a second copy of every row.
 */
#include "catalogue/score_total.h"

#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "utils/array.h"
#include "utils/builtins.h"

/* Records, those that pass, and the three scores. */
#define SUMS 5
#define LISTS 4

typedef struct TotalKey
{
	int64 grid;
	int32 version;
	int32 kind; /* its place in the kinds */
} TotalKey;

typedef struct Total
{
	TotalKey key;
	int32 district;
	int64 sums[SUMS];
	int numbers; /* for which items there is room */
	int64 *items; /* four counts for each item's number, as ybss.sum_points gives them */
} Total;

struct YbssTotals
{
	MemoryContext memory;
	HTAB *totals;
	List *kinds; /* texts */
};

/* Begin to count; what is counted lives in the caller's memory. */
YbssTotals *
ybss_begin_totals(void)
{
	YbssTotals *totals = palloc0(sizeof *totals);
	HASHCTL layout = {.keysize = sizeof(TotalKey), .entrysize = sizeof(Total), .hcxt = CurrentMemoryContext};

	totals->memory = CurrentMemoryContext;
	totals->totals = hash_create("ybss sums of scores", 256, &layout, HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	return totals;
}

/* Give a kind's place among those that were seen. */
static int
place_of_kind(YbssTotals *totals, text *kind)
{
	ListCell *cell;
	MemoryContext before;

	foreach (cell, totals->kinds)
	{
		text *seen = lfirst(cell);

		if (VARSIZE_ANY_EXHDR(seen) == VARSIZE_ANY_EXHDR(kind) &&
			memcmp(VARDATA_ANY(seen), VARDATA_ANY(kind), VARSIZE_ANY_EXHDR(kind)) == 0)
			return foreach_current_index(cell);
	}
	before = MemoryContextSwitchTo(totals->memory);
	totals->kinds = lappend(totals->kinds, cstring_to_text_with_len(VARDATA_ANY(kind), VARSIZE_ANY_EXHDR(kind)));
	MemoryContextSwitchTo(before);
	return list_length(totals->kinds) - 1;
}

/* Count the items of one list so many times. */
static void
add_items(YbssTotals *totals, Total *total, ArrayType *numbers, int list, int times)
{
	int count = ArrayGetNItems(ARR_NDIM(numbers), ARR_DIMS(numbers));
	const int16 *number = (const int16 *) ARR_DATA_PTR(numbers);

	for (int i = 0; i < count; i++)
	{
		if (number[i] < 0)
			ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("an item has no number below 0"),
							errdetail("信息项序号无效。")));
		if (number[i] >= total->numbers)
		{
			int room = Max(32, 2 * number[i]);
			int64 *wider = MemoryContextAllocZero(totals->memory, sizeof(int64) * LISTS * room);

			if (total->numbers > 0)
				memcpy(wider, total->items, sizeof(int64) * LISTS * total->numbers);
			total->items = wider;
			total->numbers = room;
		}
		total->items[number[i] * LISTS + list] += times;
	}
}

/* Add the columns of a stored score so many times: 1 for a new one, -1 for one that goes. */
void
ybss_add_total(YbssTotals *totals, const Datum *score, int times)
{
	TotalKey key = {DatumGetInt64(score[YBSS_QUALITY_GRID]), DatumGetInt32(score[YBSS_QUALITY_VERSION]),
					place_of_kind(totals, DatumGetTextPP(score[YBSS_QUALITY_KIND]))};
	bool found;
	Total *total = hash_search(totals->totals, &key, HASH_ENTER, &found);

	if (!found)
		memset((char *) total + sizeof key, 0, sizeof *total - sizeof key);
	total->district = DatumGetInt32(score[YBSS_QUALITY_DISTRICT]);
	total->sums[0] += times;
	total->sums[1] += DatumGetBool(score[YBSS_QUALITY_PASSES]) ? times : 0;
	for (int i = 0; i < 3; i++)
		total->sums[2 + i] += times * DatumGetInt16(score[YBSS_QUALITY_COMPLETENESS + i]);
	for (int list = 0; list < LISTS; list++)
		add_items(totals, total, DatumGetArrayTypeP(score[YBSS_QUALITY_LACKS + list]), list, times);
}

/* Write the sums of one kind in one grid; what adds nothing is left out. */
static void
write_total(const YbssTotals *totals, const Total *total, SPIPlanPtr sums, SPIPlanPtr items)
{
	int elements = total->numbers * LISTS;
	Datum *counts = palloc_array(Datum, elements + 1);
	Datum values[5 + SUMS] = {Int32GetDatum(total->district), Int64GetDatum(total->key.grid),
							  PointerGetDatum(list_nth(totals->kinds, total->key.kind)),
							  Int32GetDatum(total->key.version)};
	bool adds = false;

	for (int i = 0; i < SUMS; i++)
	{
		values[4 + i] = Int64GetDatum(total->sums[i]);
		adds |= total->sums[i] != 0;
	}
	if (adds && SPI_execute_plan(sums, values, NULL, false, 0) != SPI_OK_INSERT)
		elog(ERROR, "sums of scores could not be written");
	adds = false;
	for (int i = 0; i < elements; i++)
	{
		counts[i] = Int64GetDatum(total->items[i]);
		adds |= total->items[i] != 0;
	}
	values[4] = PointerGetDatum(construct_array(counts, elements, INT8OID, 8, true, TYPALIGN_DOUBLE));
	if (adds && SPI_execute_plan(items, values, NULL, false, 0) != SPI_OK_INSERT)
		elog(ERROR, "sums of items could not be written");
}

/* Write what was counted, as the caller: row security binds the sums as it binds the scores. */
void
ybss_write_totals(YbssTotals *totals, Oid grid_type)
{
	Oid types[] = {INT4OID, grid_type, TEXTOID, INT4OID, INT8OID, INT8OID, INT8OID, INT8OID, INT8OID};
	Oid item_types[] = {INT4OID, grid_type, TEXTOID, INT4OID, INT8ARRAYOID};
	HASH_SEQ_STATUS all;
	Total *total;
	SPIPlanPtr sums, items;

	if (hash_get_num_entries(totals->totals) == 0)
		return;
	SPI_connect();
	sums = SPI_prepare("INSERT INTO ybss_registry.quality_sum (district, grid, kind, version, records, passing, completeness,"
					   " accuracy, freshness) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", 9, types);
	items = SPI_prepare("INSERT INTO ybss_registry.quality_item_sum (district, grid, kind, version, number, lacks, faults, aged, exempt)"
						" SELECT $1, $2, $3, $4, n, $5[4 * n + 1], $5[4 * n + 2], $5[4 * n + 3], $5[4 * n + 4]"
						" FROM pg_catalog.generate_series(0, pg_catalog.cardinality($5) / 4 - 1) n"
						" WHERE $5[4 * n + 1] <> 0 OR $5[4 * n + 2] <> 0 OR $5[4 * n + 3] <> 0 OR $5[4 * n + 4] <> 0",
						5, item_types);
	if (sums == NULL || items == NULL)
		elog(ERROR, "sums of scores could not be prepared");
	hash_seq_init(&all, totals->totals);
	while ((total = hash_seq_search(&all)) != NULL)
		write_total(totals, total, sums, items);
	SPI_finish();
}
