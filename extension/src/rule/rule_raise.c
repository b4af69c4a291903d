/*
 * rule_raise.c
 *		The error of a broken rule: its name, what it demands, what to do.
 */
#include "rule/rule_raise.h"

#include "server/registry_table.h"
#include "utils/rel.h"

/* The words of a rule, of its row in ybss_registry.rule. */
typedef struct Words
{
	char *demands;
	char *chinese;
	char *remedy;
} Words;

/* Find the words of a rule; false where the registry has none for it. */
static bool
find_words(const char *rule, Words *words)
{
	YbssRows rows;
	bool found = false;

	ybss_begin_rows(&rows, ybss_registry_table("rule"));
	while (!found && ybss_next_row(&rows))
		if (strcmp(ybss_row_text(&rows, "rule"), rule) == 0)
		{
			words->demands = ybss_row_text(&rows, "demands");
			words->chinese = ybss_row_text(&rows, "chinese");
			words->remedy = ybss_row_text(&rows, "remedy");
			found = true;
		}
	ybss_end_rows(&rows);
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
