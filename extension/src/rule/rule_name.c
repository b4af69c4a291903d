/*
 * rule_name.c
 *		What the registry calls a rule, whatever an engine calls its constraint.
 *
 * An engine that spreads rows puts a number behind the names of constraints, too,
 * or finds names of its own. What it keeps are their columns: by them and by the
 * kind of the table a rule is found in ybss_registry.rule.
 */
#include "rule/rule_name.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_constraint.h"
#include "catalog/pg_type_d.h"
#include "server/kind.h"
#include "server/registry_table.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

/* A constraint, by what tells its rule. */
typedef struct Wanted
{
	const char *name;
	const char *kind; /* of the rows that it binds */
	const char *rule_kind;
	Datum columns; /* text[] */
} Wanted;

/* Give the names of a constraint's columns, as the registry has them of its rule. */
static Datum
columns_of(Oid table, HeapTuple row)
{
	bool is_null;
	Datum key = SysCacheGetAttr(CONSTROID, row, Anum_pg_constraint_conkey, &is_null);
	Datum *numbers;
	int count;
	ArrayBuildState *names = NULL;

	deconstruct_array(DatumGetArrayTypeP(key), INT2OID, 2, true, TYPALIGN_SHORT, &numbers, NULL, &count);
	for (int i = 0; i < count; i++)
		/* Of a period the columns alone, not what is made of them. */
		if (DatumGetInt16(numbers[i]) > 0)
			names = accumArrayResult(
				names, CStringGetTextDatum(get_attname(table, DatumGetInt16(numbers[i]), false)), false,
				TEXTOID, CurrentMemoryContext);
	return names != NULL ? makeArrayResult(names, CurrentMemoryContext)
						 : PointerGetDatum(construct_empty_array(TEXTOID));
}

/* Read what tells the rule of a constraint. */
static void
read_constraint(Oid number, Wanted *constraint)
{
	HeapTuple row = SearchSysCache1(CONSTROID, ObjectIdGetDatum(number));
	Form_pg_constraint form;
	Relation table;

	/* Who drops it waits for the lock that this statement has on its table. */
	Assert(HeapTupleIsValid(row));
	form = (Form_pg_constraint) GETSTRUCT(row);
	table = table_open(form->conrelid, AccessShareLock);
	constraint->name = pstrdup(NameStr(form->conname));
	constraint->kind = ybss_kind_of(table);
	constraint->rule_kind = form->contype == CONSTRAINT_FOREIGN ? "refers" : "apart";
	constraint->columns = columns_of(form->conrelid, row);
	table_close(table, NoLock);
	ReleaseSysCache(row);
}

/* Is this row of ybss_registry.rule the rule of the constraint? */
static bool
is_rule_of(const YbssRows *rows, const Wanted *constraint)
{
	Datum columns;

	return strcmp(ybss_row_text(rows, "rule"), constraint->name) == 0 ||
		   (strcmp(ybss_row_text(rows, "target"), constraint->kind) == 0 &&
			strcmp(ybss_row_text(rows, "kind"), constraint->rule_kind) == 0 &&
			/* A registry of an older version has no such column until it is upgraded. */
			ybss_find_column(RelationGetDescr(rows->table), "columns", TEXTARRAYOID) != InvalidAttrNumber &&
			ybss_row_value(rows, "columns", TEXTARRAYOID, &columns) &&
			datum_image_eq(PointerGetDatum(DatumGetArrayTypeP(columns)), constraint->columns, false, -1));
}

/* Find the rule that a constraint keeps, with its words; where the registry has none, by its own name. */
void
ybss_find_rule(Oid constraint, YbssRule *rule)
{
	Wanted wanted;
	YbssRows rows;
	bool found = false;

	read_constraint(constraint, &wanted);
	*rule = (YbssRule) {.name = pstrdup(wanted.name)};
	ybss_begin_rows(&rows, ybss_registry_table("rule"));
	while (!found && ybss_next_row(&rows))
		if (is_rule_of(&rows, &wanted))
		{
			*rule = (YbssRule) {ybss_row_text(&rows, "rule"), ybss_row_text(&rows, "demands"),
								ybss_row_text(&rows, "chinese"), ybss_row_text(&rows, "remedy")};
			found = true;
		}
	ybss_end_rows(&rows);
}

/* Find a rule by the registry's own name for it; kind is what it is about, NULL where the registry has no words for it. */
void
ybss_find_rule_named(const char *name, YbssRule *rule, char **kind)
{
	YbssRows rows;

	*rule = (YbssRule) {.name = pstrdup(name)};
	*kind = NULL;
	ybss_begin_rows(&rows, ybss_registry_table("rule"));
	while (*kind == NULL && ybss_next_row(&rows))
		if (strcmp(ybss_row_text(&rows, "rule"), name) == 0)
		{
			*rule = (YbssRule) {ybss_row_text(&rows, "rule"), ybss_row_text(&rows, "demands"),
								ybss_row_text(&rows, "chinese"), ybss_row_text(&rows, "remedy")};
			*kind = ybss_row_text(&rows, "kind");
		}
	ybss_end_rows(&rows);
}
