/*
 * kept_line.c
 *		ybss.kept_line: the bytes of one line as it came, wherever they are kept.
 *
 * A piece lies in the grid of its list, a line in that of its place: whoever sees
 * the line alone may have its bytes. Whoever calls this has seen it.
 */
#include "ybss.h"

#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(ybss_kept_line);

/* Return the bytes of a line of a file; null where there is none. */
Datum
ybss_kept_line(PG_FUNCTION_ARGS)
{
	Oid types[] = {INT8OID, INT4OID};
	Datum values[] = {PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)};
	Datum result = (Datum) 0;
	bool is_null = true;
	Oid user;
	int context;

	GetUserIdAndSecContext(&user, &context);
	SPI_connect();
	/* As the owner, past row security; an error takes that back with the rest. */
	SetUserIdAndSecContext(ybss_registry_owner(),
						   context | SECURITY_LOCAL_USERID_CHANGE | SECURITY_NOFORCE_RLS);
	SPI_execute_with_args("SELECT ybss_registry.bytes_of_line($1, $2)",
						  lengthof(types), types, values, NULL, true, 1);
	SetUserIdAndSecContext(user, context);
	if (SPI_processed > 0)
		result = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &is_null);
	if (!is_null)
		result = SPI_datumTransfer(result, false, -1);
	SPI_finish();
	if (is_null)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result);
}
