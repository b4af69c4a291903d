/*
 * match_score.c
 *		ybss.match_score: two records by a model, part by part, as the kernel scores them.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "match/linkage/block.h"
#include "match/linkage/score.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "call/match_read.h"
#include "call/match_store.h"

#define COLUMNS 9

/* Two records, and where the parts of their score go. */
typedef struct Parts
{
	YbssRun run;
	YbssRecordSet *set;
	YbssDeclared *declared;
	ReturnSetInfo *result;
	int step;
} Parts;

static void
free_parts(void *state)
{
	if (((Parts *) state)->set != NULL)
		ybss_free_record_set(((Parts *) state)->set);
}

/* Put one part out; texts may be NULL, m and u 0 for none. */
static void
put_part(Parts *parts, const char *part, const char *name, const char *comparison, const char *agreement, double m,
		 double u, const double *added, const char *note)
{
	Datum values[COLUMNS] = {0};
	bool nulls[COLUMNS] = {false, false, name == NULL, comparison == NULL, agreement == NULL, m == 0, u == 0,
						   added == NULL, note == NULL};
	const char *texts[COLUMNS] = {NULL, part, name, comparison, agreement, NULL, NULL, NULL, note};
	int i;

	values[0] = Int32GetDatum(++parts->step);
	for (i = 1; i < COLUMNS; i++)
		if (texts[i] != NULL)
			values[i] = CStringGetTextDatum(texts[i]);
	values[5] = Float8GetDatum(m);
	values[6] = Float8GetDatum(u);
	values[7] = Float8GetDatum(added == NULL ? 0 : *added);
	tuplestore_putvalues(parts->result->setResult, parts->result->setDesc, values, nulls);
}

/* Add a record of an array of texts. */
static void
add_record(Parts *parts, int64 key, ArrayType *array)
{
	const char *given[YBSS_MOST_FIELDS] = {0};
	size_t length[YBSS_MOST_FIELDS] = {0};
	Datum *values;
	bool *nulls;
	int count;
	int i;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &count);
	if (count != parts->declared->model.fields)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_MATCH_MODEL),
				 errmsg("the model has %d fields and there are %d values", parts->declared->model.fields, count),
				 errdetail("取值个数与模型字段数不一致。"), errhint("One value for each field, null where there is none.")));
	for (i = 0; i < count; i++)
		if (!nulls[i])
		{
			text *written = DatumGetTextPP(values[i]);

			given[i] = VARDATA_ANY(written);
			length[i] = VARSIZE_ANY_EXHDR(written);
		}
	ybss_check_run(&parts->run, ybss_add_record(parts->set, 0, key, given, length));
}

/* Put how many records carry the values of a record, as a run counted. */
static void
put_carriers(Parts *parts, uint32_t record, ArrayType *array)
{
	Datum *values;
	bool *nulls;
	int count;
	int i;

	deconstruct_array(array, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values, &nulls, &count);
	for (i = 0; i < Min(count, parts->declared->model.fields); i++)
	{
		uint32_t value = ybss_record_value(parts->set, i, record);

		ybss_put_field_carriers(parts->set, i, (uint64) parts->declared->carriers[i]);
		if (value != YBSS_NO_VALUE && !nulls[i])
			ybss_put_value_carriers(parts->set, i, value, (uint64) DatumGetInt64(values[i]));
	}
}

/* Where nothing is known of a larger population, how common a value is says nothing. */
static void
leave_frequencies(YbssModel *model)
{
	int i;

	for (i = 0; i < model->fields; i++)
	{
		model->field[i].by_frequency = false;
		model->field[i].common_above = 0;
	}
}

/* Whether two records share a key of a term. */
static bool
share_key(const Parts *parts, int field, int kind)
{
	const YbssComparison *comparison = parts->declared->model.field[field].comparison;
	uint64_t keys[2][YBSS_VALUE_KEYS];
	int count[2] = {0, 0};
	int i;
	int j;

	for (i = 0; i < 2; i++)
	{
		uint32_t value = ybss_record_value(parts->set, field, (uint32_t) i);
		size_t bytes;
		const void *coded;

		if (value == YBSS_NO_VALUE)
			return false;
		coded = ybss_value(parts->set, field, value, &bytes);
		count[i] = comparison->key(coded, bytes, kind, keys[i]);
	}
	for (i = 0; i < count[0]; i++)
		for (j = 0; j < count[1]; j++)
			if (keys[0][i] == keys[1][j])
				return true;
	return false;
}

