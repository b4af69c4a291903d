/*
 * line_values.c
 *		ybss.line_values: the fields of a list's line as values, in one pass.
 */
#include "ybss.h"

#include <ctype.h>

#include "access/xact.h"
#include "address/read/reading.h"
#include "call/address_local.h"
#include "call/line_cell.h"
#include "call/line_id.h"
#include "catalog/pg_type_d.h"
#include "catalogue/no_value.h"
#include "cell/name.h"
#include "code/citizen_id.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#define LONGEST_ADDRESS 4096 /* bytes; longer than any, and than the parser reads */
#define LONGEST_PARTS 400
#define MOST_NAME 200

enum
{
	VALUE_FIELDS,
	VALUE_SAID_ON,
	VALUE_NAME,
	VALUE_CITIZEN_ID,
	VALUE_DOCUMENT_NUMBER,
	VALUE_BIRTH_DATE,
	VALUE_SEX,
	VALUE_PHONE,
	VALUE_ADDRESS,
	VALUE_NOTE_FIELDS,
	VALUE_NOTE_REASONS,
	VALUES
};

/* What a call keeps between rows. */
typedef struct LineCall
{
	TimestampTz heard;
	TupleDesc shape;
} LineCall;

PG_FUNCTION_INFO_V1(ybss_line_values);

/* Take the cells out of the object. */
static void
take_cells(YbssLineReading *line, Jsonb *fields)
{
	JsonbIterator *iterator = JsonbIteratorInit(&fields->root);
	JsonbIteratorToken token;
	JsonbValue value;
	YbssLineCell *cell = NULL;

	/* And one more, for a telephone that is written beside another. */
	line->room = JsonContainerSize(&fields->root) + 2;
	line->cell = palloc0_array(YbssLineCell, line->room);
	while ((token = JsonbIteratorNext(&iterator, &value, true)) != WJB_DONE)
	{
		if (token == WJB_KEY)
		{
			cell = &line->cell[line->cells++];
			cell->name = value.val.string.val;
			cell->name_length = value.val.string.len;
			cell->field = ybss_line_field(line->fields, cell->name, cell->name_length);
		}
		else if (token == WJB_VALUE && value.type == jbvString)
		{
			cell->text = value.val.string.val;
			cell->length = value.val.string.len;
		}
		else if (token == WJB_VALUE)
		{
			JsonbValue *other = palloc(sizeof *other);

			*other = value;
			cell->other = other;
		}
	}
}

/* Find a text that is a key's value in an object; NULL where there is none. */
static JsonbValue *
find_value(JsonbContainer *object, const char *key, int length, JsonbValue *found)
{
	return JsonContainerIsObject(object) ? getKeyJsonValueFromContainer(object, key, length, found)
										 : NULL;
}

/* Put codes in the place of the words that mean them: by field, then by word. */
static void
code_cells(YbssLineReading *line, Jsonb *codes)
{
	JsonbValue words;
	JsonbValue code;

	for (int i = 0; i < line->cells; i++)
	{
		YbssLineCell *cell = &line->cell[i];

		if (cell->other == NULL &&
			find_value(&codes->root, cell->name, cell->name_length, &words) &&
			words.type == jbvBinary &&
			find_value(words.val.binary.data, cell->text, cell->length, &code) &&
			code.type == jbvString)
			ybss_set_cell(cell, code.val.string.val, code.val.string.len);
	}
}

/* Make the object of the cells that say something. */
static Jsonb *
put_cells(const YbssLineReading *line)
{
	JsonbParseState *state = NULL;
	JsonbValue value;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (int i = 0; i < line->cells; i++)
	{
		const YbssLineCell *cell = &line->cell[i];

		if (cell->gone)
			continue;
		value.type = jbvString;
		value.val.string.val = unconstify(char *, cell->name);
		value.val.string.len = cell->name_length;
		pushJsonbValue(&state, WJB_KEY, &value);
		if (cell->other)
			value = *cell->other;
		else
		{
			value.val.string.val = unconstify(char *, cell->text);
			value.val.string.len = cell->length;
		}
		pushJsonbValue(&state, WJB_VALUE, &value);
	}
	return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
}

/* Has any cell another text than it came with? */
static bool
has_changed(const YbssLineReading *line)
{
	for (int i = 0; i < line->cells; i++)
		if (line->cell[i].changed)
			return true;
	return false;
}

/* Give a date. */
static void
set_date(Datum *values, bool *nulls, int column, int year, int month, int day)
{
	values[column] = DateADTGetDatum(date2j(year, month, day) - POSTGRES_EPOCH_JDATE);
	nulls[column] = false;
}

/* Give a text. */
static void
set_text(Datum *values, bool *nulls, int column, const char *text, int length)
{
	values[column] = PointerGetDatum(cstring_to_text_with_len(text, length));
	nulls[column] = false;
}

/* Add the text of a cell where there is one. */
static void
append_cell(StringInfo to, const YbssLineCell *cell)
{
	if (cell)
		appendBinaryStringInfo(to, cell->text, cell->length);
}

