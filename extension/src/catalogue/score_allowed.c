/*
 * score_allowed.c
 *		What a rule may call: functions and operators that depend on nothing but
 *		their arguments, read no table, and take time and room in proportion to them.
 *
 * A list of what is allowed, not of what is not: a function that a later server
 * or another extension brings is refused until somebody has looked at it.
 */
#include "catalogue/score_allowed.h"

#include "access/htup_details.h"
#include "catalog/namespace.h"
#include "catalog/pg_language_d.h"
#include "catalog/pg_namespace_d.h"
#include "catalog/pg_operator.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "nodes/nodeFuncs.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

static const char *const operators[] = {"!~", "!~*", "!~~", "%", "*",  "+",	 "-", "/",	"<",
										"<=", "<>",	 "=",	">", ">=", "||", "~", "~*", "~~"};
static const char *const functions[] = {"abs",
										"bpchar",
										"btrim",
										"ceil",
										"ceiling",
										"char_length",
										"character_length",
										"date",
										"date_part",
										"extract",
										"float4",
										"float8",
										"floor",
										"int2",
										"int4",
										"int8",
										"left",
										"length",
										"like_escape",
										"lower",
										"ltrim",
										"mod",
										"num_nonnulls",
										"num_nulls",
										"numeric",
										"octet_length",
										"position",
										"reverse",
										"right",
										"round",
										"rtrim",
										"sign",
										"similar_to_escape",
										"starts_with",
										"strpos",
										"substr",
										"substring",
										"text",
										"timestamp",
										"trunc",
										"upper",
										"varchar"};
/* Stable only because their lists follow a newer library and the district's rows, which are kept in
 * memory. */
static const char *const of_lists[] = {"credit_code_doubt", "phone_doubt", "phone_successor",
									   "region_doubt", "region_issued"};
static const Oid types[] = {
	BOOLOID,		 INT2OID,	   INT4OID,		   INT8OID,		 NUMERICOID,   FLOAT4OID,
	FLOAT8OID,		 TEXTOID,	   BPCHAROID,	   VARCHAROID,	 DATEOID,	   TIMESTAMPOID,
	INTERVALOID,	 UNKNOWNOID,   TEXTARRAYOID,   INT2ARRAYOID, INT4ARRAYOID, INT8ARRAYOID,
	NUMERICARRAYOID, DATEARRAYOID, VARCHARARRAYOID};

/* Refuse something by its name. */
static void
refuse(const char *what, const char *name)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_RULE), errmsg("a rule cannot use %s %s", what, name),
					errdetail("规则只能使用不依赖外部、运算量有限的函数和运算符。"),
					errhint("Comparisons, arithmetic, text, regular expressions that are written "
							"out, CASE, COALESCE, and the functions of codes in schema ybss.")));
}

