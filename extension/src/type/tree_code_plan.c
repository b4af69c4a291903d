/*
 * tree_code_plan.c
 *		What the planner is told about <@ and @> of tree codes.
 *
 * "column <@ bound" is exactly "column >= bound AND column <= range_last(bound)",
 * so an ordinary btree serves it and the ordinary estimates apply. The bound
 * may be a constant, a parameter, a stable expression or another table's column.
 * The other way round, "bound <@ column", is "column = ANY (lineage(bound))".
 */
#include "ybss.h"

#include "access/stratnum.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_type_d.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/clauses.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "parser/parse_func.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

/* Estimate where nothing is known: few codes lie above one, or below one of many. */
#define UNKNOWN_SELECTIVITY 0.001

PG_FUNCTION_INFO_V1(ybss_tree_code_contained_support);
PG_FUNCTION_INFO_V1(ybss_tree_code_contains_support);
PG_FUNCTION_INFO_V1(ybss_tree_code_contained_selectivity);
PG_FUNCTION_INFO_V1(ybss_tree_code_contains_selectivity);

/* Give the expression of one of ybss' functions of a bound, folded where it can be. */
static Expr *
function_of(const char *function_name, Oid result, bool by_value, Expr *bound)
{
	Oid type = exprType((Node *) bound);
	List *name = list_make2(makeString("ybss"), makeString(pstrdup(function_name)));
	Oid function = LookupFuncName(name, 1, &type, false);

	if (IsA(bound, Const))
	{
		Datum value = OidFunctionCall1(function, ((Const *) bound)->constvalue);

		return (Expr *) makeConst(result, -1, InvalidOid, by_value ? (int) sizeof(int64) : -1,
								  value, false, by_value);
	}
	return (Expr *) makeFuncExpr(function, result, list_make1(copyObject(bound)), InvalidOid,
								 InvalidOid, COERCE_EXPLICIT_CALL);
}

/* Make one comparison of a column with a bound. */
static Expr *
comparison(Oid family, Oid type, int strategy, Expr *column, Expr *bound)
{
	Oid opno = get_opfamily_member(family, type, type, strategy);
	Expr *clause;

	if (!OidIsValid(opno))
		return NULL;
	clause = make_opclause(opno, BOOLOID, false, copyObject(column), bound, InvalidOid, InvalidOid);
	set_opfuncid((OpExpr *) clause);
	return clause;
}

/* Make the two comparisons that containment stands for, or nothing. */
static List *
range_clauses(Oid family, Expr *column, Expr *bound)
{
	Oid type = exprType((Node *) bound);
	Expr *low;
	Expr *high;

	if (IsA(bound, Const) && ((Const *) bound)->constisnull)
		return NIL;
	low = comparison(family, type, BTGreaterEqualStrategyNumber, column, copyObject(bound));
	high = comparison(family, type, BTLessEqualStrategyNumber, column,
					  function_of("range_last", type, true, bound));
	return low && high ? list_make2(low, high) : NIL;
}

/* Make the comparison with every code above a bound and the bound itself, or nothing. */
static List *
lineage_clause(Oid family, Expr *column, Expr *bound)
{
	Oid type = exprType((Node *) bound);
	Oid opno = get_opfamily_member(family, type, type, BTEqualStrategyNumber);
	ScalarArrayOpExpr *clause;

	if (!OidIsValid(opno) || (IsA(bound, Const) && ((Const *) bound)->constisnull))
		return NIL;
	clause = makeNode(ScalarArrayOpExpr);
	clause->opno = opno;
	clause->opfuncid = get_opcode(opno);
	clause->useOr = true;
	clause->location = -1;
	clause->args =
		list_make2(copyObject(column), function_of("lineage", get_array_type(type), false, bound));
	return list_make1(clause);
}

/* Give a function's or an operator's two arguments, whichever wrote the condition. */
static List *
arguments_of(Node *node)
{
	if (IsA(node, OpExpr))
		return ((OpExpr *) node)->args;
	if (IsA(node, FuncExpr))
		return ((FuncExpr *) node)->args;
	return NIL;
}

/* Turn containment into what an index answers: a range below a bound, or a few codes above it. */
static Node *
index_condition(SupportRequestIndexCondition *request, int searched)
{
	List *arguments = arguments_of(request->node);
	Expr *column;
	Expr *bound;

	if (list_length(arguments) != 2 || request->index->relam != BTREE_AM_OID)
		return NULL;
	column = list_nth(arguments, request->indexarg);
	bound = list_nth(arguments, 1 - request->indexarg);
	if (!is_pseudo_constant_for_index(request->root, (Node *) bound, request->index))
		return NULL;
	request->lossy = false;
	if (request->indexarg == searched)
		return (Node *) range_clauses(request->opfamily, column, bound);
	return (Node *) lineage_clause(request->opfamily, column, bound);
}

/* Estimate containment as the comparisons that it stands for. */
static Selectivity
estimate(PlannerInfo *root, List *arguments, int searched, int varRelid)
{
	Expr *lower = (Expr *) estimate_expression_value(root, list_nth(arguments, searched));
	Expr *upper = (Expr *) estimate_expression_value(root, list_nth(arguments, 1 - searched));
	Oid family = lookup_type_cache(exprType((Node *) upper), TYPECACHE_BTREE_OPFAMILY)->btree_opf;
	List *clauses = NIL;

	if (!contain_var_clause((Node *) upper))
		clauses = range_clauses(family, lower, upper);
	else if (!contain_var_clause((Node *) lower))
		clauses = lineage_clause(family, upper, lower);
	if (clauses == NIL)
		return UNKNOWN_SELECTIVITY;
	return clauselist_selectivity(root, clauses, varRelid, JOIN_INNER, NULL);
}

/* Estimate a condition that is written as a function: operators have an estimate of their own. */
static Node *
estimate_call(SupportRequestSelectivity *request, int searched)
{
	if (request->is_join)
		return NULL;
	request->selectivity = estimate(request->root, request->args, searched, request->varRelid);
	return (Node *) request;
}

/* Answer the planner about a function whose lower argument is known. */
static Node *
support(Node *request, int searched)
{
	if (IsA(request, SupportRequestIndexCondition))
		return index_condition((SupportRequestIndexCondition *) request, searched);
	if (IsA(request, SupportRequestSelectivity))
		return estimate_call((SupportRequestSelectivity *) request, searched);
	return NULL;
}

/* Support function of contained (<@). */
Datum
ybss_tree_code_contained_support(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(support((Node *) PG_GETARG_POINTER(0), 0));
}

/* Support function of contains (@>). */
Datum
ybss_tree_code_contains_support(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(support((Node *) PG_GETARG_POINTER(0), 1));
}

/* Restriction estimate of <@. */
Datum
ybss_tree_code_contained_selectivity(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(estimate((PlannerInfo *) PG_GETARG_POINTER(0), (List *) PG_GETARG_POINTER(2),
							  0, PG_GETARG_INT32(3)));
}

/* Restriction estimate of @>. */
Datum
ybss_tree_code_contains_selectivity(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(estimate((PlannerInfo *) PG_GETARG_POINTER(0), (List *) PG_GETARG_POINTER(2),
							  1, PG_GETARG_INT32(3)));
}
