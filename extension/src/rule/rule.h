/*
 * rule.h
 *		Rules with names: links that cannot be broken say so in their own words.
 *
 * rule.c            the triggers: rows that refer, rows that are referred to
 * rule_reference.c  what a table refers to and what refers to it, out of its foreign keys
 * rule_key.c        looks a key up, and locks it, as the server's own foreign keys do
 * rule_scope.c      a writer sees both ends of a link
 * rule_apart.c      periods that must not overlap
 * rule_raise.c      the error with the rule's name
 */
#ifndef YBSS_RULE_H
#define YBSS_RULE_H

#include "ybss.h"

#include "commands/trigger.h"
#include "nodes/lockoptions.h"
#include "utils/relcache.h"

/* A foreign key. */
typedef struct YbssReference
{
	Oid constraint;
	NameData name;
	Oid child;
	Oid parent;
	Oid parent_index;
	AttrNumber parent_grid; /* where the parent's rows lie; 0 where they lie in no grid */
	bool late; /* checked at the end of the transaction */
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

/* The values of a key; more than one null means that it refers to nothing. */
typedef struct YbssKeyValues
{
	bool has_null;
	Datum value[INDEX_MAX_KEYS];
} YbssKeyValues;

extern void ybss_take_key(const YbssReference *reference, bool of_child, TupleDesc layout,
						  HeapTuple row, YbssKeyValues *key);
extern bool ybss_find_parent(const YbssReference *reference, const YbssKeyValues *key,
							 const LockTupleMode *lock, bool *is_own, int64 *grid);
extern bool ybss_find_child(const YbssReference *reference, const YbssKeyValues *key);

/* SQLSTATEs of broken rules are in errors.h. */
extern void ybss_raise_rule(Relation table, const char *rule, int sqlstate, const char *other);

extern bool ybss_end_is_hidden(const YbssReference *reference, const YbssKeyValues *key,
							   Relation table, HeapTuple row, bool *is_there);

extern bool ybss_rules_rest(void);
extern void ybss_rule_start(void);
extern void ybss_rule_apart_start(void);

#endif /* YBSS_RULE_H */
