/*
 * rule_reference.h
 *		What a table refers to and what refers to it, read off its foreign keys.
 */
#ifndef YBSS_RULE_RULE_REFERENCE_H
#define YBSS_RULE_RULE_REFERENCE_H

#include "ybss.h"

#include "access/attnum.h"
#include "utils/relcache.h"

/* A foreign key. */
typedef struct YbssReference
{
	Oid constraint;
	Oid child;
	Oid parent;
	Oid parent_index;
	bool parent_is_person;
	AttrNumber parent_grid; /* where the parent's rows lie; 0 where they lie in no grid */
	bool late;				/* checked at the end of the transaction */
	bool refuses_delete;
	bool refuses_update;
	int count;
	AttrNumber child_column[INDEX_MAX_KEYS];
	AttrNumber parent_column[INDEX_MAX_KEYS];
	Oid parent_equals[INDEX_MAX_KEYS]; /* functions */
	Oid child_equals[INDEX_MAX_KEYS];
} YbssReference;

/* The foreign keys of a table, those it has and those that point to it. */
typedef struct YbssReferences
{
	Oid table; /* the key of the hash */
	int up_count;
	int down_count;
	YbssReference *up;
	YbssReference *down;
} YbssReferences;

extern const YbssReferences *ybss_references(Relation table);

#endif /* YBSS_RULE_RULE_REFERENCE_H */
