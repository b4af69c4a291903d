/*
 * search.c
 *		What somebody has in hand of a person or a unit: its pieces, the keys to ask for, how
 *		likely a record is meant and why.
 */
#include "ybss.h"

#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "match/search/clue_person.h"
#include "match/search/clue_unit.h"
#include "match/search/search_key.h"
#include "match/search/search_weight.h"
#include "type/address.h"

/* Clues that are an argument; bytes that read_clues did not give are none. */
static const YbssClues *
clues_argument(FunctionCallInfo fcinfo, int number)
{
	bytea *packed = PG_ARGISNULL(number) ? NULL : PG_GETARG_BYTEA_P(number);
	const YbssClues *clues = packed ? (const YbssClues *) VARDATA(packed) : NULL;

	if (clues == NULL || VARSIZE(packed) - VARHDRSZ != sizeof *clues ||
		clues->version != YBSS_CLUES_VERSION || clues->called < YBSS_CALLED_NOT ||
		clues->called > YBSS_CALLED_EITHER || clues->name[sizeof clues->name - 1] ||
		clues->phone[sizeof clues->phone - 1] || clues->code[sizeof clues->code - 1] ||
		clues->address[sizeof clues->address - 1] || clues->person[sizeof clues->person - 1])
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("these are no clues"),
						errdetail("不是 read_clues 给出的线索。"),
						errhint("ybss.find_person reads them itself.")));
	return clues;
}

/* A text as a value, null where it is empty. */
static Datum
text_or_null(const char *text, bool *null)
{
	*null = text[0] == 0;
	return *null ? (Datum) 0 : CStringGetTextDatum(text);
}

PG_FUNCTION_INFO_V1(ybss_read_clues_sql);
/* Tell the pieces of a line apart: of a person, with this year, or of a unit, without. */
Datum
ybss_read_clues_sql(PG_FUNCTION_ARGS)
{
	static const char *const called[] = {"", "whole", "surname", "given", "either"};
	text *written = PG_ARGISNULL(0) ? cstring_to_text("") : PG_GETARG_TEXT_PP(0);
	YbssText *normal = ybss_normal_text(VARDATA_ANY(written), VARSIZE_ANY_EXHDR(written));
	bytea *packed = palloc0(VARHDRSZ + sizeof(YbssClues));
	YbssClues *clues = (YbssClues *) VARDATA(packed);
	Datum values[10];
	bool nulls[10] = {false};
	TupleDesc row;

	if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "read_clues gives a row");
	if (PG_ARGISNULL(1))
		ybss_read_unit_clues(normal, clues);
	else
		ybss_read_clues(normal, PG_GETARG_INT32(1), clues);
	SET_VARSIZE(packed, VARHDRSZ + sizeof *clues);
	values[0] = PointerGetDatum(packed);
	values[1] = text_or_null(clues->name, &nulls[1]);
	values[2] = text_or_null(called[clues->called], &nulls[2]);
	values[3] = Int32GetDatum(clues->year_low);
	nulls[3] = clues->year_low == 0;
	values[4] = Int32GetDatum(clues->year_high);
	nulls[4] = clues->year_low == 0;
	values[5] = text_or_null(clues->phone, &nulls[5]);
	values[6] = text_or_null((char[]){clues->sex, 0}, &nulls[6]);
	values[7] = text_or_null(clues->code, &nulls[7]);
	values[8] = text_or_null(clues->person, &nulls[8]);
	values[9] = text_or_null(clues->address, &nulls[9]);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls)));
}

/* A question while it is made. */
typedef struct Question
{
	int length;
	int32 number[2 * YBSS_SEARCH_KEYS + 16];
} Question;

/* Ask for at least so many of some keys. */
static void
ask(Question *question, int least, const YbssKeys *keys)
{
	if (keys->count == 0)
		return;
	question->number[question->length++] = Max(1, Min(least, keys->count));
	question->number[question->length++] = keys->count;
	for (int i = 0; i < keys->count; i++)
		question->number[question->length++] = keys->key[i];
}

/* Ask for the years of birth, with so many beside them; a span longer than eleven is asked for by
 * nothing. */
static bool
ask_years(Question *question, const YbssClues *clues, int beside)
{
	YbssKeys years = {0};

	if (clues->year_low == 0 || clues->year_high - clues->year_low > 11)
		return false;
	for (int year = clues->year_low - beside; year <= clues->year_high + beside; year++)
		ybss_add_year(&years, year);
	ask(question, 1, &years);
	return true;
}

