/*
 * planning.c
 *		What the planner may know of in_scope: an index range, and how many rows.
 *
 * The range is two function calls, evaluated when the plan is executed, so that
 * a plan kept on a pooled connection serves every member. It spans from the
 * least to the greatest grid in scope and may hold grids between them that were
 * never granted: it only narrows the index, in_scope itself always follows.
 */
#include "ybss.h"

#include "access/stratnum.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_type_d.h"
#include "identity/acting.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "parser/parse_func.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/typcache.h"

/* Beyond so many ranges the estimate takes the whole span: planning stays cheap. */
#define MOST_RANGES_ESTIMATED 32

/* Find a function without arguments beside in_scope; InvalidOid when it is not there. */
static Oid
find_bound(Oid in_scope, const char *name)
{
	char *schema = get_namespace_name(get_func_namespace(in_scope));

	if (schema == NULL)
		return InvalidOid;
	return LookupFuncName(list_make2(makeString(schema), makeString(pstrdup(name))), 0, NULL, true);
}

/* Make "column operator right" for two values of one type. */
static Expr *
make_comparison(Oid operator, Node * column, Expr *right)
{
	Expr *clause = make_opclause(operator, BOOLOID, false, copyObject((Expr *) column), right,
								 InvalidOid, InvalidOid);

	set_opfuncid((OpExpr *) clause);
	return clause;
}

/* Give the index conditions that in_scope implies, or NULL. */
static Node *
index_condition(SupportRequestIndexCondition *request)
{
	FuncExpr *call = (FuncExpr *) request->node;
	Node *column;
	Oid type;
	Oid at_least;
	Oid below;
	Oid low;
	Oid high;

	if (!IsA(request->node, FuncExpr) || request->indexarg != 0)
		return NULL;
	column = linitial(call->args);
	type = exprType(column);
	at_least = get_opfamily_member(request->opfamily, type, type, BTGreaterEqualStrategyNumber);
	below = get_opfamily_member(request->opfamily, type, type, BTLessStrategyNumber);
	low = find_bound(call->funcid, "scope_low");
	high = find_bound(call->funcid, "scope_high");
	if (request->index->relam != BTREE_AM_OID || !OidIsValid(at_least) || !OidIsValid(below) ||
		!OidIsValid(low) || !OidIsValid(high))
		return NULL;
	request->lossy = true;
	return (Node *) list_make2(
		make_comparison(
			at_least, column,
			(Expr *) makeFuncExpr(low, type, NIL, InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL)),
		make_comparison(
			below, column,
			(Expr *) makeFuncExpr(high, type, NIL, InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL)));
}

/* Make a constant of an 8-byte type. */
static Expr *
make_code(Oid type, int64 value)
{
	return (Expr *) makeConst(type, -1, InvalidOid, sizeof(int64), Int64GetDatum(value), false,
							  FLOAT8PASSBYVAL);
}

/* Estimate the part of the rows whose code lies in one range. */
static double
range_selectivity(SupportRequestSelectivity *request, Oid family, Node *column, YbssRange range)
{
	Oid type = exprType(column);
	Oid at_least = get_opfamily_member(family, type, type, BTGreaterEqualStrategyNumber);
	Oid below = get_opfamily_member(family, type, type, BTLessStrategyNumber);
	List *clauses;

	if (!OidIsValid(at_least) || !OidIsValid(below))
		return DEFAULT_RANGE_INEQ_SEL;
	clauses = list_make2(make_comparison(at_least, column, make_code(type, range.low)),
						 make_comparison(below, column, make_code(type, range.high)));
	return clauselist_selectivity(request->root, clauses, request->varRelid, request->jointype,
								  request->sjinfo);
}

/* Estimate the part of the rows in the scope of whoever plans; only speed hangs on it. */
static double
scope_selectivity(SupportRequestSelectivity *request)
{
	const YbssActing *acting = ybss_acting();
	Node *column = linitial(request->args);
	TypeCacheEntry *order = lookup_type_cache(exprType(column), TYPECACHE_BTREE_OPFAMILY);
	YbssRange whole;
	double selectivity = 0;

	if (acting->standing == YBSS_EVERYWHERE)
		return 1.0;
	if (acting->standing != YBSS_MEMBER || acting->count == 0)
		return 0.0;
	if (acting->count > MOST_RANGES_ESTIMATED)
	{
		whole.low = acting->ranges[0].low;
		whole.high = acting->ranges[acting->count - 1].high;
		return range_selectivity(request, order->btree_opf, column, whole);
	}
	for (int i = 0; i < acting->count; i++)
		selectivity += range_selectivity(request, order->btree_opf, column, acting->ranges[i]);
	return Min(selectivity, 1.0);
}

PG_FUNCTION_INFO_V1(ybss_scope_support);

/* Answer the planner's questions about in_scope. */
Datum
ybss_scope_support(PG_FUNCTION_ARGS)
{
	Node *request = (Node *) PG_GETARG_POINTER(0);

	if (IsA(request, SupportRequestIndexCondition))
		PG_RETURN_POINTER(index_condition((SupportRequestIndexCondition *) request));
	if (IsA(request, SupportRequestSelectivity))
	{
		((SupportRequestSelectivity *) request)->selectivity =
			scope_selectivity((SupportRequestSelectivity *) request);
		PG_RETURN_POINTER(request);
	}
	PG_RETURN_POINTER(NULL);
}
