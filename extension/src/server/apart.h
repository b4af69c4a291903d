/*
 * apart.h
 *		A statement that is committed apart from the caller's transaction.
 */
#ifndef YBSS_SERVER_APART_H
#define YBSS_SERVER_APART_H

#include "ybss.h"

/* A statement of the registry's owner with its parameters. */
typedef struct YbssStatement
{
	const char *text;
	int count;
	const Oid *types;
	const Datum *values;
	const bool *nulls; /* NULL: none is null */
} YbssStatement;

extern bool ybss_run_apart(const char *worker, uint64 turn, const YbssStatement *statement,
						   bool *answer);

#endif /* YBSS_SERVER_APART_H */
