/*
 * list_source.c
 *		The rows of a list, one after the other, their cells as text of the server.
 *
 * One row's cells are held at a time: whoever reads a list needs no more
 * memory than its longest row, whatever its size.
 */
#include "call/list_source.h"

#include "catalog/namespace.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "call/list_refusal.h"
#include "call/list_sheet.h"
#include "sheet/file_kind.h"
#include "text/list_encoding.h"
#include "text/list_part.h"
#include "text/utf8.h"

struct YbssListSource
{
	YbssListSheet *sheet; /* NULL where the rows are a text's */
	YbssCsvReader begin;  /* where a text's rows begin */
	YbssCsvReader csv;
	YbssCsvRecord record;
	YbssListEncoding encoding;
	Oid converter;
	bool told_delimiter; /* by the list itself */
	int least;			 /* cells of a line */
	int most;
	MemoryContext line_context;
};

/* Name the fault as the review queue keeps it. */
static const char *
fault_name(YbssCsvFault fault)
{
	switch (fault)
	{
		case YBSS_CSV_OPEN_QUOTE:
			return "open_quote";
		case YBSS_CSV_TEXT_AFTER_QUOTE:
			return "text_after_quote";
		case YBSS_CSV_TOO_MANY_FIELDS:
			return "too_many_fields";
		case YBSS_CSV_TOO_FEW_FIELDS:
			return "too_few_fields";
		case YBSS_CSV_RIGHT:
			break;
	}
	return NULL;
}

/* Find the encoding of a text, by the caller's word or by a guess; the mark of UTF-16 says more
 * than either. */
static YbssListEncoding
encoding_of(const char *encoding, const char *bytes, size_t length)
{
	YbssListEncoding wide;
	bool is_wide = ybss_list_is_utf16(bytes, length, &wide);

	if (pg_strcasecmp(encoding, "UTF16LE") == 0 || pg_strcasecmp(encoding, "UTF-16LE") == 0)
		return YBSS_LIST_UTF16LE;
	if (pg_strcasecmp(encoding, "UTF16BE") == 0 || pg_strcasecmp(encoding, "UTF-16BE") == 0)
		return YBSS_LIST_UTF16BE;
	if (pg_strcasecmp(encoding, "auto") == 0)
		return ybss_guess_list_encoding(bytes, length);
	if (pg_strcasecmp(encoding, "UTF16") == 0 || pg_strcasecmp(encoding, "UTF-16") == 0)
		return is_wide ? wide : YBSS_LIST_UTF16LE;
	if (pg_char_to_encoding(encoding) == PG_UTF8)
		return is_wide ? wide : YBSS_LIST_UTF8;
	if (pg_char_to_encoding(encoding) == PG_GB18030 || pg_char_to_encoding(encoding) == PG_GBK)
		return is_wide ? wide : YBSS_LIST_GB18030;
	ereport(ERROR, (errcode(ERRCODE_YBSS_LIST_ENCODING),
					errmsg("a list's encoding is auto, UTF8, GBK, GB18030 or UTF16"),
					errdetail("清单编码只能是 auto、UTF8、GBK、GB18030 或 UTF16。")));
}

/* Make a source that gives nothing yet. */
static YbssListSource *
new_source(YbssListEncoding encoding)
{
	YbssListSource *source = palloc0(sizeof(YbssListSource));

	source->encoding = encoding;
	source->converter = FindDefaultConversionProc(PG_GB18030, PG_UTF8);
	source->line_context =
		AllocSetContextCreate(CurrentMemoryContext, "list line", ALLOCSET_DEFAULT_SIZES);
	return source;
}

/* Begin to read a delimited text; UTF-16 is read as the UTF-8 of the same characters. */
static YbssListSource *
open_text(const char *bytes, size_t length, const char *encoding)
{
	YbssListSource *source = new_source(encoding_of(encoding, bytes, length));

	if (source->encoding == YBSS_LIST_UTF16LE || source->encoding == YBSS_LIST_UTF16BE)
	{
		char *utf8 = MemoryContextAllocHuge(CurrentMemoryContext, length / 2 * 3 + 8);

		length = ybss_utf16_to_utf8(source->encoding == YBSS_LIST_UTF16BE, bytes, length, utf8);
		source->encoding = YBSS_LIST_UTF8;
		bytes = utf8;
	}
	ybss_csv_open(&source->csv, bytes, length);
	source->told_delimiter = source->csv.line > 1;
	source->begin = source->csv;
	return source;
}

