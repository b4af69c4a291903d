/*
 * match_model.c
 *		A match model as its rows say it (ybss_registry.match_definition), for the kernel.
 */
#include "ybss.h"

#include "funcapi.h"
#include "match/comparison/comparison.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "call/match_model.h"

/* Refuse a model; "what" and "words" say it in both languages. */
static void
refuse_model(const char *what, const char *words)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_MODEL), errmsg("this is no match model: %s", what),
					errdetail("匹配模型定义有误：%s。", words),
					errhint("SELECT ybss.match_definition('person') shows one; ybss.comparison lists comparisons, levels and keys.")));
}

/* A member of an object; NULL where it is not there or null. */
static JsonbValue *
member(JsonbContainer *object, const char *name)
{
	JsonbValue *value =
		JsonContainerIsObject(object) ? getKeyJsonValueFromContainer(object, name, (int) strlen(name), NULL) : NULL;

	return value == NULL || value->type == jbvNull ? NULL : value;
}

static const char *
text_of(JsonbContainer *object, const char *name)
{
	JsonbValue *value = member(object, name);

	if (value == NULL)
		return NULL;
	if (value->type != jbvString)
		refuse_model(psprintf("\"%s\" is no text", name), psprintf("“%s”应为文本", name));
	return pnstrdup(value->val.string.val, value->val.string.len);
}

static double
number_of(JsonbContainer *object, const char *name, double otherwise)
{
	JsonbValue *value = member(object, name);

	if (value == NULL)
		return otherwise;
	if (value->type != jbvNumeric)
		refuse_model(psprintf("\"%s\" is no number", name), psprintf("“%s”应为数值", name));
	return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, NumericGetDatum(value->val.numeric)));
}

static bool
truth_of(JsonbContainer *object, const char *name)
{
	JsonbValue *value = member(object, name);

	return value != NULL && value->type == jbvBool && value->val.boolean;
}

/* An array of an object, and how many elements it has; NULL where there is none. */
static JsonbContainer *
array_of(JsonbContainer *object, const char *name, int most, int *count)
{
	JsonbValue *value = member(object, name);

	*count = 0;
	if (value == NULL)
		return NULL;
	if (value->type != jbvBinary || !JsonContainerIsArray(value->val.binary.data))
		refuse_model(psprintf("\"%s\" is no list", name), psprintf("“%s”应为数组", name));
	*count = (int) JsonContainerSize(value->val.binary.data);
	if (*count > most)
		refuse_model(psprintf("more than %d %s", most, name), psprintf("“%s”超过 %d 项", name, most));
	return value->val.binary.data;
}

/* An element of an array that is an object. */
static JsonbContainer *
object_at(JsonbContainer *array, int place, const char *name)
{
	JsonbValue *value = getIthJsonbValueFromContainer(array, (uint32) place);

	if (value->type != jbvBinary || !JsonContainerIsObject(value->val.binary.data))
		refuse_model(psprintf("an element of \"%s\" is no object", name), psprintf("“%s”的成员应为对象", name));
	return value->val.binary.data;
}

static double
number_at(JsonbContainer *array, int place)
{
	JsonbValue *value = getIthJsonbValueFromContainer(array, (uint32) place);

	if (value->type != jbvNumeric)
		refuse_model("a level, an m or a u is no number", "级别与概率应为数值");
	return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, NumericGetDatum(value->val.numeric)));
}

/* The field of a name. */
static int
field_of(const YbssModel *model, const char *name)
{
	int f;

	for (f = 0; name != NULL && f < model->fields; f++)
		if (strcmp(model->field[f].name, name) == 0)
			return f;
	refuse_model(psprintf("it has no field \"%s\"", name == NULL ? "" : name),
				 psprintf("没有字段“%s”", name == NULL ? "" : name));
	return -1;
}

