/*
 * history.h
 *		Who changed what and when: the change of a transaction, and what it replaced.
 *
 * change_stamp.c   the change of this transaction; stamps rows with it
 * said.c           source, run and kind of the change, as the registry's functions say them
 * history.c        keeps what an update or a deletion replaced
 * history_read.c   puts together what a record was
 * history_write.c  finds the month and writes there
 * record_id.c      ids of new rows
 * versioned.c      where a versioned table has its stamps; values as JSON
 */
#ifndef YBSS_HISTORY_H
#define YBSS_HISTORY_H

#include "ybss.h"

#include "commands/trigger.h"
#include "datatype/timestamp.h"
#include "utils/jsonb.h"
#include "utils/relcache.h"

/* The change that this transaction makes, in one district. */
typedef struct YbssChange
{
	int64 change_id;
	TimestampTz at;
} YbssChange;

extern void ybss_change_start(void);
extern const YbssChange *ybss_change_of(int32 district);
extern bool ybss_is_own_change(int64 change_id);
extern void ybss_change_anew(void);

/* The longest name of a source, the longest purpose that is kept. */
#define YBSS_LONGEST_SAYING 200

/* What the registry's own functions say of the change under way. */
typedef struct YbssSaid
{
	char source[YBSS_LONGEST_SAYING];  /* the list; empty: none */
	char purpose[YBSS_LONGEST_SAYING]; /* a document; empty: what the client claims */
	int64 run_id;					   /* 0: no job */
	bool refiles;
} YbssSaid;

extern char *ybss_purpose_setting;

extern void ybss_said_start(void);
extern const YbssSaid *ybss_said(void);

/* Columns that every versioned table has. */
typedef struct YbssVersioned
{
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

/* Which events a trigger function takes. */
#define YBSS_ON(event) (1 << (event))

extern TriggerData *ybss_row_trigger(FunctionCallInfo fcinfo, const char *name, int timing, int events);
extern const YbssVersioned *ybss_versioned(FunctionCallInfo fcinfo);
extern void ybss_read_stamps(const YbssVersioned *columns, Relation table, HeapTuple row,
							 YbssStamps *stamps);
extern AttrNumber ybss_column_number(Relation table, const char *name, Oid type);
extern int64 ybss_id_of_new_row(int32 district, int64 id, bool *is_null);
extern bool ybss_is_stamp(const YbssVersioned *columns, AttrNumber column);
extern bool ybss_same_value(TupleDesc layout, AttrNumber column, HeapTuple one, HeapTuple other);
extern int ybss_fix_outputs(void);
extern Jsonb *ybss_values_as_json(TupleDesc layout, HeapTuple row, const bool *wanted);

/* One row of ybss_registry.history. */
typedef struct YbssPast
{
	int32 district;
	const char *kind;
	int64 record_id;
	int64 grid;
	TimestampTz known_from;
	TimestampTz known_until;
	int64 change_id; /* 0: none */
	int64 ended_by;
	bool deleted;
	bool whole;
	Jsonb *old;
} YbssPast;

extern void ybss_write_past(const YbssPast *past);
extern bool ybss_widen_past(const YbssPast *past);

extern Oid ybss_registry_table(const char *name);
extern bool ybss_describe_member(int64 member_id, char **label, char **office);

#endif /* YBSS_HISTORY_H */
