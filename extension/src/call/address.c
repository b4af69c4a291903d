/*
 * address.c
 *		Functions over addresses: parse, elements, comparison, jsonb.
 */
#include "call/address.h"

#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "address/compare/compare.h"
#include "address/compare/compare_similarity.h"
#include "address/lexicon/lexicon.h"
#include "address/value/key.h"
#include "text/utf8.h"
#include "type/address.h"

PG_FUNCTION_INFO_V1(ybss_normalize);
/* The text as it is compared: NFKC, one script, no invisible characters. */
Datum
ybss_normalize(PG_FUNCTION_ARGS)
{
	text *typed = PG_GETARG_TEXT_PP(0), *result;
	YbssText *normal;

	normal = ybss_normal_text(VARDATA_ANY(typed), VARSIZE_ANY_EXHDR(typed));
	result = palloc(VARHDRSZ + (size_t) normal->length * 3);
	SET_VARSIZE(result, VARHDRSZ + ybss_utf8_encode(normal->unit, (size_t) normal->length,
													VARDATA(result)));
	PG_RETURN_TEXT_P(result);
}

PG_FUNCTION_INFO_V1(ybss_parse);
/* Read people's text as an address. */
Datum
ybss_parse(PG_FUNCTION_ARGS)
{
	text *typed = PG_GETARG_TEXT_PP(0);
	YbssParse *parse;

	ybss_read_text(VARDATA_ANY(typed), VARSIZE_ANY_EXHDR(typed), NULL, &parse, NULL);
	PG_RETURN_ADDRESS(ybss_make_address(parse));
}

PG_FUNCTION_INFO_V1(ybss_address_plain_text);
/* The canonical text. */
Datum
ybss_address_plain_text(PG_FUNCTION_ARGS)
{
	YbssAddress *a = ybss_current_address(PG_GETARG_ADDRESS(0));

	PG_RETURN_TEXT_P(cstring_to_text_with_len(ybss_address_text(a), a->text_length));
}

PG_FUNCTION_INFO_V1(ybss_address_readable_key);
/* The canonical key. */
Datum
ybss_address_readable_key(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);

	PG_RETURN_TEXT_P(cstring_to_text_with_len(ybss_address_key(a), a->key_length));
}

PG_FUNCTION_INFO_V1(ybss_address_division);
/* The code of the deepest division that is certain. */
Datum
ybss_address_division(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);

	if (a->code == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64(a->code);
}

PG_FUNCTION_INFO_V1(ybss_address_version_number);
/* The version of the normaliser that made a value. */
Datum
ybss_address_version_number(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_ADDRESS(0)->version);
}

/* The kind that a name stands for, with its number for the second and later ones; -1 for none. */
static int
kind_of_name(const char *name, int length, int *nth)
{
	for (int kind = 0; kind < YBSS_ELEMENT_KINDS; kind++)
	{
		const char *known = ybss_element_name((YbssElementKind) kind);
		int n = (int) strlen(known);

		*nth = 1;
		if (n == length && !memcmp(known, name, n))
			return kind;
		if (n + 1 == length && !memcmp(known, name, n) && name[n] >= '2' && name[n] <= '9' &&
			kind != YBSS_ELEMENT_ROAD)
		{
			*nth = name[n] - '0';
			return kind;
		}
	}
	return -1;
}

/* As above; an unknown name is an error. */
static int
known_kind(text *name, int *nth)
{
	int kind = kind_of_name(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), nth);

	if (kind < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("no such element of an address: \"%s\"", text_to_cstring(name)),
						errdetail("没有这种地址要素。"),
						errhint("One of province city district zone town community group road "
								"road2 number compound "
								"phase building unit floor room relation distance.")));
	return kind;
}

PG_FUNCTION_INFO_V1(ybss_address_element);
/* The value of one element, or null. */
Datum
ybss_address_element(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);
	int nth, kind = known_kind(PG_GETARG_TEXT_PP(1), &nth);

	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];

		if (s->kind == kind && --nth == 0)
			PG_RETURN_TEXT_P(cstring_to_text_with_len(ybss_address_text(a) + s->start, s->length));
	}
	PG_RETURN_NULL();
}

PG_FUNCTION_INFO_V1(ybss_address_level);
/* The name of the narrowest element, or null. */
Datum
ybss_address_level(PG_FUNCTION_ARGS)
{
	int kind = ybss_address_deepest(PG_GETARG_ADDRESS(0));

	if (kind < 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(ybss_element_name((YbssElementKind) kind)));
}

PG_FUNCTION_INFO_V1(ybss_address_truncate);
/* The same address without what is narrower than a level. */
Datum
ybss_address_truncate(PG_FUNCTION_ARGS)
{
	int nth, kind = known_kind(PG_GETARG_TEXT_PP(1), &nth);
	YbssParse *parse = ybss_parse_buffer();

	ybss_address_unpack(PG_GETARG_ADDRESS(0), parse);
	ybss_address_cut(parse, (YbssElementKind) kind);
	PG_RETURN_ADDRESS(ybss_make_address(parse));
}

