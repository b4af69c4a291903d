/*
 * score_value.h
 *		What a record says: its columns, its items, and when each was stated.
 */
#ifndef YBSS_CATALOGUE_SCORE_VALUE_H
#define YBSS_CATALOGUE_SCORE_VALUE_H

#include "ybss.h"

#include "access/htup.h"
#include "catalogue/program.h"

/* Where a type of record has what a program reads. */
typedef struct YbssBinding
{
	struct YbssBinding *next; /* of the same call: a register of many kinds has one for each */
	Oid type;
	int32 typmod;
	uint64 layout_id; /* another one when the type's columns change */
	int kind;		  /* the column that says the kind, 0: the type's name does */
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

extern YbssBinding *ybss_bind(FunctionCallInfo fcinfo, HeapTupleHeader record);
extern void ybss_read_record(YbssProgram *program, YbssBinding *binding, HeapTupleHeader record,
							 int32 as_of);
extern bool ybss_read_text_value(YbssItem *item, const char *text, int length, Datum *value);

#endif /* YBSS_CATALOGUE_SCORE_VALUE_H */
