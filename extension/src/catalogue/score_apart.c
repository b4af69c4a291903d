/*
 * score_apart.c
 *		Writes a note in a transaction of its own, by a background worker.
 *
 * A rule that fails must be known to all sessions even where the transaction in
 * which it failed only reads, or is rolled back; an entry that was refused is
 * counted although the refusal undoes its transaction. Where no worker becomes
 * free, or on a standby, the note is lost, and the next failure tries again.
 */
#include "catalogue/score.h"

#include "identity/access.h"
#include "access/xact.h"
#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "postmaster/bgworker.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/snapmgr.h"

PGDLLEXPORT void ybss_apart_main(Datum argument);

/* A rule is noted as suspended only while it is the one that failed. */
static const char *const suspend =
	"INSERT INTO ybss_registry.suspended_rule (kind, item, part, sqlstate) "
	"SELECT i.kind, i.item, $4, $5 FROM ybss_registry.item i WHERE i.number = $1 AND $2 = hashtext("
	"CASE $4 WHEN 'rule' THEN i.rule WHEN 'formula' THEN i.formula ELSE i.required_if END) "
	"ON CONFLICT DO NOTHING";
static const char *const save =
	"INSERT INTO ybss_registry.saved_entry (district, kind, item, office, road, entries) "
	"SELECT $3, i.kind, i.item, $5, 'refused', 1 FROM ybss_registry.item i WHERE i.number = $1 "
	"AND $2 IS NOT NULL AND $4 IS NOT NULL";

/* Write the note as the owner of the registry. */
static void
write_note(const YbssApart *note)
{
	char part = note->part;
	const char *what = note->what == 's' ? note->sqlstate : note->office;
	const char *name = note->what == 's' ? ybss_part_name[(int) part] : "";
	Oid types[] = {INT2OID, INT4OID, INT4OID, TEXTOID, TEXTOID};
	Datum values[] = {Int16GetDatum(note->number), Int32GetDatum(note->digest),
					  Int32GetDatum(note->district), CStringGetTextDatum(name),
					  CStringGetTextDatum(what)};

	SetUserIdAndSecContext(note->owner, SECURITY_LOCAL_USERID_CHANGE);
	SPI_connect();
	if (SPI_execute_with_args(note->what == 's' ? suspend : save, 5, types, values, NULL, false,
							  0) != SPI_OK_INSERT)
		elog(ERROR, "the note was not written");
	SPI_finish();
}

/* What the background worker does. */
void
ybss_apart_main(Datum argument)
{
	YbssApart note;

	memcpy(&note, MyBgworkerEntry->bgw_extra, sizeof note);
	BackgroundWorkerUnblockSignals();
	BackgroundWorkerInitializeConnectionByOid(note.database, InvalidOid, 0);
	SetConfigOption("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION);
	SetConfigOption("lock_timeout", "5s", PGC_USERSET, PGC_S_SESSION);
	StartTransactionCommand();
	PushActiveSnapshot(GetTransactionSnapshot());
	write_note(&note);
	PopActiveSnapshot();
	CommitTransactionCommand();
}

/* Have a note written; false when no worker could be started for it. */
bool
ybss_write_apart(const YbssApart *note)
{
	BackgroundWorker worker = {0};
	YbssApart full = *note;

	StaticAssertStmt(sizeof(YbssApart) <= BGW_EXTRALEN, "a note must fit a worker's entry");
	full.database = MyDatabaseId;
	full.owner = ybss_registry_owner();
	strlcpy(worker.bgw_function_name, "ybss_apart_main", sizeof worker.bgw_function_name);
	strlcpy(worker.bgw_name, "ybss note", sizeof worker.bgw_name);
	strlcpy(worker.bgw_type, "ybss note", sizeof worker.bgw_type);
	memcpy(worker.bgw_extra, &full, sizeof full);
	return ybss_work_apart(&worker);
}