/* Say of each rule whether it brings the two together, and what is wanting. */
static void
put_rules(Parts *parts)
{
	const YbssModel *model = &parts->declared->model;
	int r;

	for (r = 0; r < model->rules; r++)
	{
		const YbssRule *rule = &model->rule[r];
		StringInfoData keys;
		StringInfoData wanting;
		int t;

		initStringInfo(&keys);
		initStringInfo(&wanting);
		for (t = 0; t < rule->terms; t++)
		{
			const YbssField *field = &model->field[rule->term[t].field];
			const char *key = field->comparison->key_name[rule->term[t].key];

			appendStringInfo(&keys, "%s%s %s", t > 0 ? ", " : "", field->name, key);
			if (!share_key(parts, rule->term[t].field, rule->term[t].key))
				appendStringInfo(&wanting, "%s%s %s", wanting.len > 0 ? ", " : "", field->name, key);
		}
		put_part(parts, "rule", keys.data, NULL, wanting.len > 0 ? "missed" : "held", 0, 0, NULL,
				 wanting.len > 0 ? wanting.data : NULL);
	}
}

static void
put_score(Parts *parts)
{
	static const char *const bands[] = {"refuse", "review", "accept"};
	const YbssModel *model = &parts->declared->model;
	YbssScore score;
	int i;

	ybss_score_pair(parts->set, 0, 1, &score);
	put_part(parts, "prior", NULL, NULL, NULL, 0, 0, &score.prior, NULL);
	for (i = 0; i < model->fields; i++)
	{
		const YbssFieldScore *field = &score.field[i];
		bool missing = field->level == YBSS_LEVEL_MISSING;

		put_part(parts, "field", model->field[i].name, model->field[i].comparison->name,
				 missing ? "missing" : model->field[i].comparison->level_name[field->level], missing ? 0 : field->m,
				 missing ? 0 : field->u, &field->weight,
				 field->common ? "common"
				 : field->dependence >= 0 ? psprintf("given %s", model->field[model->dependence[field->dependence].given].name)
				 : model->field[i].by_frequency && field->level == 0 ? "frequency"
																	  : NULL);
	}
	put_part(parts, "sum", NULL, NULL, bands[score.band], 0, 0, &score.weight, NULL);
	if (score.veto >= 0)
		put_part(parts, "veto",
				 model->veto[score.veto].name == NULL ? psprintf("%d", score.veto + 1) : model->veto[score.veto].name, NULL,
				 score.verdict == YBSS_VERDICT_REFUSE ? "refuse" : "review", 0, 0, NULL, NULL);
	put_rules(parts);
}

PG_FUNCTION_INFO_V1(ybss_match_score);
/* Score two records by a model's definition, part by part. */
Datum
ybss_match_score(PG_FUNCTION_ARGS)
{
	Parts *parts = palloc0(sizeof(Parts));
	MemoryContextCallback *freed = palloc0(sizeof(MemoryContextCallback));
	bool counted = !PG_ARGISNULL(3) && !PG_ARGISNULL(4);

	YBSS_INIT_SRF(fcinfo);
	parts->result = (ReturnSetInfo *) fcinfo->resultinfo;
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return (Datum) 0;
	parts->declared = ybss_read_match_model(PG_GETARG_JSONB_P(0));
	if (!counted)
		leave_frequencies(&parts->declared->model);
	freed->func = free_parts;
	freed->arg = parts;
	MemoryContextRegisterResetCallback(CurrentMemoryContext, freed);
	parts->set = ybss_new_record_set(&parts->run, &parts->declared->model);
	ybss_check_run(&parts->run, parts->set != NULL);
	add_record(parts, 1, PG_GETARG_ARRAYTYPE_P(1));
	add_record(parts, 2, PG_GETARG_ARRAYTYPE_P(2));
	ybss_check_run(&parts->run, ybss_end_record_set(parts->set));
	if (counted)
	{
		put_carriers(parts, 0, PG_GETARG_ARRAYTYPE_P(3));
		put_carriers(parts, 1, PG_GETARG_ARRAYTYPE_P(4));
	}
	put_score(parts);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(ybss_match_hashes);
/* The hashes of the coded values of a record; null where one says nothing. */
Datum
ybss_match_hashes(PG_FUNCTION_ARGS)
{
	YbssDeclared *declared = ybss_read_match_model(PG_GETARG_JSONB_P(0));
	Datum *values;
	bool *nulls;
	int count;
	int bounds[] = {1};
	int i;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(1), TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &count);
	count = Min(count, declared->model.fields);
	for (i = 0; i < count; i++)
	{
		char coded[YBSS_CODED_BYTES];
		text *written = nulls[i] ? NULL : DatumGetTextPP(values[i]);
		size_t bytes = written == NULL ? 0
									   : declared->model.field[i].comparison->code(VARDATA_ANY(written),
																				   VARSIZE_ANY_EXHDR(written), coded);

		nulls[i] = bytes == 0;
		values[i] = nulls[i] ? (Datum) 0 : Int64GetDatum(ybss_match_value_hash(coded, bytes));
	}
	PG_RETURN_ARRAYTYPE_P(construct_md_array(values, nulls, 1, &count, bounds, INT8OID, sizeof(int64), FLOAT8PASSBYVAL,
											 TYPALIGN_DOUBLE));
}
