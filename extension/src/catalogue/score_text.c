/*
 * score_text.c
 *		A rule's text as the server's parser reads it, before names mean anything.
 */
#include "catalogue/score_text.h"

#include "catalog/namespace.h"
#include "nodes/nodeFuncs.h"
#include "nodes/parsenodes.h"
#include "parser/parser.h"

/* Give the one expression that a text is. */
Node *
ybss_raw_expression(const char *source)
{
	List *parsed = raw_parser(source, RAW_PARSE_PLPGSQL_EXPR);
	SelectStmt *select = castNode(SelectStmt, linitial_node(RawStmt, parsed)->stmt);

	if (list_length(parsed) != 1 || list_length(select->targetList) != 1 || select->fromClause ||
		select->whereClause || select->distinctClause || select->groupClause ||
		select->havingClause || select->windowClause || select->sortClause || select->limitOffset ||
		select->limitCount || select->lockingClause || select->withClause ||
		select->op != SETOP_NONE || linitial_node(ResTarget, select->targetList)->name)
		ereport(ERROR, (errcode(ERRCODE_SYNTAX_ERROR), errmsg("it is not one expression")));
	return linitial_node(ResTarget, select->targetList)->val;
}

/* Note the names that a text reads, in the list that context points to. */
static bool
note_names(Node *node, void *context)
{
	List **names = context;

	if (node == NULL)
		return false;
	if (IsA(node, ColumnRef))
		*names = lappend(*names, NameListToString(castNode(ColumnRef, node)->fields));
	return raw_expression_tree_walker(node, note_names, context);
}

/* Give the names of what a rule reads, as it stands; raises where it is no expression. */
List *
ybss_names_in_rule(const char *source)
{
	List *names = NIL;

	note_names(ybss_raw_expression(source), &names);
	return names;
}
