/*
 * rule_key.h
 *		A key looked up and locked, as the server's own foreign keys do.
 */
#ifndef YBSS_RULE_RULE_KEY_H
#define YBSS_RULE_RULE_KEY_H

#include "ybss.h"

#include "access/htup.h"
#include "access/tupdesc.h"
#include "nodes/lockoptions.h"
#include "rule/rule_reference.h"

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
extern bool ybss_find_parents(const YbssReference *reference, const YbssKeyValues *keys, int count, bool *is_own);
extern bool ybss_find_child(const YbssReference *reference, const YbssKeyValues *key);

#endif /* YBSS_RULE_RULE_KEY_H */
