/*
 * list_pieces.c
 *		ybss.list_pieces: a list as bytes in, out in pieces as the registry keeps it.
 *
 * A line that the source's latest delivery has already is a reference to where
 * it stands; the others are kept with their bytes and digests. A piece at a
 * time is held, so that a list needs little more memory than its bytes.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "call/list_fields.h"
#include "call/list_known.h"
#include "call/list_reader.h"
#include "call/numbers.h"
#include "call/packed_line.h"

PG_FUNCTION_INFO_V1(ybss_list_pieces);

/* A piece ends behind so many lines or bytes. */
#define PIECE_LINES 16384
#define PIECE_BYTES (512 * 1024)

enum
{
	COLUMN_FIRST_LINE,
	COLUMN_LAST_LINE,
	COLUMN_OWN_FIRST,
	COLUMN_OWN_COUNT,
	COLUMN_BYTES,
	COLUMN_DIGESTS,
	COLUMN_SAME_FIRST,
	COLUMN_SAME_COUNT,
	COLUMN_SAME_FILE,
	COLUMN_SAME_LINE,
	COLUMN_KEPT_LINE,
	COLUMN_KEPT,
	COLUMN_BROKEN_LINE,
	COLUMN_BROKEN_RAW,
	COLUMN_BROKEN_FAULT,
	COLUMN_BROKEN_FIELD,
	COLUMN_BROKEN_BYTE,
	COLUMN_NOTE_LINE,
	COLUMN_NOTE_FIELD,
	COLUMN_NOTE,
	COLUMN_ASIDE_LINE,
	COLUMN_ASIDE_PART,
	COLUMN_ASIDE_RAW,
	COLUMN_BLANK,
	COLUMN_AGAIN,
	COLUMN_FORM,
	COLUMN_LOST_FILE,
	COLUMN_LOST_LINE,
	COLUMN_COUNT
};

typedef struct Piece
{
	int lines;
	int first_line;
	int last_line;
	YbssNumbers own_first;
	YbssNumbers own_count;
	YbssNumbers same_first;
	YbssNumbers same_count;
	YbssNumbers same_file;
	YbssNumbers same_line;
	YbssNumbers kept_line;
	YbssNumbers broken_line;
	YbssNumbers broken_field;
	YbssNumbers broken_byte;
	YbssNumbers note_line;
	YbssNumbers note_field;
	YbssNumbers aside_line; /* titles, totals, sheets that are not read */
	int blank;
	int again;
	YbssNumbers lost_file;
	YbssNumbers lost_line;
	StringInfoData bytes;
	StringInfoData digests;
	StringInfoData kept;
	ArrayBuildState *broken_raw;
	ArrayBuildState *broken_fault;
	ArrayBuildState *note;
	ArrayBuildState *aside_part;
	ArrayBuildState *aside_raw;
} Piece;

typedef struct Cutting
{
	ReturnSetInfo *result;
	YbssListReader *reader;
	YbssListFields *fields;
	YbssKnownLines *known;
	MemoryContext piece_context; /* current while a piece is filled */
	Piece *piece;
} Cutting;

/* Begin an empty piece. */
static void
begin_piece(Cutting *cutting)
{
	MemoryContextReset(cutting->piece_context);
	cutting->piece = palloc0(sizeof(Piece));
	initStringInfo(&cutting->piece->bytes);
	initStringInfo(&cutting->piece->digests);
	initStringInfo(&cutting->piece->kept);
}

/* Give bytes as a bytea. */
static Datum
bytea_of(const char *bytes, int length)
{
	return PointerGetDatum((bytea *) cstring_to_text_with_len(bytes, length));
}

/* Give the elements that were gathered as an array; none as an empty one. */
static Datum
array_of(ArrayBuildState *state, Oid type)
{
	if (state == NULL)
		return PointerGetDatum(construct_empty_array(type));
	return makeArrayResult(state, CurrentMemoryContext);
}

