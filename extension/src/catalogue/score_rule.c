/*
 * score_rule.c
 *		A rule's text into an expression of the server's own.
 *
 * The server's parser reads it, item names stand for the columns of the
 * program's row, and the server's executor runs it: a rule is as fast as the
 * same expression in a query, and means what it means there. What it may call
 * is another matter (score_allowed.c).
 */
#include "catalogue/score_rule.h"

#include "catalog/namespace.h"
#include "catalog/pg_type_d.h"
#include "catalogue/score_allowed.h"
#include "catalogue/score_limit.h"
#include "catalogue/score_suspend.h"
#include "catalogue/score_text.h"
#include "executor/executor.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "optimizer/optimizer.h"
#include "parser/parse_coerce.h"
#include "parser/parse_collate.h"
#include "parser/parse_expr.h"
#include "parser/parse_node.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/resowner.h"

/* Let an item's name, or as_of, stand for its column. */
static Node *
resolve_item(ParseState *state, ColumnRef *reference)
{
	YbssProgram *program = state->p_ref_hook_state;
	Node *field = linitial(reference->fields);
	int found = -1;

	if (list_length(reference->fields) == 1 && IsA(field, String))
	{
		if (strcmp(strVal(field), "as_of") == 0)
			found = program->count;
		else
			found = ybss_find_item(program, strVal(field), strlen(strVal(field)));
	}
	if (found < 0)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_ITEM_UNKNOWN),
				 errmsg("the catalogue of %s has no item \"%s\"", program->kind,
						NameListToString(reference->fields)),
				 err_generic_string(PG_DIAG_COLUMN_NAME, NameListToString(reference->fields)),
				 errdetail("信息项目录中没有这一项，或已停用。"),
				 errhint("SELECT item FROM ybss.item WHERE kind = '%s'; the day of "
						 "scoring is as_of.",
						 program->kind)));
	if (found < program->count && program->items[found].sensitive)
		ereport(ERROR, (errcode(ERRCODE_YBSS_ITEM_RULE),
						errmsg("a rule cannot read the sensitive item \"%s\"", strVal(field)),
						err_generic_string(PG_DIAG_COLUMN_NAME, strVal(field)),
						errdetail("规则不能读取敏感信息项。"),
						errhint("Its value lies apart and is checked when it is entered.")));
	return (Node *) makeVar(1, found + 1, TupleDescAttr(program->layout, found)->atttypid, -1,
							TupleDescAttr(program->layout, found)->attcollation, 0);
}

/* Turn an expression into the type that its part must give. */
static Node *
coerce(ParseState *state, Node *expression, const YbssItem *item, YbssPart part)
{
	Node *coerced;

	if (part != YBSS_FORMULA)
		return coerce_to_boolean(state, expression, ybss_part_name[part]);
	coerced = coerce_to_target_type(state, expression, exprType(expression), item->type_oid, -1,
									COERCION_ASSIGNMENT, COERCE_IMPLICIT_CAST, -1);
	if (coerced == NULL)
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("it gives %s, not %s", format_type_be(exprType(expression)),
							   format_type_be(item->type_oid))));
	return coerced;
}

/* Note which items an expression reads, in the bit set that context points to. */
static bool
note_needs(Node *node, void *context)
{
	Bitmapset **needs = context;

	if (node == NULL)
		return false;
	if (IsA(node, Var))
		*needs = bms_add_member(*needs, castNode(Var, node)->varattno - 1);
	return expression_tree_walker(node, note_needs, context);
}

/* Note in the program of which items an expression reads the value: whether one is there is told without it. */
static bool
note_reads(Node *node, void *program)
{
	if (node == NULL || (IsA(node, NullTest) && IsA(castNode(NullTest, node)->arg, Var)))
		return false;
	if (IsA(node, Var) && castNode(Var, node)->varattno <= ((YbssProgram *) program)->count)
		((YbssProgram *) program)->items[castNode(Var, node)->varattno - 1].read = true;
	return expression_tree_walker(node, note_reads, program);
}

/* Parse, judge and plan a text; raises what is wrong with it. */
static Expr *
plan_rule(YbssProgram *program, const YbssItem *item, YbssPart part, Bitmapset **needs)
{
	ParseState *state = make_parsestate(NULL);
	Node *expression;

	state->p_sourcetext = item->source[part];
	state->p_pre_columnref_hook = resolve_item;
	state->p_ref_hook_state = program;
	expression =
		transformExpr(state, ybss_raw_expression(item->source[part]), EXPR_KIND_CHECK_CONSTRAINT);
	expression = coerce(state, expression, item, part);
	assign_expr_collations(state, expression);
	ybss_check_allowed(expression);
	note_needs(expression, needs);
	note_reads(expression, program);
	free_parsestate(state);
	return expression_planner((Expr *) expression);
}

/* Compile one part of an item; raises what is wrong with it. */
ExprState *
ybss_compile_rule(YbssProgram *program, const YbssItem *item, YbssPart part, Bitmapset **needs)
{
	int nest = NewGUCNestLevel();
	ExprState *compiled;

	set_config_option("search_path", "pg_catalog, ybss, pg_temp", PGC_USERSET, PGC_S_SESSION,
					  GUC_ACTION_SAVE, true, 0, false);
	/* A text that reads otherwise where it is put into a query would pass by what is allowed. */
	set_config_option("standard_conforming_strings", "on", PGC_USERSET, PGC_S_SESSION,
					  GUC_ACTION_SAVE, true, 0, false);
	compiled = ExecInitExpr(plan_rule(program, item, part, needs), NULL);
	AtEOXact_GUC(true, nest);
	return compiled;
}