/* Has an address an element of a kind? */
static bool
has_element(const YbssAddress *address, YbssElementKind kind)
{
	for (int i = 0; i < address->elements; i++)
		if (ybss_address_spans(address)[i].kind == kind)
			return true;
	return false;
}

/* The number of a room without 室 or 号 behind it. */
static int
bare_room(const YbssLineCell *room)
{
	if (room->length > 3 && (memcmp(room->text + room->length - 3, "室", 3) == 0 ||
							 memcmp(room->text + room->length - 3, "号", 3) == 0))
		return room->length - 3;
	return room->length;
}

/* Has a text a digit, of any kind: the storey of 301 need not be said again? */
static bool
has_digit(const YbssLineCell *cell)
{
	static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

	for (int i = 0; i < cell->length; i++)
	{
		if (isdigit((unsigned char) cell->text[i]))
			return true;
		for (size_t k = 0; k < lengthof(numerals); k++)
			if (cell->length - i >= 3 && memcmp(cell->text + i, numerals[k], 3) == 0)
				return true;
	}
	return false;
}

/* Note the parts beside an address that it does not have. */
static void
note_parts(YbssLineReading *line, const YbssAddress *address)
{
	static const struct
	{
		const char *field;
		YbssElementKind kind;
	} parts[] = {{"building", YBSS_ELEMENT_BUILDING},
				 {"unit", YBSS_ELEMENT_UNIT},
				 {"floor", YBSS_ELEMENT_FLOOR},
				 {"room", YBSS_ELEMENT_ROOM}};

	for (size_t i = 0; i < lengthof(parts); i++)
	{
		YbssLineCell *cell = ybss_line_cell(line, parts[i].field);

		if (cell && !has_element(address, parts[i].kind) &&
			(parts[i].kind != YBSS_ELEMENT_FLOOR || !has_digit(cell)))
			ybss_note_cell(line, parts[i].field, "part_not_read");
	}
}

/* Read the address; lists of houses put building and room beside it. */
static YbssAddress *
read_address(YbssLineReading *line)
{
	YbssLineCell *cell = ybss_line_cell(line, "address");
	YbssLineCell *building = ybss_line_cell(line, "building");
	YbssLineCell *unit = ybss_line_cell(line, "unit");
	YbssLineCell *floor = ybss_line_cell(line, "floor");
	YbssLineCell *room = ybss_line_cell(line, "room");
	YbssAddress *address;
	StringInfoData whole;

	if (cell == NULL)
		return NULL;
	if (cell->length > LONGEST_ADDRESS)
	{
		ybss_note_cell(line, "address", "value_too_long");
		return NULL;
	}
	address = ybss_local_address(cell->text, cell->length);
	if (room == NULL || has_element(address, YBSS_ELEMENT_ROOM) ||
		room->length + (building ? building->length : 0) + (unit ? unit->length : 0) +
				(floor ? floor->length : 0) >=
			LONGEST_PARTS)
		return address;
	initStringInfo(&whole);
	append_cell(&whole, cell);
	if (!has_element(address, YBSS_ELEMENT_BUILDING))
		append_cell(&whole, building);
	append_cell(&whole, unit);
	if (floor && pg_mbstrlen_with_len(room->text, room->length) <= 2)
	{
		append_cell(&whole, floor);
		appendStringInfoString(&whole, "层");
	}
	appendBinaryStringInfo(&whole, room->text, bare_room(room));
	appendStringInfoString(&whole, "室");
	return ybss_local_address(whole.data, whole.len);
}

/* Give the name: the Chinese one, else the foreign surname and given names. */
static void
set_name(YbssLineReading *line, Datum *values, bool *nulls)
{
	YbssLineCell *name = ybss_line_cell(line, "name");
	YbssLineCell *surname = ybss_line_cell(line, "foreign_surname");
	YbssLineCell *given = ybss_line_cell(line, "foreign_given_name");
	StringInfoData whole;
	char *plain;

	if (name)
	{
		set_text(values, nulls, VALUE_NAME, name->text,
				 ybss_cut_characters(name->text, name->length, MOST_NAME));
		return;
	}
	if (surname == NULL && given == NULL)
		return;
	initStringInfo(&whole);
	append_cell(&whole, surname);
	appendStringInfoChar(&whole, ' ');
	append_cell(&whole, given);
	plain = palloc(whole.len * 2);
	whole.len = ybss_plain_name(whole.data, whole.len, plain);
	if (whole.len > 0)
		set_text(values, nulls, VALUE_NAME, plain,
				 ybss_cut_characters(plain, whole.len, MOST_NAME));
}