/* Is the name in a list? */
static bool
listed(const char *name, const char *const *list, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

/* Is it a type of ours? */
static bool
own_type(Oid type)
{
	HeapTuple row = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
	bool own = false;

	if (HeapTupleIsValid(row))
	{
		char *schema = get_namespace_name(((Form_pg_type) GETSTRUCT(row))->typnamespace);

		own = schema && strcmp(schema, "ybss") == 0 &&
			  ((Form_pg_type) GETSTRUCT(row))->typtype == TYPTYPE_BASE;
		ReleaseSysCache(row);
	}
	return own;
}

/* Refuse a type that rules do not work with. */
static void
check_type(Oid type)
{
	for (int i = 0; i < lengthof(types); i++)
		if (types[i] == type)
			return;
	if (!own_type(type) && !own_type(get_element_type(type)))
		refuse("the type", format_type_be(type));
}

/* Refuse a function that is not pure; by its name too where it was called by it. */
static void
check_function(Oid function, bool by_name)
{
	HeapTuple row = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	Form_pg_proc form;
	char *schema;
	bool pure;

	if (!HeapTupleIsValid(row))
		refuse("a function", "that was just dropped");
	form = (Form_pg_proc) GETSTRUCT(row);
	schema = get_namespace_name(form->pronamespace);
	pure = (form->provolatile == PROVOLATILE_IMMUTABLE ||
			(form->provolatile == PROVOLATILE_STABLE && form->prolang == ClanguageId &&
			 listed(NameStr(form->proname), of_lists, lengthof(of_lists)))) &&
		   !form->prosecdef && !form->proretset && form->prokind == PROKIND_FUNCTION &&
		   form->prorettype != INTERNALOID &&
		   (form->prolang == INTERNALlanguageId || form->prolang == ClanguageId);
	if (schema == NULL)
		pure = false;
	else if (form->pronamespace == PG_CATALOG_NAMESPACE)
		pure = pure && (!by_name || listed(NameStr(form->proname), functions, lengthof(functions)));
	else
		pure = pure && strcmp(schema, "ybss") == 0;
	if (!pure)
		refuse("the function", NameStr(form->proname));
	ReleaseSysCache(row);
}

/* Refuse a regular expression that comes out of a record. */
static void
check_pattern(const char *name, List *arguments)
{
	Node *pattern = lsecond(arguments);

	while (IsA(pattern, RelabelType))
		pattern = (Node *) castNode(RelabelType, pattern)->arg;
	if (IsA(pattern, FuncExpr))
	{
		ListCell *cell;

		foreach (cell, castNode(FuncExpr, pattern)->args)
			if (!IsA(lfirst(cell), Const))
				refuse("a pattern that is not written out, behind", name);
		return;
	}
	if (!IsA(pattern, Const))
		refuse("a pattern that is not written out, behind", name);
}

/* Refuse an operator that is not in the list. */
static void
check_operator(Oid operator, List * arguments)
{
	HeapTuple row = SearchSysCache1(OPEROID, ObjectIdGetDatum(operator));
	Form_pg_operator form;
	char name[NAMEDATALEN];

	if (!HeapTupleIsValid(row))
		refuse("an operator", "that was just dropped");
	form = (Form_pg_operator) GETSTRUCT(row);
	strlcpy(name, NameStr(form->oprname), sizeof name);
	check_function(form->oprcode, false);
	ReleaseSysCache(row);
	if (!listed(name, operators, lengthof(operators)))
		refuse("the operator", name);
	if (list_length(arguments) == 2 && strchr(name, '~'))
		check_pattern(name, arguments);
}

/* Refuse a call of a function. */
static void
check_call(const FuncExpr *call)
{
	check_function(call->funcid, true);
	/* A default is filled in later, and may be the clock. */
	if (list_length(call->args) < get_func_nargs(call->funcid))
		refuse("a default argument of", get_func_name(call->funcid));
	if (list_length(call->args) == 2 && exprType(lsecond(call->args)) == TEXTOID &&
		strcmp(get_func_name(call->funcid), "substring") == 0)
		check_pattern("substring", call->args);
}

/* Refuse to read one type out of another's text, which fails on some texts. */
static void
check_conversion(const CoerceViaIO *conversion)
{
	if (conversion->resulttype != TEXTOID && conversion->resulttype != VARCHAROID)
		refuse("a conversion of text to", format_type_be(conversion->resulttype));
}

/* Judge one node of an expression, then those below it. */
static bool
check_node(Node *node, void *context)
{
	if (node == NULL)
		return false;
	switch (nodeTag(node))
	{
		case T_List:
			return expression_tree_walker(node, check_node, context);
		case T_OpExpr:
		case T_DistinctExpr:
		case T_NullIfExpr:
			check_operator(((OpExpr *) node)->opno, ((OpExpr *) node)->args);
			break;
		case T_ScalarArrayOpExpr:
			check_operator(((ScalarArrayOpExpr *) node)->opno, ((ScalarArrayOpExpr *) node)->args);
			break;
		case T_FuncExpr:
			check_call((FuncExpr *) node);
			break;
		case T_CoerceViaIO:
			check_conversion((CoerceViaIO *) node);
			break;
		case T_Var:
		case T_Const:
		case T_BoolExpr:
		case T_CaseExpr:
		case T_CaseTestExpr:
		case T_CoalesceExpr:
		case T_MinMaxExpr:
		case T_NullTest:
		case T_BooleanTest:
		case T_RelabelType:
		case T_CollateExpr:
		case T_ArrayExpr:
			break;
		case T_CaseWhen:
			return expression_tree_walker(node, check_node, context);
		default:
			refuse("this construction:", "subqueries, rows, the clock and the session are out");
	}
	/* Whether a value is there may be asked of any type. */
	if (IsA(node, NullTest) && IsA(((NullTest *) node)->arg, Var))
		return false;
	check_type(exprType(node));
	return expression_tree_walker(node, check_node, context);
}

/* Refuse an expression that could do more than look at its record. */
void
ybss_check_allowed(Node *expression)
{
	check_node(expression, NULL);
}
