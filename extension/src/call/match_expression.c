/*
 * match_expression.c
 *		What a match model reads of a row: a column or an expression, checked.
 *
 * Models are rows that somebody wrote and somebody else runs, with his own rights. So an
 * expression is read by the server's parser as one expression, not pasted into a statement;
 * it may neither write nor look elsewhere; and what it calls belongs to the server, to ybss
 * or to him who runs it. What is run is the server's own text of what was checked.
 */
#include "ybss.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "parser/parse_coerce.h"
#include "parser/parse_collate.h"
#include "parser/parse_expr.h"
#include "parser/parse_node.h"
#include "parser/parse_relation.h"
#include "parser/parser.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/ruleutils.h"
#include "utils/syscache.h"

#include "call/match_expression.h"

/* Refuse an expression; "why" and "reason" say it in both languages. */
static void
refuse_expression(const char *written, const char *why, const char *reason)
{
	ereport(ERROR,
			(errcode(ERRCODE_YBSS_MATCH_EXPRESSION),
			 errmsg("a field of a match model cannot be \"%s\": %s", written, why),
			 errdetail("匹配模型的字段表达式无效：%s。", reason),
			 errhint("One expression over the columns of one row, as name or lower(name): without subqueries, "
					 "sums over rows, and functions that write or give something else each time.")));
}

/* Take the one expression of "SELECT expression"; NULL where there is more or something else. */
static Node *
one_expression(const char *written)
{
	List *raw = raw_parser(psprintf("SELECT %s\n", written), RAW_PARSE_DEFAULT);
	SelectStmt *select;
	ResTarget *target;

	if (list_length(raw) != 1)
		return NULL;
	select = (SelectStmt *) linitial_node(RawStmt, raw)->stmt;
	if (!IsA(select, SelectStmt) || select->op != SETOP_NONE || list_length(select->targetList) != 1 ||
		select->distinctClause != NIL || select->intoClause != NULL || select->fromClause != NIL ||
		select->whereClause != NULL || select->groupClause != NIL || select->havingClause != NULL ||
		select->windowClause != NIL || select->valuesLists != NIL || select->sortClause != NIL ||
		select->limitOffset != NULL || select->limitCount != NULL || select->lockingClause != NIL ||
		select->withClause != NULL)
		return NULL;
	target = linitial_node(ResTarget, select->targetList);
	if (target->name != NULL || target->indirection != NIL)
		return NULL;
	/* "SELECT *" is no expression. */
	if (IsA(target->val, ColumnRef) && IsA(linitial(((ColumnRef *) target->val)->fields), A_Star))
		return NULL;
	return target->val;
}

/* Whether a function is another's, who is neither the caller nor trusted by everybody. */
static bool
is_strangers(Oid function, void *context)
{
	HeapTuple row = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Form_pg_proc form;
	bool strangers;

	if (!HeapTupleIsValid(row))
		return true;
	form = (Form_pg_proc) GETSTRUCT(row);
	strangers = !superuser_arg(form->proowner) && !has_privs_of_role(GetUserId(), form->proowner) &&
				form->pronamespace != get_namespace_oid("ybss", true);
	ReleaseSysCache(row);
	return strangers;
}

/* Whether something in an expression would run what a stranger wrote. */
static bool
runs_strangers(Node *node, void *context)
{
	if (node == NULL)
		return false;
	/* A domain's checks are its owner's. */
	if (IsA(node, CoerceToDomain) || check_functions_in_node(node, is_strangers, context))
		return true;
	return expression_tree_walker(node, runs_strangers, context);
}

/* Analyse an expression over a row of the relation and give it as text. */
static Node *
analysed(Relation relation, const char *written, Node *raw, Oid *type)
{
	ParseState *state = make_parsestate(NULL);
	ParseNamespaceItem *item;
	Node *expression;

	state->p_sourcetext = NULL;
	item = addRangeTableEntryForRelation(state, relation, AccessShareLock, NULL, false, true);
	addNSItemToQuery(state, item, true, true, true);
	expression = transformExpr(state, raw, EXPR_KIND_SELECT_TARGET);
	if (state->p_hasSubLinks || state->p_hasAggs || state->p_hasWindowFuncs || state->p_hasTargetSRFs)
		refuse_expression(written, "it looks at more than one row", "只能使用一行内的各列，不能有子查询、聚合、窗口或返回集合的函数");
	*type = exprType(expression);
	expression = coerce_to_target_type(state, expression, *type, TEXTOID, -1, COERCION_EXPLICIT,
									   COERCE_EXPLICIT_CAST, -1);
	if (expression == NULL)
		refuse_expression(written, "its values are no text", "其取值不能转换为文本");
	assign_expr_collations(state, expression);
	return expression;
}

/* Read and analyse an expression, with what the server says of it as our own error. */
static Node *
read_expression(Relation relation, const char *written, Oid *type)
{
	MemoryContext caller = CurrentMemoryContext;
	Node *raw = NULL;
	Node *volatile expression = NULL;

	PG_TRY();
	{
		raw = one_expression(written);
		if (raw != NULL)
			expression = analysed(relation, written, raw, type);
	}
	PG_CATCH();
	{
		ErrorData *error;

		MemoryContextSwitchTo(caller);
		error = CopyErrorData();
		if (ERRCODE_TO_CATEGORY(error->sqlerrcode) != ERRCODE_SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION)
			PG_RE_THROW();
		FlushErrorState();
		refuse_expression(written, error->message,
						  error->sqlerrcode == ERRCODE_UNDEFINED_COLUMN ? "数据表中没有这一列" : "列、函数或类型不存在或用法不符");
	}
	PG_END_TRY();
	if (expression == NULL)
		refuse_expression(written, "it is not one expression", "不是一个表达式");
	return expression;
}

/*
 * Check an expression over the rows of a relation; give the server's text of it, as a value
 * of type text over columns that are not qualified, and which type it had. Raises YBM04.
 */
char *
ybss_match_expression(Relation relation, const char *written, Oid *type)
{
	Node *expression = read_expression(relation, written, type);

	if (contain_volatile_functions(expression))
		refuse_expression(written, "it writes, or gives something else each time", "含有会写入数据或每次结果不同的函数");
	if (runs_strangers(expression, NULL))
		refuse_expression(written, "it calls a function of somebody else", "调用了他人的函数");
	return deparse_expression(expression,
							  deparse_context_for(RelationGetRelationName(relation), RelationGetRelid(relation)), false,
							  false);
}

PG_FUNCTION_INFO_V1(ybss_match_expression_sql);
/* Check an expression of a model; give it as the server writes it. */
Datum
ybss_match_expression_sql(PG_FUNCTION_ARGS)
{
	Oid id = PG_GETARG_OID(0);
	Relation relation = table_open(id, AccessShareLock);
	char *checked;
	Oid type;

	if (pg_class_aclcheck(id, GetUserId(), ACL_SELECT) != ACLCHECK_OK &&
		pg_attribute_aclcheck_all(id, GetUserId(), ACL_SELECT, ACLMASK_ANY) != ACLCHECK_OK)
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_TABLE, RelationGetRelationName(relation));
	checked = ybss_match_expression(relation, text_to_cstring(PG_GETARG_TEXT_PP(1)), &type);
	table_close(relation, AccessShareLock);
	PG_RETURN_TEXT_P(cstring_to_text(checked));
}