/*
 * Compile one part of an item; where it cannot be, suspend it and go on.
 *
 * A rule was tried when it was written, so this is rare: a function that it
 * calls is gone, or the trigger was passed by. The resource owner lets go of
 * what the parser held; a subtransaction would not do in a parallel worker.
 */
static void
compile_guarded(YbssProgram *program, YbssItem *item, YbssPart part, Bitmapset **needs)
{
	MemoryContext memory = CurrentMemoryContext;
	ResourceOwner before = CurrentResourceOwner;
	ResourceOwner owner = ResourceOwnerCreate(before, "ybss rule");
	int nest = NewGUCNestLevel();
	bool compiled = false;

	CurrentResourceOwner = owner;
	ybss_limit_begin();
	PG_TRY();
	{
		item->part[part] = ybss_compile_rule(program, item, part, needs);
		compiled = true;
	}
	PG_CATCH();
	{
		ErrorData *why;

		MemoryContextSwitchTo(memory);
		why = CopyErrorData();
		FlushErrorState();
		AtEOXact_GUC(false, nest);
		if (why->sqlerrcode == ERRCODE_QUERY_CANCELED && !ybss_limit_expired())
			ReThrowError(why);
		ybss_suspend(program, item, part, why);
		FreeErrorData(why);
	}
	PG_END_TRY();
	ybss_limit_end();
	if (compiled)
		AtEOXact_GUC(true, nest);
	CurrentResourceOwner = before;
	ResourceOwnerRelease(owner, RESOURCE_RELEASE_BEFORE_LOCKS, compiled, false);
	ResourceOwnerRelease(owner, RESOURCE_RELEASE_LOCKS, compiled, false);
	ResourceOwnerRelease(owner, RESOURCE_RELEASE_AFTER_LOCKS, compiled, false);
	ResourceOwnerDelete(owner);
}

/* Take away formulas on which no other of a set builds: what stays is in a circle, or between two.
 */
static Bitmapset *
keep_circles(Bitmapset *open, Bitmapset **needs)
{
	bool found = true;

	while (found)
	{
		found = false;
		for (int i = bms_next_member(open, -1); i >= 0; i = bms_next_member(open, i))
		{
			bool built_on = false;

			for (int j = bms_next_member(open, -1); j >= 0 && !built_on;
				 j = bms_next_member(open, j))
				built_on = bms_is_member(i, needs[j]);
			if (!built_on)
			{
				open = bms_del_member(open, i);
				found = true;
				break;
			}
		}
	}
	return open;
}

/* Suspend formulas that refer to one another in a circle. */
static void
suspend_circle(YbssProgram *program, Bitmapset *circle)
{
	StringInfoData words;
	ErrorData why = {.sqlerrcode = ERRCODE_YBSS_ITEM_CIRCLE};

	initStringInfo(&words);
	appendStringInfoString(&words, "formulas refer to one another in a circle:");
	for (int i = bms_next_member(circle, -1); i >= 0; i = bms_next_member(circle, i))
		appendStringInfo(&words, " %s", program->items[i].name);
	why.message = words.data;
	for (int i = bms_next_member(circle, -1); i >= 0; i = bms_next_member(circle, i))
		ybss_suspend(program, &program->items[i], YBSS_FORMULA, &why);
}

/* Put formulas into the order, each behind those that it reads; gives those that wait for one
 * another. */
static Bitmapset *
take_formulas(YbssProgram *program, Bitmapset *open, Bitmapset **needs)
{
	bool found = true;

	while (found)
	{
		found = false;
		for (int i = bms_next_member(open, -1); i >= 0; i = bms_next_member(open, i))
			if (!bms_overlap(needs[i], open))
			{
				program->formulas[program->formula_count++] = i;
				open = bms_del_member(open, i);
				found = true;
				break;
			}
	}
	return open;
}

/* Order formulas so that each comes behind those that it reads; circles are left out. */
static void
order_formulas(YbssProgram *program, Bitmapset **needs)
{
	Bitmapset *open = NULL;
	Bitmapset *circles;

	program->formulas = palloc_array(int, program->count + 1);
	for (int i = 0; i < program->count; i++)
		if (program->items[i].part[YBSS_FORMULA])
			open = bms_add_member(open, i);
	open = take_formulas(program, open, needs);
	circles = keep_circles(bms_copy(open), needs);
	suspend_circle(program, circles);
	take_formulas(program, bms_del_members(open, circles), needs);
}

/* Compile what every item says. */
void
ybss_compile_items(YbssProgram *program)
{
	Bitmapset **formula_needs = palloc0_array(Bitmapset *, program->count + 1);

	for (int i = 0; i < program->count; i++)
		for (int part = 0; part < YBSS_PARTS; part++)
		{
			YbssItem *item = &program->items[i];
			Bitmapset *needs = NULL;

			if (item->source[part] == NULL || item->suspended[part])
				continue;
			if (part == YBSS_REQUIRED_IF && strcmp(item->source[part], "false") == 0)
			{
				item->never_required = true;
				continue;
			}
			compile_guarded(program, item, part, &needs);
			if (part == YBSS_FORMULA)
				formula_needs[i] = needs;
		}
	order_formulas(program, formula_needs);
}
