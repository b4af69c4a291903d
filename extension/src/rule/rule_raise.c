/*
 * rule_raise.c
 *		The error of a broken rule: its name, what it demands, what to do.
 */
#include "rule/rule_raise.h"

#include "rule/rule_name.h"
#include "server/kind.h"
#include "server/registry_table.h"

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
	if (rule.demands == NULL)
	{
		rule.demands = "what a row refers to must be there";
		rule.chinese = "被引用的记录必须存在。";
		rule.remedy = "SELECT * FROM ybss.rule tells what each rule demands.";
	}
	if (other != NULL)
		rule.remedy = psprintf(
			"Table \"%s\" still has a row that needs it: end, move or delete that first.", ybss_kind_of(other));
	ereport(ERROR, (errcode(sqlstate), errmsg("rule \"%s\": %s", rule.name, rule.demands),
					errdetail("%s", rule.chinese), errhint("%s", rule.remedy),
					err_generic_string(PG_DIAG_SCHEMA_NAME, YBSS_REGISTRY_SCHEMA),
					err_generic_string(PG_DIAG_TABLE_NAME, ybss_kind_of(table)),
					err_generic_string(PG_DIAG_CONSTRAINT_NAME, rule.name)));
}
