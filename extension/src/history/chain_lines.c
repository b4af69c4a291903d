/*
 * chain_lines.c
 *		Reads rows past row security and gives a line of digests for each.
 *
 * The worker must see every row, and the registry's owner, as whom it runs, is
 * bound by scopes like everybody. So one statement, put together here of checked
 * names, runs as the superuser of the server; it reads one table of the registry
 * and calls nothing but the server's functions and our digest.
 */
#include "ybss.h"

#include "catalog/namespace.h"
#include "catalog/pg_authid.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

/* The function's arguments in their order. */
enum
{
	RELATION,
	ID,
	MOMENT,
	FIELDS,
	DISTRICT,
	RECORDS,
	CHANGES,
	KIND,
	FIRST_AT,
	LAST_AT,
	ARGUMENTS
};

/* Refuse whoever lacks the owner's rights, and what is no table of the registry. */
static void
check_call(const char *relation)
{
	Oid table = ybss_find_registry_table(relation);
	char kind = OidIsValid(table) ? get_rel_relkind(table) : '\0';

	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
						errmsg("only the registry's owner links what was written"),
						errdetail("只有登记库所有者可以写入摘要链。"),
						errhint("CALL ybss.run_job('link_changes')")));
	if (kind != RELKIND_RELATION && kind != RELKIND_PARTITIONED_TABLE)
		ereport(ERROR, (errcode(ERRCODE_YBSS_REGISTRY_MISSING),
						errmsg("the registry has no table \"%s\"", relation),
						errdetail("登记库缺少该对象。"), errhint("SELECT ybss.upgrade_registry()")));
}

/* Put the statement together: conditions for the arguments that are there. */
static char *
put_together(FunctionCallInfo fcinfo, const char *relation)
{
	const char *id = quote_identifier(text_to_cstring(PG_GETARG_TEXT_PP(ID)));
	const char *moment = quote_identifier(text_to_cstring(PG_GETARG_TEXT_PP(MOMENT)));
	StringInfoData text;

	initStringInfo(&text);
	appendStringInfo(&text,
					 "SELECT pg_catalog.string_agg(pg_catalog.int4send(t.district) OPERATOR(pg_catalog.||) "
					 "pg_catalog.int8send(t.%s) OPERATOR(pg_catalog.||) pg_catalog.timestamptz_send(t.%s) "
					 "OPERATOR(pg_catalog.||) ybss.digest_of(t, $4), '') FROM ybss_registry.%s t WHERE true",
					 id, moment, quote_identifier(relation));
	if (!PG_ARGISNULL(DISTRICT))
		appendStringInfoString(&text, " AND t.district OPERATOR(pg_catalog.=) $5");
	if (!PG_ARGISNULL(RECORDS))
		appendStringInfo(&text, " AND t.%s OPERATOR(pg_catalog.=) ANY ($6)", id);
	if (!PG_ARGISNULL(CHANGES))
		appendStringInfo(&text, " AND t.%s OPERATOR(pg_catalog.=) ANY ($7)",
						 strcmp(relation, "history") == 0 ? "ended_by" : "change_id");
	if (!PG_ARGISNULL(KIND))
		appendStringInfoString(&text, " AND t.kind OPERATOR(pg_catalog.=) $8");
	if (!PG_ARGISNULL(FIRST_AT))
		appendStringInfo(&text, " AND t.%s OPERATOR(pg_catalog.>=) $9", moment);
	if (!PG_ARGISNULL(LAST_AT))
		appendStringInfo(&text, " AND t.%s OPERATOR(pg_catalog.<=) $10", moment);
	return text.data;
}

/* Run the statement; its bytes, or NULL where no row was found. */
static bytea *
run(FunctionCallInfo fcinfo, const char *statement)
{
	Oid types[ARGUMENTS] = {TEXTOID,	  TEXTOID, TEXTOID, TEXTARRAYOID,	 INT4OID,
							INT8ARRAYOID, INT8ARRAYOID, TEXTOID, TIMESTAMPTZOID, TIMESTAMPTZOID};
	Datum values[ARGUMENTS];
	char nulls[ARGUMENTS];
	bytea *lines = NULL;
	bool is_null;
	Datum found;

	for (int i = 0; i < ARGUMENTS; i++)
	{
		values[i] = PG_GETARG_DATUM(i);
		nulls[i] = PG_ARGISNULL(i) ? 'n' : ' ';
	}
	SPI_connect();
	SPI_execute_with_args(statement, ARGUMENTS, types, values, nulls, true, 1);
	found = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &is_null);
	if (!is_null)
		lines = (bytea *) DatumGetPointer(SPI_datumTransfer(found, false, -1));
	SPI_finish();
	return lines;
}

PG_FUNCTION_INFO_V1(ybss_lines_of);

/* Give a line of digests for each row that the arguments say. */
Datum
ybss_lines_of(PG_FUNCTION_ARGS)
{
	char *relation;
	char *statement;
	Oid user;
	int context;
	bytea *lines;

	if (PG_ARGISNULL(RELATION) || PG_ARGISNULL(ID) || PG_ARGISNULL(MOMENT) || PG_ARGISNULL(FIELDS))
		PG_RETURN_NULL();
	relation = text_to_cstring(PG_GETARG_TEXT_PP(RELATION));
	check_call(relation);
	statement = put_together(fcinfo, relation);
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(BOOTSTRAP_SUPERUSERID, context | SECURITY_LOCAL_USERID_CHANGE |
													  SECURITY_RESTRICTED_OPERATION);
	lines = run(fcinfo, statement);
	SetUserIdAndSecContext(user, context);
	if (lines == NULL)
		PG_RETURN_NULL();
	PG_RETURN_BYTEA_P(lines);
}