/* Give what the line says of a person. */
static void
set_person(YbssLineReading *line, Datum *values, bool *nulls)
{
	YbssLineCell *sex = ybss_line_cell(line, "sex");
	char *document = ybss_line_document(line);
	char of_id;

	set_name(line, values, nulls);
	if (document)
		set_text(values, nulls, VALUE_DOCUMENT_NUMBER, document, strlen(document));
	if (sex && sex->length == 1 && strchr("0129", sex->text[0]))
		set_text(values, nulls, VALUE_SEX, sex->text, 1);
	if (line->has_id)
	{
		YbssDay birth = ybss_citizen_id_birth(line->id);

		of_id = ybss_citizen_id_sex(line->id);
		values[VALUE_CITIZEN_ID] = Int64GetDatum(line->id);
		nulls[VALUE_CITIZEN_ID] = false;
		set_date(values, nulls, VALUE_BIRTH_DATE, birth.year, birth.month, birth.day);
		if (nulls[VALUE_SEX])
			set_text(values, nulls, VALUE_SEX, &of_id, 1);
	}
	else if (line->birth.year)
		set_date(values, nulls, VALUE_BIRTH_DATE, line->birth.year, line->birth.month,
				 line->birth.day);
}

/* Give what was noted. */
static void
set_notes(const YbssLineReading *line, Datum *values, bool *nulls)
{
	if (line->notes == 0)
		return;
	values[VALUE_NOTE_FIELDS] = PointerGetDatum(
		construct_array(line->note_field, line->notes, TEXTOID, -1, false, TYPALIGN_INT));
	values[VALUE_NOTE_REASONS] = PointerGetDatum(
		construct_array(line->note_reason, line->notes, TEXTOID, -1, false, TYPALIGN_INT));
	nulls[VALUE_NOTE_FIELDS] = nulls[VALUE_NOTE_REASONS] = false;
}

/* Begin a call: what the session keeps is asked for once a statement. */
static LineCall *
begin_call(FunctionCallInfo fcinfo)
{
	LineCall *call = fcinfo->flinfo->fn_extra;
	MemoryContext before;

	if (call == NULL)
	{
		before = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
		call = palloc0(sizeof *call);
		if (get_call_result_type(fcinfo, NULL, &call->shape) != TYPEFUNC_COMPOSITE)
			elog(ERROR, "line_values returns a row");
		call->shape = BlessTupleDesc(CreateTupleDescCopy(call->shape));
		MemoryContextSwitchTo(before);
		fcinfo->flinfo->fn_extra = call;
	}
	/* PL/pgSQL keeps a call's state for a whole transaction: ask again in each statement. */
	if (call->heard != GetCurrentStatementStartTimestamp())
	{
		ybss_ask_for_line_fields();
		ybss_ask_for_own_words();
		ybss_ask_for_local_names();
		call->heard = GetCurrentStatementStartTimestamp();
	}
	return call;
}

/* Begin to read a line. */
static void
begin_line(YbssLineReading *line, FunctionCallInfo fcinfo)
{
	text *kind = PG_GETARG_TEXT_PP(2);
	DateADT day = PG_GETARG_DATEADT(1);

	memset(line, 0, sizeof *line);
	line->fields = ybss_line_fields(VARDATA_ANY(kind), VARSIZE_ANY_EXHDR(kind));
	if (DATE_NOT_FINITE(day))
		line->delivered = (YbssDate){9999, 12, 31};
	else
		j2date(day + POSTGRES_EPOCH_JDATE, &line->delivered.year, &line->delivered.month,
			   &line->delivered.day);
	line->notes_room = 8;
	line->note_field = palloc_array(Datum, line->notes_room);
	line->note_reason = palloc_array(Datum, line->notes_room);
}

/*
 * Read the fields (jsonb) of a line that came on a day, in a list about a kind of record,
 * and of which words mean codes.
 */
Datum
ybss_line_values(PG_FUNCTION_ARGS)
{
	LineCall *call = begin_call(fcinfo);
	Jsonb *fields = PG_GETARG_JSONB_P(0);
	Datum values[VALUES] = {0};
	bool nulls[VALUES];
	YbssLineReading line;
	YbssAddress *address;

	if (!JB_ROOT_IS_OBJECT(fields))
		PG_RETURN_NULL();
	memset(nulls, true, sizeof nulls);
	begin_line(&line, fcinfo);
	take_cells(&line, fields);
	if (PG_NARGS() > 3)
		code_cells(&line, PG_GETARG_JSONB_P(3));
	for (int i = 0; i < line.cells; i++)
		if (line.cell[i].field && line.cell[i].other == NULL)
			ybss_read_cell(&line, &line.cell[i]);
	ybss_read_together(&line);
	set_person(&line, values, nulls);
	if (line.said.year)
		set_date(values, nulls, VALUE_SAID_ON, line.said.year, line.said.month, line.said.day);
	if (line.phones.count > 0)
	{
		values[VALUE_PHONE] = Int64GetDatum(line.phones.phone[0]);
		nulls[VALUE_PHONE] = false;
	}
	address = read_address(&line);
	if (address)
	{
		note_parts(&line, address);
		values[VALUE_ADDRESS] = PointerGetDatum(address);
		nulls[VALUE_ADDRESS] = false;
	}
	values[VALUE_FIELDS] = PointerGetDatum(has_changed(&line) ? put_cells(&line) : fields);
	nulls[VALUE_FIELDS] = false;
	set_notes(&line, values, nulls);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(call->shape, values, nulls)));
}
