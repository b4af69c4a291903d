/*
 * rule_raise.c
 *		The error of a broken rule: its name, what it demands, what to do.
 */
#include "history/history.h"
#include "rule/rule.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "utils/builtins.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

/* The words of a rule, of its row in ybss_registry.rule. */
typedef struct Words
{
	char *demands;
	char *chinese;
	char *remedy;
} Words;

/* The columns of ybss_registry.rule that are read here. */
enum
{
	RULE = 1,
	DEMANDS = 4,
	CHINESE = 5,
	REMEDY = 6
};

/* Give a text of a row. */
static char *
text_of(HeapTuple row, TupleDesc layout, AttrNumber column)
{
	bool is_null;
	Datum value = heap_getattr(row, column, layout, &is_null);

	return is_null ? pstrdup("") : TextDatumGetCString(value);
}

/* Find the words of a rule; false where the registry has none for it. */
static bool
find_words(const char *rule, Words *words)
{
	Relation table = table_open(ybss_registry_table("rule"), AccessShareLock);
	TupleDesc layout = RelationGetDescr(table);
	Snapshot snapshot = RegisterSnapshot(GetLatestSnapshot());
	SysScanDesc scan = systable_beginscan(table, InvalidOid, false, snapshot, 0, NULL);
	HeapTuple row;
	bool found = false;

	while (!found && HeapTupleIsValid(row = systable_getnext(scan)))
		if (layout->natts >= REMEDY && strcmp(text_of(row, layout, RULE), rule) == 0)
		{
			words->demands = text_of(row, layout, DEMANDS);
			words->chinese = text_of(row, layout, CHINESE);
			words->remedy = text_of(row, layout, REMEDY);
			found = true;
		}
	systable_endscan(scan);
	UnregisterSnapshot(snapshot);
	table_close(table, AccessShareLock);
	return found;
}

/*
 * Refuse what breaks a rule.
 *
 * Where the row that refers is not to blame but the one that is taken away from
 * under it, other names the table whose rows still refer.
 */
void
ybss_raise_rule(Relation table, const char *rule, int sqlstate, const char *other)
{
	Words words;

	if (!find_words(rule, &words))
	{
		words.demands = "what a row refers to must be there";
		words.chinese = "被引用的记录必须存在。";
		words.remedy = "SELECT * FROM ybss.rule tells what each rule demands.";
	}
	if (other != NULL)
		words.remedy = psprintf("Table \"%s\" still has a row that needs it: end, move or delete that first.", other);
	ereport(ERROR, (errcode(sqlstate), errmsg("rule \"%s\": %s", rule, words.demands),
					errdetail("%s", words.chinese), errhint("%s", words.remedy),
					errtableconstraint(table, rule)));
}