/* Ask for the name as it was said; loosely: nearly so. False where that asks for half of all. */
static bool
ask_name(Question *question, const YbssClues *clues, bool loosely)
{
	YbssSpoken said;
	YbssKeys keys = {0};

	ybss_speak(clues->name, strlen(clues->name), &said);
	if (said.count == 0)
		return false;
	if (clues->called == YBSS_CALLED_WHOLE && (said.letters || said.parts > 1 || said.count > 4))
	{
		ybss_add_name(&keys, &said);
		ask(question, loosely ? 1 : 2, &keys);
		return true;
	}
	if (clues->called == YBSS_CALLED_WHOLE && said.count > 1)
	{
		ybss_add_pairs(&keys, &said);
		ask(question, loosely ? 1 : keys.count, &keys);
		return true;
	}
	if (clues->called == YBSS_CALLED_SURNAME || clues->called == YBSS_CALLED_EITHER ||
		clues->called == YBSS_CALLED_WHOLE)
		ybss_add_key(&keys, ybss_search_key(YBSS_KEY_FIRST, said.sound[0], 0));
	if (clues->called == YBSS_CALLED_GIVEN || clues->called == YBSS_CALLED_EITHER)
		ybss_add_key(&keys, ybss_search_key(YBSS_KEY_LAST, said.sound[said.count - 1], 0));
	ask(question, 1, &keys);
	return false;
}

/* Ask for who has the first or the last sound of the name: he was heard wrongly. */
static void
ask_sounds(Question *question, const YbssClues *clues)
{
	YbssSpoken said;
	YbssKeys keys = {0};

	ybss_speak(clues->name, strlen(clues->name), &said);
	if (said.count == 0 || said.letters)
		return;
	ybss_add_pairs(&keys, &said);
	ybss_add_key(&keys, ybss_search_key(YBSS_KEY_LAST, said.sound[said.count - 1], 0));
	ask(question, 1, &keys);
}

/* Ask for the last four digits of the telephone. */
static void
ask_phone(Question *question, const YbssClues *clues)
{
	YbssKeys tail = {0};

	ybss_add_tail(&tail, clues->phone, strlen(clues->phone));
	ask(question, 1, &tail);
}

/* Ask for a unit by name: so many hundredths of its pairs. */
static void
ask_unit_name(Question *question, const YbssClues *clues, int hundredths)
{
	YbssKeys keys = {0};

	ybss_add_unit_name(&keys, clues->name, strlen(clues->name));
	ask(question, (keys.count * hundredths + 99) / 100, &keys);
}

/* Make the question of one way; without groups where the clues say too little for it. */
static void
make_question(Question *question, const YbssClues *clues, const char *way)
{
	YbssSpoken said;
	YbssKeys keys = {0};

	if (strcmp(way, "name and year") == 0)
	{
		ask_name(question, clues, false);
		if (question->length > 0 && !ask_years(question, clues, 0))
			question->length = 0;
	}
	else if (strcmp(way, "name") == 0)
		question->length = ask_name(question, clues, false) ? question->length : 0;
	else if (strcmp(way, "phone") == 0)
		ask_phone(question, clues);
	else if (strcmp(way, "nearly name and year") == 0)
	{
		ask_sounds(question, clues);
		if (question->length > 0 && !ask_years(question, clues, 1))
			question->length = 0;
	}
	else if (strcmp(way, "nearly name") == 0)
		question->length = ask_name(question, clues, true) ? question->length : 0;
	else if (strcmp(way, "unit name") == 0)
		ask_unit_name(question, clues, 75);
	else if (strcmp(way, "nearly unit name") == 0)
		ask_unit_name(question, clues, 45);
	else if (strcmp(way, "representative") == 0)
	{
		ybss_speak(clues->person, strlen(clues->person), &said);
		ybss_add_pairs(&keys, &said);
		ask(question, keys.count, &keys);
	}
}