/* Give the piece as a row and begin the next. */
static void
end_piece(Cutting *cutting)
{
	Piece *piece = cutting->piece;
	Datum values[COLUMN_COUNT];
	bool nulls[COLUMN_COUNT] = {0};

	values[COLUMN_FIRST_LINE] = Int32GetDatum(piece->first_line);
	values[COLUMN_LAST_LINE] = Int32GetDatum(piece->last_line);
	nulls[COLUMN_FIRST_LINE] = nulls[COLUMN_LAST_LINE] = piece->lines == 0;
	values[COLUMN_OWN_FIRST] = ybss_numbers_array(&piece->own_first, INT4OID);
	values[COLUMN_OWN_COUNT] = ybss_numbers_array(&piece->own_count, INT4OID);
	values[COLUMN_BYTES] = bytea_of(piece->bytes.data, piece->bytes.len);
	values[COLUMN_DIGESTS] = bytea_of(piece->digests.data, piece->digests.len);
	values[COLUMN_SAME_FIRST] = ybss_numbers_array(&piece->same_first, INT4OID);
	values[COLUMN_SAME_COUNT] = ybss_numbers_array(&piece->same_count, INT4OID);
	values[COLUMN_SAME_FILE] = ybss_numbers_array(&piece->same_file, INT8OID);
	values[COLUMN_SAME_LINE] = ybss_numbers_array(&piece->same_line, INT4OID);
	values[COLUMN_KEPT_LINE] = ybss_numbers_array(&piece->kept_line, INT4OID);
	values[COLUMN_KEPT] = bytea_of(piece->kept.data, piece->kept.len);
	values[COLUMN_BROKEN_LINE] = ybss_numbers_array(&piece->broken_line, INT4OID);
	values[COLUMN_BROKEN_RAW] = array_of(piece->broken_raw, BYTEAOID);
	values[COLUMN_BROKEN_FAULT] = array_of(piece->broken_fault, TEXTOID);
	values[COLUMN_BROKEN_FIELD] = ybss_numbers_array(&piece->broken_field, INT4OID);
	values[COLUMN_BROKEN_BYTE] = ybss_numbers_array(&piece->broken_byte, INT4OID);
	values[COLUMN_NOTE_LINE] = ybss_numbers_array(&piece->note_line, INT4OID);
	values[COLUMN_NOTE_FIELD] = ybss_numbers_array(&piece->note_field, INT4OID);
	values[COLUMN_NOTE] = array_of(piece->note, TEXTOID);
	values[COLUMN_ASIDE_LINE] = ybss_numbers_array(&piece->aside_line, INT4OID);
	values[COLUMN_ASIDE_PART] = array_of(piece->aside_part, TEXTOID);
	values[COLUMN_ASIDE_RAW] = array_of(piece->aside_raw, BYTEAOID);
	values[COLUMN_BLANK] = Int32GetDatum(piece->blank);
	values[COLUMN_AGAIN] = Int32GetDatum(piece->again);
	values[COLUMN_FORM] = CStringGetTextDatum(ybss_list_form(cutting->reader));
	values[COLUMN_LOST_FILE] = ybss_numbers_array(&piece->lost_file, INT8OID);
	values[COLUMN_LOST_LINE] = ybss_numbers_array(&piece->lost_line, INT4OID);
	tuplestore_putvalues(cutting->result->setResult, cutting->result->setDesc, values, nulls);
	begin_piece(cutting);
}

/* Gather what is odd about a line and its cells. */
static void
keep_notes(Piece *piece, const YbssListLine *line)
{
	for (int i = -1; i < line->cell_count; i++)
	{
		const char *note = i < 0 ? line->note : line->cells[i].note;

		if (note == NULL)
			continue;
		ybss_numbers_add(&piece->note_line, line->number);
		ybss_numbers_add(&piece->note_field, i + 1);
		piece->note = accumArrayResult(piece->note, CStringGetTextDatum(note), false, TEXTOID,
									   CurrentMemoryContext);
	}
}

