/*
 * address_feature.c
 *		Index support: addresses that share a feature with a probe.
 *
 * The operator cannot raise on data and is leakproof, so that row security
 * lets the index be used.
 */
#include "ybss.h"

#include "access/gin.h"
#include "access/stratnum.h"
#include "catalog/pg_type.h"
#include "nodes/pathnodes.h"
#include "utils/array.h"
#include "utils/selfuncs.h"

#include "address/compare/features.h"
#include "type/address.h"

/* Features as an array. */
static ArrayType *
make_array(const int32_t *features, int count)
{
	Datum *values = palloc((count + 1) * sizeof *values);

	for (int i = 0; i < count; i++)
		values[i] = Int32GetDatum(features[i]);
	return construct_array(values, count, INT4OID, sizeof(int32), true, TYPALIGN_INT);
}

PG_FUNCTION_INFO_V1(ybss_address_features_array);
/* The features of an address as an array. */
Datum
ybss_address_features_array(PG_FUNCTION_ARGS)
{
	int32_t features[YBSS_FEATURES];
	int count = ybss_address_features(PG_GETARG_ADDRESS(0), features);

	PG_RETURN_ARRAYTYPE_P(make_array(features, count));
}

PG_FUNCTION_INFO_V1(ybss_address_features_below_array);
/* The features of what lies right below an address as an array. */
Datum
ybss_address_features_below_array(PG_FUNCTION_ARGS)
{
	int32_t features[YBSS_FEATURES];
	int count = ybss_address_features_below(PG_GETARG_ADDRESS(0), features);

	PG_RETURN_ARRAYTYPE_P(make_array(features, count));
}

/* The members of an array of int4; null members are passed over. */
static int
members(ArrayType *array, int32 **to)
{
	int total = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array)), count = 0;
	int32 *value = (int32 *) ARR_DATA_PTR(array);
	bits8 *nulls = ARR_NULLBITMAP(array);

	*to = palloc((total + 1) * sizeof **to);
	for (int i = 0; i < total; i++)
		if (nulls == NULL || nulls[i / 8] >> i % 8 & 1)
			(*to)[count++] = *value++;
	return count;
}

PG_FUNCTION_INFO_V1(ybss_address_shares);
/* Tell whether an address has one of some features. */
Datum
ybss_address_shares(PG_FUNCTION_ARGS)
{
	int32_t features[YBSS_FEATURES];
	int count = ybss_address_kept_features(PG_GETARG_ADDRESS(0), features);
	int32 *wanted;
	int wants = members(PG_GETARG_ARRAYTYPE_P(1), &wanted);

	for (int i = 0; i < wants; i++)
		for (int j = 0; j < count; j++)
			if (wanted[i] == features[j])
				PG_RETURN_BOOL(true);
	PG_RETURN_BOOL(false);
}

/* What a probe finds of a book of whatever size: the room, its neighbours by a slip, or a stair. */
#define FOUND_ROWS 20.0

PG_FUNCTION_INFO_V1(ybss_address_shares_selectivity);
/* Estimate how many of a table's addresses a probe finds: a few, however many there are. */
Datum
ybss_address_shares_selectivity(PG_FUNCTION_ARGS)
{
	VariableStatData variable;
	Node *other;
	bool left;
	double rows = 0;

	if (get_restriction_variable((PlannerInfo *) PG_GETARG_POINTER(0),
								 (List *) PG_GETARG_POINTER(2), PG_GETARG_INT32(3), &variable,
								 &other, &left))
	{
		rows = variable.rel ? variable.rel->tuples : 0;
		ReleaseVariableStats(variable);
	}
	PG_RETURN_FLOAT8(rows > 0 ? Min(FOUND_ROWS / rows, 0.5) : 0.001);
}

PG_FUNCTION_INFO_V1(ybss_address_feature_value);
/* GIN: the entries of an address. */
Datum
ybss_address_feature_value(PG_FUNCTION_ARGS)
{
	int32 *count = (int32 *) PG_GETARG_POINTER(1);
	int32_t features[YBSS_FEATURES];
	Datum *entries;

	*count = ybss_address_kept_features(PG_GETARG_ADDRESS(0), features);
	entries = palloc((*count + 1) * sizeof *entries);
	for (int i = 0; i < *count; i++)
		entries[i] = Int32GetDatum(features[i]);
	PG_RETURN_POINTER(entries);
}

PG_FUNCTION_INFO_V1(ybss_address_feature_query);
/* GIN: the entries of a probe. */
Datum
ybss_address_feature_query(PG_FUNCTION_ARGS)
{
	int32 *count = (int32 *) PG_GETARG_POINTER(1);
	int32 *wanted;
	Datum *entries;

	*count = members(PG_GETARG_ARRAYTYPE_P(0), &wanted);
	entries = palloc((*count + 1) * sizeof *entries);
	for (int i = 0; i < *count; i++)
		entries[i] = Int32GetDatum(wanted[i]);
	PG_RETURN_POINTER(entries);
}

PG_FUNCTION_INFO_V1(ybss_address_feature_consistent);
/* GIN: one entry is enough, and there is nothing to check again. */
Datum
ybss_address_feature_consistent(PG_FUNCTION_ARGS)
{
	bool *check = (bool *) PG_GETARG_POINTER(0);
	int32 count = PG_GETARG_INT32(3);
	bool *recheck = (bool *) PG_GETARG_POINTER(5);

	*recheck = false;
	for (int i = 0; i < count; i++)
		if (check[i])
			PG_RETURN_BOOL(true);
	PG_RETURN_BOOL(false);
}

PG_FUNCTION_INFO_V1(ybss_address_feature_triconsistent);
/* GIN: as above, with entries that are not known yet. */
Datum
ybss_address_feature_triconsistent(PG_FUNCTION_ARGS)
{
	GinTernaryValue *check = (GinTernaryValue *) PG_GETARG_POINTER(0);
	int32 count = PG_GETARG_INT32(3);
	GinTernaryValue result = GIN_FALSE;

	for (int i = 0; i < count; i++)
	{
		if (check[i] == GIN_TRUE)
			PG_RETURN_GIN_TERNARY_VALUE(GIN_TRUE);
		if (check[i] == GIN_MAYBE)
			result = GIN_MAYBE;
	}
	PG_RETURN_GIN_TERNARY_VALUE(result);
}
