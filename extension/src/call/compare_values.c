/*
 * compare_values.c
 *		ybss.compare_values and ybss.comparisons: how two values compare, for people to see.
 */
#include "ybss.h"

#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "errors.h"
#include "match/comparison/comparison.h"

PG_FUNCTION_INFO_V1(ybss_compare_values);
PG_FUNCTION_INFO_V1(ybss_comparison_rows);

/* Give the comparison of that name. */
static const YbssComparison *
comparison_named(char *name)
{
	const YbssComparison *comparison = ybss_comparison(name);

	if (comparison == NULL)
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_COMPARISON), errmsg("there is no comparison \"%s\"", name),
						errdetail("没有这种比较方式。"), errhint("SELECT * FROM ybss.comparison")));
	return comparison;
}

/* Name the level of two values; null where one of them says nothing. */
Datum
ybss_compare_values(PG_FUNCTION_ARGS)
{
	const YbssComparison *comparison = comparison_named(text_to_cstring(PG_GETARG_TEXT_PP(0)));
	text	   *a = PG_GETARG_TEXT_PP(1);
	text	   *b = PG_GETARG_TEXT_PP(2);
	uint64		first[YBSS_CODED_BYTES / sizeof(uint64)];
	uint64		second[YBSS_CODED_BYTES / sizeof(uint64)];
	size_t		a_bytes = comparison->code(VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a), first);
	size_t		b_bytes = comparison->code(VARDATA_ANY(b), VARSIZE_ANY_EXHDR(b), second);

	if (a_bytes == 0 || b_bytes == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(
		comparison->level_name[comparison->compare(first, a_bytes, second, b_bytes)]));
}

/* Give names as an array. */
static Datum
names(const char *const *name, int count)
{
	Datum	   *texts = palloc(sizeof(Datum) * count);

	for (int i = 0; i < count; i++)
		texts[i] = CStringGetTextDatum(name[i]);
	return PointerGetDatum(construct_array(texts, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* Give a row for each comparison. */
Datum
ybss_comparison_rows(PG_FUNCTION_ARGS)
{
	const YbssComparison *const *all;
	int			count = ybss_comparisons(&all);
	ReturnSetInfo *result;

	InitMaterializedSRF(fcinfo, 0);
	result = (ReturnSetInfo *) fcinfo->resultinfo;
	for (int i = 0; i < count; i++)
	{
		Datum		values[3];
		bool		nulls[3] = {false, false, false};

		values[0] = CStringGetTextDatum(all[i]->name);
		values[1] = names(all[i]->level_name, all[i]->levels);
		values[2] = names(all[i]->key_name, all[i]->keys);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