/* Keep a line whose bytes are new; a broken one is given as such. */
static void
keep_own(Piece *piece, const YbssListLine *line, uint64 meaning, uint64 raw)
{
	ybss_numbers_run(&piece->own_first, &piece->own_count, line->number);
	appendBinaryStringInfo(&piece->digests, (char *) &meaning, sizeof(meaning));
	appendBinaryStringInfo(&piece->digests, (char *) &raw, sizeof(raw));
	if (line->fault == NULL)
	{
		ybss_pack_line(&piece->bytes, line->raw, line->raw_length);
		keep_notes(piece, line);
		return;
	}
	ybss_pack_nothing(&piece->bytes);
	ybss_numbers_add(&piece->broken_line, line->number);
	ybss_numbers_add(&piece->broken_field, line->fault_field);
	ybss_numbers_add(&piece->broken_byte, line->fault_byte);
	piece->broken_raw = accumArrayResult(piece->broken_raw, bytea_of(line->raw, line->raw_length),
										 false, BYTEAOID, CurrentMemoryContext);
	piece->broken_fault = accumArrayResult(piece->broken_fault, CStringGetTextDatum(line->fault),
										   false, TEXTOID, CurrentMemoryContext);
	/* What the line weighs counts for the size of the piece. */
	piece->lines += line->raw_length / (PIECE_BYTES / PIECE_LINES);
}

/* Keep a reference to where the line stands already, and its bytes where they differ. */
static void
keep_same(Piece *piece, const YbssListLine *line, int64 file, int place, bool bytes_differ)
{
	YbssNumbers *first = &piece->same_first;
	int last = first->count - 1;

	if (last >= 0 && piece->same_file.values[last] == file &&
		first->values[last] + piece->same_count.values[last] == line->number &&
		piece->same_line.values[last] + piece->same_count.values[last] == place)
		piece->same_count.values[last]++;
	else
	{
		ybss_numbers_add(first, line->number);
		ybss_numbers_add(&piece->same_count, 1);
		ybss_numbers_add(&piece->same_file, file);
		ybss_numbers_add(&piece->same_line, place);
	}
	if (bytes_differ)
	{
		ybss_numbers_add(&piece->kept_line, line->number);
		ybss_pack_line(&piece->kept, line->raw, line->raw_length);
	}
}

/* Take one line into the piece. */
static void
take_line(Cutting *cutting, const YbssListLine *line)
{
	Piece *piece = cutting->piece;
	/* Not to be proof against anybody: who wrote a list may write it anew as he likes. */
	uint64 raw = hash_bytes_extended((const unsigned char *) line->raw, line->raw_length, 0);
	uint64 meaning;
	uint64 known_raw;
	int64 file;
	int place;

	if (line->fault == NULL)
		ybss_list_map(cutting->fields, line);
	/* A line that is broken, or of which nothing is mapped, means its bytes. */
	if (line->fault != NULL || !ybss_list_meaning(cutting->fields, &meaning))
		meaning = ~raw ^ (line->fault != NULL);

	if (piece->lines++ == 0)
		piece->first_line = line->number;
	piece->last_line = line->number;
	if (ybss_known_find(cutting->known, meaning, &file, &place, &known_raw))
		keep_same(piece, line, file, place, raw != known_raw);
	else
		keep_own(piece, line, meaning, raw);
	if (piece->lines >= PIECE_LINES || piece->bytes.len + piece->kept.len >= PIECE_BYTES)
		end_piece(cutting);
}