/* Read m and u of a field's levels. */
static void
read_weights(JsonbContainer *object, const YbssField *field, YbssLevelWeights *weights)
{
	int n_m;
	int n_u;
	JsonbContainer *m = array_of(object, "m", YBSS_MOST_LEVELS, &n_m);
	JsonbContainer *u = array_of(object, "u", YBSS_MOST_LEVELS, &n_u);
	int i;

	if (m == NULL && u == NULL)
		return;
	if (n_m != field->comparison->levels || n_u != n_m)
		refuse_model(psprintf("field \"%s\" needs %d levels", field->name, field->comparison->levels),
					 psprintf("字段“%s”应有 %d 个级别", field->name, field->comparison->levels));
	for (i = 0; i < n_m; i++)
	{
		weights->m[i] = number_at(m, i);
		weights->u[i] = number_at(u, i);
	}
}

static void
read_field(JsonbContainer *object, YbssDeclared *declared, int place)
{
	YbssField *field = &declared->model.field[place];
	const char *comparison = text_of(object, "comparison");

	field->name = text_of(object, "field");
	declared->expression[place] = text_of(object, "expression");
	field->comparison = comparison == NULL ? NULL : ybss_comparison(comparison);
	if (field->name == NULL || declared->expression[place] == NULL)
		refuse_model("a field needs a name and an expression", "字段须有名称和表达式");
	if (field->comparison == NULL)
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_COMPARISON),
						errmsg("there is no comparison \"%s\"", comparison == NULL ? "" : comparison),
						errdetail("没有这种比较方式。"), errhint("SELECT * FROM ybss.comparison")));
	field->by_frequency = truth_of(object, "frequency");
	field->common_above = (uint64_t) number_of(object, "common_above", 0);
	declared->carriers[place] = (int64) number_of(object, "carriers", 0);
}

static void
read_rule(JsonbContainer *object, YbssModel *model, YbssRule *rule)
{
	JsonbContainer *terms = array_of(object, "terms", YBSS_MOST_TERMS, &rule->terms);
	int i;

	rule->name = text_of(object, "name");
	rule->largest_block = (uint32_t) number_of(object, "largest_block", 0);
	for (i = 0; i < rule->terms; i++)
	{
		JsonbContainer *term = object_at(terms, i, "terms");
		const char *key = text_of(term, "key");
		int field = field_of(model, text_of(term, "field"));

		rule->term[i].field = field;
		rule->term[i].key = key == NULL ? -1 : ybss_key_number(model->field[field].comparison, key);
		if (rule->term[i].key < 0)
			ereport(ERROR,
					(errcode(ERRCODE_YBSS_MATCH_COMPARISON),
					 errmsg("comparison \"%s\" has no key \"%s\"", model->field[field].comparison->name,
							key == NULL ? "" : key),
					 errdetail("该比较方式没有这种分块键。"), errhint("SELECT comparison, keys FROM ybss.comparison")));
	}
}

static void
read_veto(JsonbContainer *object, YbssModel *model, YbssVeto *veto)
{
	const char *outcome = text_of(object, "outcome");
	int n;
	JsonbContainer *when = array_of(object, "when", YBSS_MOST_FIELDS, &n);
	int i;

	veto->name = text_of(object, "name");
	if (outcome == NULL || (strcmp(outcome, "refuse") != 0 && strcmp(outcome, "review") != 0))
		refuse_model("the outcome of a veto is refuse or review", "否决结果只能是 refuse 或 review");
	veto->verdict = strcmp(outcome, "refuse") == 0 ? YBSS_VERDICT_REFUSE : YBSS_VERDICT_REVIEW;
	for (i = 0; i < n; i++)
	{
		JsonbContainer *term = object_at(when, i, "when");
		int field = field_of(model, text_of(term, "field"));
		int n_levels;
		JsonbContainer *levels = array_of(term, "levels", YBSS_MOST_LEVELS, &n_levels);
		int l;

		for (l = 0; l < n_levels; l++)
		{
			double level = number_at(levels, l);

			if (level < 0 || level >= model->field[field].comparison->levels)
				refuse_model(psprintf("field \"%s\" has no level %g", model->field[field].name, level),
							 psprintf("字段“%s”没有级别 %g", model->field[field].name, level));
			veto->levels[field] |= UINT32_C(1) << (int) level;
		}
	}
}

