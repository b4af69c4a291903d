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

/* Before 16 the macro was empty, and we hide what is not exported. */
#if PG_VERSION_NUM < 160000
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
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

#endif /* YBSS_COMPAT_H */