PG_FUNCTION_INFO_V1(ybss_clue_keys);
/* The question by which clues are asked for in one way; null where they say too little for it. */
Datum
ybss_clue_keys(PG_FUNCTION_ARGS)
{
	Question question = {0};
	Datum values[lengthof(question.number)];

	make_question(&question, clues_argument(fcinfo, 0), text_to_cstring(PG_GETARG_TEXT_PP(1)));
	if (question.length == 0)
		PG_RETURN_NULL();
	for (int i = 0; i < question.length; i++)
		values[i] = Int32GetDatum(question.number[i]);
	PG_RETURN_ARRAYTYPE_P(
		construct_array(values, question.length, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

/* Point to a text that is an argument; to nothing where it is null. */
static const char *
text_argument(FunctionCallInfo fcinfo, int number, size_t *bytes)
{
	text *value;

	*bytes = 0;
	if (PG_ARGISNULL(number))
		return "";
	value = PG_GETARG_TEXT_PP(number);
	*bytes = VARSIZE_ANY_EXHDR(value);
	return VARDATA_ANY(value);
}

/* What of a question's name is kept from one record to the next. */
typedef struct Said
{
	char name[YBSS_CLUE_NAME];
	YbssSpoken spoken;
} Said;

/* Hear the name that was said; once for all records. */
static const YbssSpoken *
said_of(FunctionCallInfo fcinfo, const char *name)
{
	Said *said = fcinfo->flinfo->fn_extra;

	if (said == NULL)
		said = fcinfo->flinfo->fn_extra =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof *said);
	if (strcmp(said->name, name) != 0)
	{
		strlcpy(said->name, name, sizeof said->name);
		ybss_speak(name, strlen(name), &said->spoken);
	}
	return &said->spoken;
}

/* Pack a likeness: its weight above what agreed. */
static int64
packed(const YbssLikeness *likeness)
{
	return (int64) likeness->weight * 65536 + likeness->name + likeness->year * 16 +
		   likeness->phone * 64 + likeness->sex * 256 + likeness->id * 1024;
}

PG_FUNCTION_INFO_V1(ybss_person_likeness);
/* Weigh a person against clues: clues, name, name as shown, year of birth, telephone as shown, sex,
 * id as shown. */
Datum
ybss_person_likeness(PG_FUNCTION_ARGS)
{
	const YbssClues *clues = clues_argument(fcinfo, 0);
	YbssSeen seen = {0};
	YbssLikeness likeness;
	size_t bytes;
	const char *text = text_argument(fcinfo, 1, &bytes);

	ybss_speak(text, bytes, &seen.name);
	seen.shown = text_argument(fcinfo, 2, &seen.shown_bytes);
	seen.year = PG_ARGISNULL(3) ? 0 : PG_GETARG_INT32(3);
	seen.phone = text_argument(fcinfo, 4, &seen.phone_bytes);
	text = text_argument(fcinfo, 5, &bytes);
	seen.sex = bytes == 1 && (text[0] == '1' || text[0] == '2') ? text[0] : 0;
	seen.id = text_argument(fcinfo, 6, &seen.id_bytes);
	ybss_weigh_person(clues, said_of(fcinfo, clues->name), &seen, &likeness);
	PG_RETURN_INT64(packed(&likeness));
}

PG_FUNCTION_INFO_V1(ybss_unit_likeness);
/* Weigh a unit against clues: clues, name, representative, representative as shown, telephone as
 * shown, credit code. */
Datum
ybss_unit_likeness(PG_FUNCTION_ARGS)
{
	const YbssClues *clues = clues_argument(fcinfo, 0);
	YbssLikeness likeness = {0};
	YbssSpoken representative;
	size_t bytes, shown_bytes;
	const char *text = text_argument(fcinfo, 1, &bytes), *shown;
	int alike = clues->name[0] ? ybss_unit_name_likeness(clues->name, text, bytes) : 0;

	if (clues->name[0] != 0)
	{
		/* All of it 14 bits, half of it nothing. */
		likeness.weight += Max(-96, (alike - 50) * 224 / 50);
		likeness.name = alike >= 99	  ? YBSS_NAME_SAME
						: alike >= 85 ? YBSS_NAME_PART
						: alike >= 60 ? YBSS_NAME_SHORTER
									  : YBSS_NAME_OTHER;
	}
	text = text_argument(fcinfo, 2, &bytes);
	shown = text_argument(fcinfo, 3, &shown_bytes);
	ybss_speak(text, bytes, &representative);
	if (clues->person[0] != 0 && representative.count > 0)
	{
		YbssNameLikeness name = ybss_name_likeness(
			said_of(fcinfo, clues->person), YBSS_CALLED_WHOLE, &representative, shown, shown_bytes);

		likeness.id = name <= YBSS_NAME_SWAPPED ? YBSS_FIELD_SAME
					  : name < YBSS_NAME_OTHER	? YBSS_FIELD_NEAR
												: YBSS_FIELD_OTHER;
		likeness.weight += likeness.id == YBSS_FIELD_SAME	? 176
						   : likeness.id == YBSS_FIELD_NEAR ? 80
															: -48;
	}
	text = text_argument(fcinfo, 4, &bytes);
	if (clues->phone[0] != 0)
	{
		likeness.phone = ybss_phone_likeness(clues->phone, text, bytes);
		likeness.weight += likeness.phone == YBSS_FIELD_SAME	? 256
						   : likeness.phone == YBSS_FIELD_NEAR	? 192
						   : likeness.phone == YBSS_FIELD_OTHER ? -32
																: 0;
	}
	text = text_argument(fcinfo, 5, &bytes);
	if (clues->code[0] != 0 && bytes > 0)
	{
		likeness.year = bytes == YBSS_CLUE_CODE && memcmp(text, clues->code, bytes) == 0
							? YBSS_FIELD_SAME
							: YBSS_FIELD_OTHER;
		likeness.weight += likeness.year == YBSS_FIELD_SAME ? 400 : -128;
	}
	PG_RETURN_INT64(packed(&likeness));
}
