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

/* From 18 on, ExecutorRun has lost its last argument. */
#if PG_VERSION_NUM >= 180000
#define YBSS_RUN_ARGUMENTS QueryDesc *query, ScanDirection direction, uint64 count
#define YBSS_RUN_VALUES query, direction, count
#else
#define YBSS_RUN_ARGUMENTS QueryDesc *query, ScanDirection direction, uint64 count, bool once
#define YBSS_RUN_VALUES query, direction, count, once
#endif

/* A function that returns a set at once: renamed in 15.4 and 16. */
#ifdef MAT_SRF_USE_EXPECTED_DESC
#define YBSS_INIT_SRF(fcinfo) InitMaterializedSRF(fcinfo, 0)
#else
#define YBSS_INIT_SRF(fcinfo) SetSingleFuncCall(fcinfo, 0)
#endif

#endif /* YBSS_COMPAT_H */
