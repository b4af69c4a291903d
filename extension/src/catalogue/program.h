/*
 * program.h
 *		The catalogue of items of one kind as a program: what it consists of, how it is searched.
 */
#ifndef YBSS_CATALOGUE_PROGRAM_H
#define YBSS_CATALOGUE_PROGRAM_H

#include "ybss.h"

#include "access/tupdesc.h"
#include "executor/tuptable.h"
#include "nodes/execnodes.h"
#include "score/points.h"

/* What the catalogue says of an item in the form of an expression. */
typedef enum YbssPart
{
	YBSS_REQUIRED_IF,
	YBSS_FORMULA,
	YBSS_RULE,
	YBSS_PARTS
} YbssPart;

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
	const char *table; /* the register of its records: named after the kind, or for many kinds */
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

extern const char *const ybss_part_name[YBSS_PARTS];

extern int ybss_find_item(const YbssProgram *program, const char *name, int length);
extern int ybss_compare_keys(const char *a, int a_length, const char *b, int b_length);
extern void ybss_add_code(YbssCodes *codes, const char *code);
extern void ybss_sort_codes(YbssCodes *codes);
extern bool ybss_is_code(const YbssCodes *codes, const char *text, int length);

#endif /* YBSS_CATALOGUE_PROGRAM_H */
