/*
 * tree_code_plan.c
 *		What the planner is told about <@ and @> of tree codes.
 *
 * "column <@ bound" is exactly "column >= bound AND column <= range_last(bound)",
 * so an ordinary btree serves it and the ordinary estimates apply. The bound
 * may be a constant, a parameter, a stable expression or another table's column.
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

/* Estimate where the column is not the side that is searched: few codes lie above one. */
#define ANCESTOR_SELECTIVITY 0.001

PG_FUNCTION_INFO_V1(ybss_tree_code_contained_support);
PG_FUNCTION_INFO_V1(ybss_tree_code_contains_support);
PG_FUNCTION_INFO_V1(ybss_tree_code_contained_selectivity);
PG_FUNCTION_INFO_V1(ybss_tree_code_contains_selectivity);

/* Give the expression of the last code below a bound. */
static Expr *
range_last(Oid type, Expr *bound)
{
	List *name = list_make2(makeString("ybss"), makeString("range_last"));
	Oid function = LookupFuncName(name, 1, &type, false);

	if (IsA(bound, Const))
	{
		Datum last = OidFunctionCall1(function, ((Const *) bound)->constvalue);

		return (Expr *) makeConst(type, -1, InvalidOid, sizeof(int64), last, false,
								  FLOAT8PASSBYVAL);
	}
	return (Expr *) makeFuncExpr(function, type, list_make1(copyObject(bound)), InvalidOid,
								 InvalidOid, COERCE_EXPLICIT_CALL);
}

/* Make one comparison of a column with a bound. */
static Expr *
comparison(Oid family, Oid type, int strategy, Expr *column, Expr *bound)
{
	Oid operator= get_opfamily_member(family, type, type, strategy);
	Expr *clause;

	if (!OidIsValid(operator))
		return NULL;
	clause = make_opclause(operator, BOOLOID, false, copyObject(column), bound, InvalidOid,
						   InvalidOid);
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
	high = comparison(family, type, BTLessEqualStrategyNumber, column, range_last(type, bound));
	return low && high ? list_make2(low, high) : NIL;
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

/* Turn containment into an index range, when the searched side is the index's. */
static Node *
index_condition(SupportRequestIndexCondition *request, int searched)
{
	List *arguments = arguments_of(request->node);
	Expr *bound;

	if (list_length(arguments) != 2 || request->indexarg != searched ||
		request->index->relam != BTREE_AM_OID)
		return NULL;
	bound = list_nth(arguments, 1 - searched);
	if (!is_pseudo_constant_for_index(request->root, (Node *) bound, request->index))
		return NULL;
	request->lossy = false;
	return (Node *) range_clauses(request->opfamily, list_nth(arguments, searched), bound);
}

/* Answer the planner about a function whose searched argument is known. */
static Node *
support(Node *request, int searched)
{
	if (IsA(request, SupportRequestIndexCondition))
		return index_condition((SupportRequestIndexCondition *) request, searched);
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

/* Estimate containment as the range that it is. */
static Selectivity
range_selectivity(PlannerInfo *root, List *arguments, int searched, int varRelid)
{
	Expr *column = list_nth(arguments, searched);
	Expr *bound = (Expr *) estimate_expression_value(root, list_nth(arguments, 1 - searched));
	TypeCacheEntry *type;
	List *clauses;

	if (IsA(bound, Const) && ((Const *) bound)->constisnull)
		return 0.0;
	if (contain_var_clause((Node *) bound))
		return ANCESTOR_SELECTIVITY;
	type = lookup_type_cache(exprType((Node *) bound), TYPECACHE_BTREE_OPFAMILY);
	clauses = range_clauses(type->btree_opf, column, bound);
	if (clauses == NIL)
		return ANCESTOR_SELECTIVITY;
	return clauselist_selectivity(root, clauses, varRelid, JOIN_INNER, NULL);
}

/* Restriction estimate of <@. */
Datum
ybss_tree_code_contained_selectivity(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(range_selectivity((PlannerInfo *) PG_GETARG_POINTER(0),
									   (List *) PG_GETARG_POINTER(2), 0, PG_GETARG_INT32(3)));
}

/* Restriction estimate of @>. */
Datum
ybss_tree_code_contains_selectivity(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(range_selectivity((PlannerInfo *) PG_GETARG_POINTER(0),
									   (List *) PG_GETARG_POINTER(2), 1, PG_GETARG_INT32(3)));
}
