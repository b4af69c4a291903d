/*
 * compat.h
 *		The differences between server versions 15 and newer, in one place.
 *
 * Soft errors (errsave, ereturn) came with server 16. On 15 an error context
 * never arrives, so the shim raises, which is what that server expects.
 */
#ifndef YBSS_COMPAT_H
#define YBSS_COMPAT_H

#if PG_VERSION_NUM < 150000
#error "ybss needs PostgreSQL 15 or newer"
#endif

/*
 * From 16 on, PG_FUNCTION_INFO_V1 exports the function itself. Before, glue
 * exports all that it defines; kernels, which never see this file, stay hidden.
 */
#if PG_VERSION_NUM < 160000
#pragma GCC visibility push(default)
#endif

#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
#define errsave(context, ...) \
	do \
	{ \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
	} while (0)
#define ereturn(context, value, ...) \
	do \
	{ \
		errsave(context, __VA_ARGS__); \
		return value; \
	} while (0)
#endif

/* The statistics of a running backend, by its place among them. */
#if PG_VERSION_NUM >= 160000
#define ybss_backend_status(place) pgstat_get_local_beentry_by_index(place)
#else
#define ybss_backend_status(place) pgstat_fetch_stat_local_beentry(place)
#endif

/* As whom a table of a statement is read: from 16 on the plan keeps it elsewhere, and the one who acts will do. */
#if PG_VERSION_NUM >= 160000
#define YBSS_CHECKED_AS(entry) InvalidOid
#else
#define YBSS_CHECKED_AS(entry) (entry)->checkAsUser
#endif

/* The number of a process's transaction; it moved in 17. */
#if PG_VERSION_NUM >= 170000
#define YBSS_LOCAL_TRANSACTION(process) (process)->vxid.lxid
#else
#define YBSS_LOCAL_TRANSACTION(process) (process)->lxid
#endif

/* The text of a setting: from 16 on in a memory context of its own, before by malloc. */
#if PG_VERSION_NUM >= 160000
#define ybss_setting_malloc(size) guc_malloc(LOG, size)
#define ybss_setting_free(text) guc_free(text)
#else
#define ybss_setting_malloc(size) malloc(size)
#define ybss_setting_free(text) free(text)
#endif

/* Every setting and their number, which 16 gives in one call. */
#if PG_VERSION_NUM >= 160000
#define ybss_all_settings(count) get_guc_variables(count)
#else
#define ybss_all_settings(count) (*(count) = GetNumConfigOptions(), get_guc_variables())
#endif

/* A row's entries in all indexes of its table. */
#if PG_VERSION_NUM >= 160000
#define ybss_insert_index_entries(target, slot, state) \
	ExecInsertIndexTuples(target, slot, state, false, false, NULL, NIL, false)
#else
#define ybss_insert_index_entries(target, slot, state) \
	ExecInsertIndexTuples(target, slot, state, false, false, NULL, NIL)
#endif

/* From 18 on, ExecutorRun has lost its last argument. */
#if PG_VERSION_NUM >= 180000
#define YBSS_RUN_ARGUMENTS QueryDesc *query, ScanDirection direction, uint64 count
#define YBSS_RUN_VALUES query, direction, count
#else
#define YBSS_RUN_ARGUMENTS QueryDesc *query, ScanDirection direction, uint64 count, bool once
#define YBSS_RUN_VALUES query, direction, count, once
#endif

/* From 18 on, an index scan may be given a place to count its searches for EXPLAIN. */
#if PG_VERSION_NUM >= 180000
#define ybss_index_beginscan(table, index, snapshot, keys) index_beginscan(table, index, snapshot, NULL, keys, 0)
#else
#define ybss_index_beginscan(table, index, snapshot, keys) index_beginscan(table, index, snapshot, keys, 0)
#endif

/* Run a statement that was begun, to its end; 18 runs each once anyway. */
#if PG_VERSION_NUM >= 180000
#define ybss_executor_run(query) ExecutorRun(query, ForwardScanDirection, 0)
#else
#define ybss_executor_run(query) ExecutorRun(query, ForwardScanDirection, 0, true)
#endif

/* The index of a primary key; 18 asks whether a deferrable one will do. */
#if PG_VERSION_NUM >= 180000
#define ybss_primary_key_index(table) RelationGetPrimaryKeyIndex(table, false)
#else
#define ybss_primary_key_index(table) RelationGetPrimaryKeyIndex(table)
#endif

/*
 * The indexes that a row is entered into, and whether an update has to. From 16
 * on an update says which indexes: all, those that summarize blocks (BRIN), none.
 */
#if PG_VERSION_NUM >= 160000
#define YbssUpdatedIndexes TU_UpdateIndexes
#define YBSS_NO_INDEX TU_None
#define YBSS_EVERY_INDEX TU_All
#define ybss_insert_index_tuples(target, slot, state, updated) \
	ExecInsertIndexTuples(target, slot, state, false, false, NULL, NIL, \
						  (updated) == TU_Summarizing)
#else
#define YbssUpdatedIndexes bool
#define YBSS_NO_INDEX false
#define YBSS_EVERY_INDEX true
#define ybss_insert_index_tuples(target, slot, state, updated) \
	ExecInsertIndexTuples(target, slot, state, false, false, NULL, NIL)
#endif

/* A function that returns a set at once: renamed in 16; 15 keeps the old name in all its releases. */
#if PG_VERSION_NUM >= 160000
#define YBSS_INIT_SRF(fcinfo) InitMaterializedSRF(fcinfo, 0)
#else
#define YBSS_INIT_SRF(fcinfo) SetSingleFuncCall(fcinfo, 0)
#endif

#endif /* YBSS_COMPAT_H */
