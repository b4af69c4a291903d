/*
 * registry_table.h
 *		The registry's tables: found by name, read past row security, columns looked up by name.
 */
#ifndef YBSS_SERVER_REGISTRY_TABLE_H
#define YBSS_SERVER_REGISTRY_TABLE_H

#include "ybss.h"

#include "access/genam.h"
#include "access/stratnum.h"
#include "utils/relcache.h"

#define YBSS_REGISTRY_SCHEMA "ybss_registry"

/* Types of columns that are told otherwise than by a type's id. */
#define YBSS_ANY_TYPE InvalidOid
/* grid_code is told by its size: its type's id differs between databases. */
#define YBSS_EIGHT_BYTES ((Oid) PG_UINT32_MAX)

extern Oid ybss_registry_schema(void);
extern Oid ybss_find_registry_table(const char *name);
extern Oid ybss_registry_table(const char *name);
extern bool ybss_registry_exists(void);
extern Oid ybss_registry_owner(void);

extern AttrNumber ybss_find_column(TupleDesc layout, const char *name, Oid type);
extern AttrNumber ybss_require_column(Relation table, const char *name, Oid type);

/* Rows of a table that are read one after the other. */
typedef struct YbssRows
{
	Relation table; /* NULL: an empty or half-restored registry has no such table */
	SysScanDesc scan;
	HeapTuple row;
} YbssRows;

extern void ybss_begin_rows(YbssRows *rows, Oid table);
extern void ybss_begin_rows_by(YbssRows *rows, Oid table, const char *column, Oid type,
							   StrategyNumber strategy, RegProcedure compare, Datum value);
extern bool ybss_next_row(YbssRows *rows);
extern void ybss_end_rows(YbssRows *rows);
extern bool ybss_row_value(const YbssRows *rows, const char *column, Oid type, Datum *value);
extern char *ybss_row_text(const YbssRows *rows, const char *column);

#endif /* YBSS_SERVER_REGISTRY_TABLE_H */
