/*
 * score_note.c
 *		Notes that are written though the transaction may fail.
 *
 * A rule that fails must be known to all sessions even where the transaction in
 * which it failed only reads, or is rolled back; an entry that was refused is
 * counted although the refusal undoes its transaction. Where no worker becomes
 * free, or on a standby, the note is lost, and the next failure tries again.
 */
#include "catalogue/score_note.h"

#include "catalog/pg_type_d.h"
#include "identity/acting.h"
#include "server/apart.h"
#include "utils/builtins.h"

/* A rule is noted as suspended only while it is the one that failed. */
static const char *const suspend =
	"INSERT INTO ybss_registry.suspended_rule (kind, item, part, sqlstate) "
	"SELECT i.kind, i.item, $3, $4 FROM ybss_registry.item i WHERE i.number = $1 AND $2 = hashtext("
	"CASE $3 WHEN 'rule' THEN i.rule WHEN 'formula' THEN i.formula ELSE i.required_if END) "
	"ON CONFLICT DO NOTHING";
static const char *const save =
	"INSERT INTO ybss_registry.saved_entry (district, kind, item, office, road, entries) "
	"SELECT $2, i.kind, i.item, $3, 'refused', 1 FROM ybss_registry.item i WHERE i.number = $1";

/* Note that a rule of an item is suspended; false when the note could not be written. */
bool
ybss_note_suspended(const YbssItem *item, YbssPart part, int32 digest, const char *sqlstate)
{
	static const Oid types[] = {INT2OID, INT4OID, TEXTOID, TEXTOID};
	Datum values[] = {Int16GetDatum(item->number), Int32GetDatum(digest),
					  CStringGetTextDatum(ybss_part_name[part]), CStringGetTextDatum(sqlstate)};
	YbssStatement note = {suspend, lengthof(types), types, values, NULL};

	return ybss_run_apart("ybss note", ybss_turn_of_actor(), &note, NULL);
}

PG_FUNCTION_INFO_V1(ybss_note_saved_entry);

/* Count an entry that was refused; false when the note could not be written. */
Datum
ybss_note_saved_entry(PG_FUNCTION_ARGS)
{
	static const Oid types[] = {INT2OID, INT4OID, TEXTOID};
	Datum values[] = {PG_GETARG_DATUM(0), PG_GETARG_DATUM(1),
					  PointerGetDatum(PG_GETARG_TEXT_PP(2))};
	YbssStatement note = {save, lengthof(types), types, values, NULL};

	PG_RETURN_BOOL(ybss_run_apart("ybss note", ybss_turn_of_actor(), &note, NULL));
}
