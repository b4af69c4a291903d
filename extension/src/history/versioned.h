/*
 * versioned.h
 *		What a versioned table holds, and where it has its stamps.
 */
#ifndef YBSS_HISTORY_VERSIONED_H
#define YBSS_HISTORY_VERSIONED_H

#include "ybss.h"

#include "access/htup.h"
#include "datatype/timestamp.h"
#include "utils/relcache.h"

/* What a versioned table holds, and the columns that every one has. */
typedef struct YbssVersioned
{
	const char *kind; /* as history calls it, whatever an engine calls the table */
	AttrNumber district;
	AttrNumber id;
	AttrNumber grid;
	AttrNumber recorded_at;
	AttrNumber changed_at;
	AttrNumber change_id;
	AttrNumber stated; /* who said what of the record; 0 where the table has no such column */
} YbssVersioned;

/* The stamps of one row. */
typedef struct YbssStamps
{
	int32 district;
	int64 id;
	int64 grid;
	TimestampTz recorded_at;
	TimestampTz changed_at;
	int64 change_id; /* 0: none */
} YbssStamps;

extern const YbssVersioned *ybss_versioned(FunctionCallInfo fcinfo);
extern void ybss_read_stamps(const YbssVersioned *columns, Relation table, HeapTuple row,
							 YbssStamps *stamps);
extern AttrNumber ybss_column_number(Relation table, const char *name, Oid type);
extern bool ybss_is_stamp(const YbssVersioned *columns, AttrNumber column);

#endif /* YBSS_HISTORY_VERSIONED_H */
