/*
 * score.h
 *		The catalogue of items as a program, and a record going through it.
 *
 * score_catalogue.c  the programs of this backend, renewed when the catalogue changes
 * score_load.c       rows of the catalogue into items
 * score_rule.c       a rule's text into an expression
 * score_allowed.c    what a rule may call
 * score_value.c      a record's columns, items and statements
 * score_run.c        values through formulas, conditions and rules
 * score_watch.c      nothing takes over a second
 * score_apart.c      what must be written though the transaction may fail
 * score_try.c        a rule on samples, before it counts
 * score.c            what SQL calls
 */
#ifndef YBSS_FN_SCORE_H
#define YBSS_FN_SCORE_H

#include "ybss.h"

#include "access/htup.h"
#include "access/tupdesc.h"
#include "executor/tuptable.h"
#include "nodes/execnodes.h"
#include "score/points.h"
#include "utils/jsonb.h"
#include "utils/relcache.h"

/* What the catalogue says of an item in the form of an expression. */
typedef enum YbssPart
{
	YBSS_REQUIRED_IF,
	YBSS_FORMULA,
	YBSS_RULE,
	YBSS_PARTS
} YbssPart;

extern const char *const ybss_part_name[YBSS_PARTS];

typedef enum YbssItemType
{
	YBSS_ITEM_TEXT,
	YBSS_ITEM_CODE,
	YBSS_ITEM_INTEGER,
	YBSS_ITEM_NUMBER,
	YBSS_ITEM_DATE,
	YBSS_ITEM_BOOLEAN,
	YBSS_ITEM_CITIZEN_ID,
	YBSS_ITEM_CREDIT_CODE,
	YBSS_ITEM_PHONE,
	YBSS_ITEM_DIVISION
} YbssItemType;

/* The codes of a table, each of up to eight bytes as a number, sorted. */
typedef struct YbssCodes
{
	const char *name;
	int count;
	int room;
	uint64 *codes;
} YbssCodes;

typedef struct YbssItem
{
	int16 number;
	const char *name;
	int name_length;
	Datum name_text;
	YbssItemType type;
	Oid type_oid;
	Oid collation;
	double weight;
	int32 term; /* days, 0: does not age */
	bool has_column;
	bool sensitive; /* its value lies apart: a statement tells that it is there */
	bool read;		/* an expression needs the value itself */
	const YbssCodes *codes;
	const char *source[YBSS_PARTS]; /* NULL: none */
	ExprState *part[YBSS_PARTS];	/* NULL: none, or suspended */
	bool suspended[YBSS_PARTS];
	bool never_required;
} YbssItem;

typedef struct YbssProgram
{
	MemoryContext memory;
	const char *kind;
	uint64 changes; /* the catalogue as of this count */
	int32 version;
	double pass[3];
	Oid record; /* the view whose columns an item may have */
	int count;
	YbssItem *items;
	int key_count;
	int *keys;	/* items without a column, in the order of keys in jsonb */
	int *names; /* all items, in that order */
	int formula_count;
	int *formulas;	  /* in the order in which they build on one another */
	TupleDesc layout; /* items, then as_of */
	TupleTableSlot *slot;
	ExprContext *context;
	YbssItemState *states;
	struct _SPI_plan *links; /* reads a record's links by its key; NULL until it is needed */
} YbssProgram;

/* Where a type of record has what a program reads. */
typedef struct YbssBinding
{
	Oid type;
	int32 typmod;
	uint64 layout_id; /* another one when the type's columns change */
	const YbssProgram *program;
	uint64 changes;
	TupleDesc layout;
	int *columns; /* of each item, 0: none here */
	int items;
	int stated;
	int changed_at;
	int district;
	int id;
	bool lacks_links; /* a row of the register: what its links say is looked up */
	Datum *values;
	bool *nulls;
} YbssBinding;

typedef struct YbssScore
{
	int completeness;
	int accuracy;
	int freshness;
	bool passes;
	YbssPoints points;
} YbssScore;

/* ---- the programs ---- */

extern YbssProgram *ybss_program(const char *kind);
extern uint64 ybss_catalogue_changes;
extern void ybss_watch_catalogue(Oid table);
extern Oid ybss_catalogue_table(const char *name, bool missing_ok);
extern void ybss_load_items(YbssProgram *program);
extern void ybss_compile_items(YbssProgram *program);
extern int ybss_find_item(const YbssProgram *program, const char *name, int length);
extern uint64 ybss_pack_code(const char *code, int length);
extern int ybss_compare_keys(const char *a, int a_length, const char *b, int b_length);

/* ---- rules ---- */

extern ExprState *ybss_compile_rule(YbssProgram *program, const YbssItem *item, YbssPart part,
									Bitmapset **needs);
extern void ybss_check_allowed(Node *expression);

extern void ybss_try_item(YbssProgram *program, YbssItem *item, int32 as_of);

/* ---- records ---- */

extern YbssBinding *ybss_bind(FunctionCallInfo fcinfo, HeapTupleHeader record);
extern void ybss_read_record(YbssProgram *program, YbssBinding *binding, HeapTupleHeader record,
							 int32 as_of);
extern void ybss_run(YbssProgram *program, int32 as_of, YbssScore *score);
extern bool ybss_read_text_value(YbssItem *item, const char *text, int length, Datum *value);
extern bool ybss_refuse_faults;
extern void ybss_suspend(YbssProgram *program, YbssItem *item, YbssPart part, ErrorData *why);

/* ---- time ---- */

extern void ybss_watch_begin(void);
extern void ybss_watch_end(void);
extern bool ybss_watch_expired(void);

/* ---- apart ---- */

typedef struct YbssApart
{
	Oid database;
	Oid owner;
	int32 digest; /* of the rule that failed */
	int32 district;
	int16 number;
	char what; /* 's' a rule is suspended, 'e' an entry was saved */
	char part;
	char sqlstate[6];
	char office[91];
} YbssApart;

extern bool ybss_write_apart(const YbssApart *note);

#endif /* YBSS_FN_SCORE_H */