/* Begin to read the bytes of a list, in an encoding or "auto"; of a workbook the sheet, NULL for
 * its first. */
YbssListSource *
ybss_list_source_open(const char *bytes, size_t length, const char *encoding, const char *sheet)
{
	YbssFileKind kind;
	YbssListSource *source;

	/* What is asked for wrongly is told before what came. */
	encoding_of(encoding, "", 0);
	kind = ybss_file_kind(bytes, length, NULL);
	if (kind == YBSS_FILE_TEXT)
		return open_text(bytes, length, encoding);
	if (kind != YBSS_FILE_WORKBOOK)
		ybss_refuse_file(kind);
	/* A line of it is kept as UTF-8, delimited by commas, of any number of cells. */
	source = new_source(YBSS_LIST_UTF8);
	source->csv.delimiter = ',';
	source->sheet = ybss_list_sheet_open(bytes, length, sheet);
	return source;
}

/* Give a sheet of a workbook as a line, by a number from 0; false behind the last. */
bool
ybss_list_source_sheet(YbssListSource *source, int number, YbssListLine *line)
{
	return source->sheet != NULL && ybss_list_sheet_name(source->sheet, number, line);
}

/* Tell whether the rows come from a workbook. */
bool
ybss_list_source_is_sheet(const YbssListSource *source)
{
	return source->sheet != NULL;
}

/* Tell how the list's lines are cut: encoding, delimiter as a number, cells of a line. */
const char *
ybss_list_source_form(const YbssListSource *source)
{
	return psprintf("%s %d %d %d", source->encoding == YBSS_LIST_GB18030 ? "GB18030" : "UTF8",
					source->csv.delimiter, source->sheet ? 0 : source->least,
					source->sheet ? 0 : source->most);
}

/* Make a source that cuts single lines of a list of this form. */
YbssListSource *
ybss_list_source_of_form(const char *form)
{
	char encoding[16];
	int delimiter;
	int least;
	int most;
	YbssListSource *source;

	if (sscanf(form, "%15s %d %d %d", encoding, &delimiter, &least, &most) != 4)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_LIST_FORM), errmsg("this is no form of a list's lines"),
				 errdetail("清单行的格式说明有误。")));
	source = new_source(encoding_of(encoding, "", 0));
	source->csv.delimiter = (char) delimiter;
	source->csv.line_end = '\n';
	ybss_list_source_set_cells(source, least, most);
	return source;
}

/* Let a source cut these bytes alone. */
void
ybss_list_source_bytes(YbssListSource *source, const char *bytes, size_t length)
{
	source->csv.bytes = bytes;
	source->csv.length = length;
	source->csv.offset = 0;
	source->csv.line = 1;
}

/* Begin again at the first row. */
void
ybss_list_source_rewind(YbssListSource *source)
{
	char delimiter = source->csv.delimiter;

	if (source->sheet)
	{
		ybss_list_sheet_rewind(source->sheet);
		return;
	}
	source->csv = source->begin;
	source->csv.delimiter = delimiter;
}

/* Give the delimiter of a text. */
char
ybss_list_source_delimiter(const YbssListSource *source)
{
	return source->csv.delimiter;
}

/* Take another delimiter; false where the list says itself which it is, or has none. */
bool
ybss_list_source_set_delimiter(YbssListSource *source, char delimiter)
{
	if (source->told_delimiter && delimiter != source->begin.delimiter)
		return false;
	source->csv.delimiter = delimiter;
	return true;
}

/* Say how many cells a line has. */
void
ybss_list_source_set_cells(YbssListSource *source, int least, int most)
{
	source->least = least;
	source->most = most;
}

/* Set the line's fault, once. */
static void
set_fault(YbssListLine *line, const char *fault, int field, int byte)
{
	if (line->fault != NULL)
		return;
	line->fault = fault;
	line->fault_field = field;
	line->fault_byte = byte;
}

