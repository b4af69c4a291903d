/*
 * rule_raise.c
 *		The error of a broken rule: its name, what it demands, what to do.
 */
#include "rule/rule_raise.h"

#include "rule/rule_name.h"
#include "server/kind.h"
#include "server/registry_table.h"

/* Raise the error of a rule. */
static void
raise(Relation table, YbssRule *rule, int sqlstate)
{
	if (rule->demands == NULL)
	{
		rule->demands = "what a row refers to must be there";
		rule->chinese = "被引用的记录必须存在。";
	}
	if (rule->remedy == NULL)
		rule->remedy = "SELECT * FROM ybss.rule tells what each rule demands.";
	ereport(ERROR, (errcode(sqlstate), errmsg("rule \"%s\": %s", rule->name, rule->demands),
					errdetail("%s", rule->chinese), errhint("%s", rule->remedy),
					err_generic_string(PG_DIAG_SCHEMA_NAME, YBSS_REGISTRY_SCHEMA),
					err_generic_string(PG_DIAG_TABLE_NAME, ybss_kind_of(table)),
					err_generic_string(PG_DIAG_CONSTRAINT_NAME, rule->name)));
}

/*
 * Refuse what breaks a rule.
 *
 * Where the row that refers is not to blame but the one that is taken away from
 * under it, other is the table whose rows still refer.
 */
void
ybss_raise_rule(Relation table, Oid constraint, int sqlstate, Relation other)
{
	YbssRule rule;

	ybss_find_rule(constraint, &rule);
	if (other != NULL)
		rule.remedy = psprintf(
			"Table \"%s\" still has a row that needs it: end, move or delete that first.", ybss_kind_of(other));
	raise(table, &rule, sqlstate);
}

/* The error of each kind of rule that a view tells. */
static const struct
{
	const char *kind;
	int sqlstate;
} told_by_view[] = {{"lives", ERRCODE_YBSS_LIFE_IMPOSSIBLE},
					{"sums", ERRCODE_YBSS_SHARES_ABOVE_ONE},
					{"guards", ERRCODE_YBSS_GUARD_IMPOSSIBLE},
					{"named", ERRCODE_YBSS_NAME_IMPOSSIBLE},
					{"filed", ERRCODE_YBSS_FILED_ELSEWHERE}};

/* Refuse what breaks a rule that a view tells. */
void
ybss_raise_rule_named(Relation table, const char *name)
{
	YbssRule rule;
	char *kind;
	int sqlstate = ERRCODE_YBSS_LIFE_IMPOSSIBLE;

	ybss_find_rule_named(name, &rule, &kind);
	for (int i = 0; kind != NULL && i < lengthof(told_by_view); i++)
		if (strcmp(told_by_view[i].kind, kind) == 0)
			sqlstate = told_by_view[i].sqlstate;
	raise(table, &rule, sqlstate);
}