/* Keep something that is told of a row, with bytes of it. */
static void
add_aside(Cutting *cutting, const YbssListLine *line, const char *part, bytea *raw)
{
	Piece *piece = cutting->piece;

	ybss_numbers_add(&piece->aside_line, line->number);
	piece->aside_part = accumArrayResult(piece->aside_part, CStringGetTextDatum(part), false,
										 TEXTOID, CurrentMemoryContext);
	piece->aside_raw = accumArrayResult(piece->aside_raw, PointerGetDatum(raw), false, BYTEAOID,
										CurrentMemoryContext);
	if (piece->aside_line.count >= PIECE_LINES)
		end_piece(cutting);
}

/* Keep what is no line: titles and totals with their bytes, a sheet that is not read by its name;
 * the rest is counted. */
static void
take_aside(Cutting *cutting, const YbssListLine *line)
{
	Piece *piece = cutting->piece;
	bool sheet = line->part == YBSS_PART_SHEET;

	piece->blank += line->part == YBSS_PART_BLANK ? line->lines : 0;
	piece->again += line->part == YBSS_PART_AGAIN;
	if (line->part != YBSS_PART_TITLE && line->part != YBSS_PART_TOTAL &&
		!(sheet && strcmp(line->cells[1].text, "left") == 0))
		return;
	add_aside(cutting, line, ybss_list_part_name(line->part),
			  sheet ? DatumGetByteaPP(bytea_of(line->cells[0].text, line->cells[0].length))
					: DatumGetByteaPP(bytea_of(line->raw, line->raw_length)));
}

/* Give what the latest delivery had and this one has not. */
static void
give_lost(Cutting *cutting)
{
	int position = 0;
	int64 file;
	int line;

	while (ybss_known_unseen(cutting->known, &position, &file, &line))
	{
		ybss_numbers_add(&cutting->piece->lost_file, file);
		ybss_numbers_add(&cutting->piece->lost_line, line);
		if (cutting->piece->lost_file.count >= PIECE_LINES)
			end_piece(cutting);
	}
}

/* Return the pieces of a list; see the comment of the SQL function for its arguments. */
Datum
ybss_list_pieces(PG_FUNCTION_ARGS)
{
	bytea *list = PG_GETARG_BYTEA_PP(0);
	char *encoding = text_to_cstring(PG_GETARG_TEXT_PP(1));
	char *sheet = text_to_cstring(PG_GETARG_TEXT_PP(2));
	Cutting cutting = {0};
	YbssListLine *line = palloc0(sizeof(YbssListLine));
	MemoryContext caller;

	YBSS_INIT_SRF(fcinfo);
	cutting.result = (ReturnSetInfo *) fcinfo->resultinfo;
	cutting.reader =
		ybss_list_open(VARDATA_ANY(list), VARSIZE_ANY_EXHDR(list), encoding,
					   *sheet == '\0' ? NULL : sheet, ybss_list_names(PG_GETARG_DATUM(3)));
	cutting.fields = ybss_list_fields(PG_GETARG_ARRAYTYPE_P(4), PG_GETARG_ARRAYTYPE_P(5),
									  PG_GETARG_ARRAYTYPE_P(6), PG_GETARG_ARRAYTYPE_P(7));
	cutting.known = ybss_known_lines(PG_GETARG_BYTEA_PP(8), PG_GETARG_ARRAYTYPE_P(9),
									 PG_GETARG_ARRAYTYPE_P(10), PG_GETARG_ARRAYTYPE_P(11));
	cutting.piece_context =
		AllocSetContextCreate(CurrentMemoryContext, "list piece", ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(cutting.piece_context);
	begin_piece(&cutting);
	while (ybss_list_next(cutting.reader, line))
		if (line->part == YBSS_PART_LINE)
		{
			if (line->hidden)
				add_aside(&cutting, line, "hidden", DatumGetByteaPP(bytea_of("", 0)));
			take_line(&cutting, line);
		}
		else
			take_aside(&cutting, line);
	give_lost(&cutting);
	end_piece(&cutting);
	MemoryContextSwitchTo(caller);
	return (Datum) 0;
}