PG_FUNCTION_INFO_V1(ybss_address_compare_verdict);
/* How far two addresses are the same. */
Datum
ybss_address_compare_verdict(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(
		ybss_verdict_name(ybss_address_compare(PG_GETARG_ADDRESS(0), PG_GETARG_ADDRESS(1)))));
}

PG_FUNCTION_INFO_V1(ybss_address_similarity_of);
/* How much two addresses are alike. */
Datum
ybss_address_similarity_of(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT4(ybss_address_similarity(PG_GETARG_ADDRESS(0), PG_GETARG_ADDRESS(1)));
}

/* ---- jsonb ------------------------------------------------------------- */

/* Push a key of an object. */
static void
push_key(JsonbParseState **state, const char *key)
{
	JsonbValue value = {.type = jbvString};

	value.val.string.val = pstrdup(key);
	value.val.string.len = (int) strlen(key);
	pushJsonbValue(state, WJB_KEY, &value);
}

/* Push a text as a value or a member. */
static void
push_text(JsonbParseState **state, const char *from, int length)
{
	JsonbValue value = {.type = jbvString};

	value.val.string.val = pnstrdup(from, length);
	value.val.string.len = length;
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* The full name of a division, in UTF-8. */
int
ybss_division_name(const YbssLexicon *lexicon, int64_t code, char *to)
{
	uint32_t place, village, chain[5];
	uint16_t units[400];
	int n = 0, depth = 0;

	if (!ybss_place_of_code(lexicon, code / 1000 * 1000, &place))
		return 0;
	for (;; place = lexicon->place[place].parent)
	{
		if (!lexicon->place[place].hidden && depth < 5)
			chain[depth++] = place;
		if (lexicon->place[place].parent == place)
			break;
	}
	while (depth-- > 0)
	{
		const YbssPlace *it = &lexicon->place[chain[depth]];

		memcpy(units + n, lexicon->text + it->name, it->length * sizeof *units);
		n += it->length;
	}
	if (ybss_village_of_code(lexicon, code, &village))
		n += ybss_village_name(lexicon, village, units + n, 80);
	return (int) ybss_utf8_encode(units, (size_t) n, to);
}

/* Push what else the text may mean. */
static void
push_candidates(JsonbParseState **state, const YbssAddress *a)
{
	char name[1300], code[16];

	push_key(state, "candidates");
	pushJsonbValue(state, WJB_BEGIN_ARRAY, NULL);
	for (int i = 0; i < a->candidates; i++)
	{
		pushJsonbValue(state, WJB_BEGIN_OBJECT, NULL);
		push_key(state, "code");
		snprintf(code, sizeof code, "%012lld", (long long) a->candidate[i]);
		push_text(state, code, ybss_code_digits(a->candidate[i]));
		push_key(state, "name");
		push_text(state, name, ybss_division_name(ybss_lexicon(), a->candidate[i], name));
		pushJsonbValue(state, WJB_END_OBJECT, NULL);
	}
	pushJsonbValue(state, WJB_END_ARRAY, NULL);
}

/* Push how sure the reading is; of what nobody read, one share for each candidate. */
static void
push_confidence(JsonbParseState **state, const YbssAddress *a)
{
	int candidates = a->candidates + a->more;
	JsonbValue value = {.type = jbvNumeric};
	char digits[16];

	snprintf(digits, sizeof digits, "%.3g",
			 a->confidence > 0 ? (a->confidence - 1) / 1000.0
			 : candidates > 0  ? 1.0 / candidates
							   : 1.0);
	value.val.numeric = DatumGetNumeric(DirectFunctionCall3(
		numeric_in, CStringGetDatum(digits), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1)));
	push_key(state, "confidence");
	pushJsonbValue(state, WJB_VALUE, &value);
}

PG_FUNCTION_INFO_V1(ybss_address_jsonb);
/* The elements as an object; absent ones are left out, second ones carry a number. */
Datum
ybss_address_jsonb(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);
	JsonbParseState *state = NULL;
	int count[YBSS_ELEMENT_KINDS] = {0};
	JsonbValue *whole;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];
		const char *name = ybss_element_name((YbssElementKind) s->kind);
		int nth = ++count[s->kind] + (s->kind == YBSS_ELEMENT_ROAD2);

		push_key(&state, nth == 1 || (s->kind == YBSS_ELEMENT_ROAD2 && nth == 2) ? name
						 : s->kind == YBSS_ELEMENT_ROAD2 ? psprintf("road%d", nth)
														 : psprintf("%s%d", name, nth));
		push_text(&state, ybss_address_text(a) + s->start, s->length);
	}
	if (a->candidates > 0)
		push_candidates(&state, a);
	push_confidence(&state, a);
	whole = pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(whole));
}