/* Give bytes of GB 18030 as UTF-8; text NULL, and which byte, where they are none. */
static void
convert_cell(const YbssListSource *source, const char *plain, size_t length, YbssListCell *cell,
			 int *fault_byte)
{
	char *converted = palloc(length * MAX_CONVERSION_GROWTH + 1);
	int consumed = pg_do_encoding_conversion_buf(
		source->converter, PG_GB18030, PG_UTF8, (unsigned char *) unconstify(char *, plain),
		(int) length, (unsigned char *) converted, (int) length * MAX_CONVERSION_GROWTH + 1, true);

	if (consumed == (int) length && memchr(plain, '\0', length) == NULL)
	{
		cell->text = converted;
		cell->length = (int) strlen(converted);
	}
	else
		*fault_byte = consumed + 1;
}

/* Give a cell's bytes in the server's encoding; text NULL when they are none of the line's. */
static void
read_cell(const YbssListSource *source, YbssListEncoding encoding, const YbssCsvField *field,
		  YbssListCell *cell, int *fault_byte)
{
	const char *plain = field->start;
	size_t length = field->length;
	size_t fault;

	cell->text = NULL;
	cell->note = NULL;
	if (field->doubled)
	{
		char *undoubled = palloc(field->length + 1);

		length = ybss_csv_unquote(field, undoubled);
		plain = undoubled;
	}
	/* ="0123": what Excel writes, and is told, to keep digits as text. */
	if (length >= 3 && plain[0] == '=' && plain[1] == '"' && plain[length - 1] == '"' &&
		memchr(plain + 2, '"', length - 3) == NULL)
	{
		plain += 2;
		length -= 3;
	}
	cell->length = (int) length;
	if (encoding == YBSS_LIST_GB18030)
		convert_cell(source, plain, length, cell, fault_byte);
	else if (ybss_utf8_valid(plain, length, &fault))
		cell->text = plain;
	else
		*fault_byte = (int) fault + 1;
}

/* Tell whether a row holds nothing but blanks, or the zeros with which a damaged file is filled. */
static bool
is_blank_row(const YbssListLine *line)
{
	for (int i = 0; i < line->cell_count; i++)
		if (line->cells[i].text == NULL)
			return memchr(line->raw, '\0', line->raw_length) &&
				   ybss_list_blank(line->raw, line->raw_length);
		else if (!ybss_list_blank(line->cells[i].text, line->cells[i].length))
			return false;
	return true;
}

/* Say what is broken of a line and what is odd, now that its cells are read. */
static void
judge_line(const YbssListSource *source, YbssListEncoding encoding, YbssListLine *line)
{
	YbssCsvFault fault = source->record.fault;
	bool whole = fault != YBSS_CSV_OPEN_QUOTE && fault != YBSS_CSV_TEXT_AFTER_QUOTE;

	line->part = whole && is_blank_row(line) ? YBSS_PART_BLANK : YBSS_PART_LINE;
	if (line->part == YBSS_PART_BLANK || (fault == YBSS_CSV_TOO_FEW_FIELDS && source->least > 0 &&
										  line->cell_count >= source->least))
		line->fault = NULL;
	if (encoding != source->encoding && line->part == YBSS_PART_LINE)
		line->note = "other_encoding";
}

/* Give the record that was cut last as a line. */
static void
give_line(YbssListSource *source, YbssListLine *line)
{
	const YbssCsvRecord *record = &source->record;
	MemoryContext caller = MemoryContextSwitchTo(source->line_context);
	YbssListEncoding encoding;

	MemoryContextReset(source->line_context);
	line->number = record->line;
	line->lines = 1;
	line->raw = source->csv.bytes + record->start;
	line->raw_length = (int) record->length;
	line->cell_count = record->field_count;
	line->fault = fault_name(record->fault);
	line->fault_field = record->fault_field;
	line->fault_byte = 0;
	line->note = NULL;
	encoding = ybss_line_encoding(source->encoding, line->raw, line->raw_length);
	for (int i = 0; i < record->field_count; i++)
	{
		int fault_byte = 0;

		read_cell(source, encoding, &record->fields[i], &line->cells[i], &fault_byte);
		if (line->cells[i].text == NULL)
			set_fault(line, "encoding", i + 1, fault_byte);
	}
	judge_line(source, encoding, line);
	MemoryContextSwitchTo(caller);
}

/* Read the next row; false at the end of the list. What it points to holds until the next. */
bool
ybss_list_source_next(YbssListSource *source, YbssListLine *line)
{
	CHECK_FOR_INTERRUPTS();
	if (source->sheet)
		return ybss_list_sheet_next(source->sheet, line);
	if (!ybss_csv_next(&source->csv, source->most, &source->record))
		return false;
	give_line(source, line);
	return true;
}