static void
read_dependence(JsonbContainer *object, YbssModel *model, YbssDependence *dependence)
{
	dependence->field = field_of(model, text_of(object, "field"));
	dependence->given = field_of(model, text_of(object, "given"));
	dependence->given_level = (int) number_of(object, "given_level", 0);
	dependence->weights = model->field[dependence->field].weights;
	read_weights(object, &model->field[dependence->field], &dependence->weights);
}

static void
read_lists(JsonbContainer *root, YbssDeclared *declared)
{
	YbssModel *model = &declared->model;
	int n;
	JsonbContainer *list;
	int i;

	list = array_of(root, "fields", YBSS_MOST_FIELDS, &n);
	for (i = 0; i < n; i++)
	{
		read_field(object_at(list, i, "fields"), declared, i);
		model->fields = i + 1;
	}
	ybss_model_first_weights(model);
	for (i = 0; i < n; i++)
		read_weights(object_at(list, i, "fields"), &model->field[i], &model->field[i].weights);
	list = array_of(root, "rules", YBSS_MOST_RULES, &model->rules);
	for (i = 0; i < model->rules; i++)
		read_rule(object_at(list, i, "rules"), model, &model->rule[i]);
	list = array_of(root, "vetoes", YBSS_MOST_VETOES, &model->vetoes);
	for (i = 0; i < model->vetoes; i++)
		read_veto(object_at(list, i, "vetoes"), model, &model->veto[i]);
	list = array_of(root, "dependences", YBSS_MOST_DEPENDENCES, &model->dependences);
	for (i = 0; i < model->dependences; i++)
		read_dependence(object_at(list, i, "dependences"), model, &model->dependence[i]);
}

/* Read a model; raises YBM02 and YBM03. All of it lies in the caller's memory context. */
YbssDeclared *
ybss_read_match_model(Jsonb *definition)
{
	YbssDeclared *declared = palloc0(sizeof(YbssDeclared));
	JsonbContainer *root = &definition->root;
	const char *fault;

	read_lists(root, declared);
	declared->key = text_of(root, "key");
	if (declared->key == NULL)
		refuse_model("it needs a key: the expression that names a record", "须有标识记录的表达式 key");
	declared->has_prior = member(root, "prior") != NULL;
	declared->model.prior = number_of(root, "prior", 1e-6);
	declared->model.accept_from = number_of(root, "accept", 10);
	declared->model.review_from = number_of(root, "refuse", 0);
	declared->one_to_one = truth_of(root, "one_to_one");
	declared->estimate = truth_of(root, "estimate");
	declared->seed = (int64) number_of(root, "seed", 1);
	fault = ybss_model_fault(&declared->model);
	if (fault != NULL)
		refuse_model(fault, "不符合模型要求，见上");
	return declared;
}

PG_FUNCTION_INFO_V1(ybss_check_match_model);
/* Raise an error where a definition is no model. */
Datum
ybss_check_match_model(PG_FUNCTION_ARGS)
{
	ybss_read_match_model(PG_GETARG_JSONB_P(0));
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ybss_first_match_weights);
/* The levels of a comparison with weights to begin with. */
Datum
ybss_first_match_weights(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	YbssModel *model = palloc0(sizeof(YbssModel));
	YbssField *field = &model->field[0];
	char *name = text_to_cstring(PG_GETARG_TEXT_PP(0));
	int i;

	YBSS_INIT_SRF(fcinfo);
	field->name = name;
	field->comparison = ybss_comparison(name);
	if (field->comparison == NULL)
		return (Datum) 0;
	model->fields = 1;
	ybss_model_first_weights(model);
	for (i = 0; i < field->comparison->levels; i++)
	{
		Datum values[] = {Int32GetDatum(i), CStringGetTextDatum(field->comparison->level_name[i]),
						  Float8GetDatum(field->weights.m[i]), Float8GetDatum(field->weights.u[i])};
		bool nulls[] = {false, false, false, false};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
