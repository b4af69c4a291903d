/*
 * list_reader.c
 *		The lines of a list, one after the other, their cells as text of the server.
 *
 * One line's cells are held at a time: whoever reads a list needs no more
 * memory than its longest line, whatever its size.
 */
#include "call/list_reader.h"

#include "catalog/namespace.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "text/list_encoding.h"
#include "text/utf8.h"

struct YbssListReader
{
	YbssCsvReader csv;
	YbssCsvRecord record;
	bool gb18030;
	Oid converter;
	int cell_count; /* what the list's first line promises, 0 before it */
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

/* Say whether the list is GB 18030, by the caller's word or by a guess. */
static bool
is_gb18030(const char *encoding, const char *bytes, size_t length)
{
	if (pg_strcasecmp(encoding, "auto") == 0)
		return ybss_guess_list_encoding(bytes, length) == YBSS_LIST_GB18030;
	if (pg_char_to_encoding(encoding) == PG_UTF8)
		return false;
	if (pg_char_to_encoding(encoding) == PG_GB18030 || pg_char_to_encoding(encoding) == PG_GBK)
		return true;
	ereport(ERROR, (errcode(ERRCODE_YBSS_LIST_ENCODING),
					errmsg("a list's encoding is auto, UTF8, GBK or GB18030"),
					errdetail("清单编码只能是 auto、UTF8、GBK 或 GB18030。")));
}

/* Make a reader that reads nothing yet. */
static YbssListReader *
new_reader(bool gb18030)
{
	YbssListReader *reader = palloc0(sizeof(YbssListReader));

	reader->gb18030 = gb18030;
	if (gb18030)
		reader->converter = FindDefaultConversionProc(PG_GB18030, PG_UTF8);
	reader->line_context =
		AllocSetContextCreate(CurrentMemoryContext, "list line", ALLOCSET_DEFAULT_SIZES);
	return reader;
}

/* Begin to read the bytes of a list, in an encoding or "auto". */
YbssListReader *
ybss_list_open(const char *bytes, size_t length, const char *encoding)
{
	YbssListReader *reader = new_reader(is_gb18030(encoding, bytes, length));

	ybss_csv_open(&reader->csv, bytes, length);
	return reader;
}

/* Tell how the list's lines are cut: encoding, delimiter as a number, cells of a line. */
const char *
ybss_list_form(const YbssListReader *reader)
{
	return psprintf("%s %d %d", reader->gb18030 ? "GB18030" : "UTF8", reader->csv.delimiter,
					reader->cell_count);
}

/* Make a reader that cuts single lines of a list of this form. */
YbssListReader *
ybss_list_of_form(const char *form)
{
	char encoding[16];
	int delimiter;
	int cells;
	YbssListReader *reader;

	if (sscanf(form, "%15s %d %d", encoding, &delimiter, &cells) != 3)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_LIST_FORM), errmsg("this is no form of a list's lines"),
				 errdetail("清单行的格式说明有误。")));
	reader = new_reader(is_gb18030(encoding, "", 0));
	reader->csv.delimiter = (char) delimiter;
	reader->cell_count = cells;
	return reader;
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

/* Give a cell's bytes in the server's encoding; text NULL when they are none of the list's. */
static void
read_cell(const YbssListReader *reader, const YbssCsvField *field, YbssListCell *cell,
		  int *fault_byte)
{
	const char *plain = field->start;
	size_t length = field->length;
	size_t fault;
	char *converted;
	int consumed;

	cell->text = NULL;
	if (field->doubled)
	{
		char *undoubled = palloc(field->length + 1);

		length = ybss_csv_unquote(field, undoubled);
		plain = undoubled;
	}
	cell->length = (int) length;
	if (!reader->gb18030)
	{
		if (ybss_utf8_valid(plain, length, &fault))
			cell->text = plain;
		else
			*fault_byte = (int) fault + 1;
		return;
	}
	converted = palloc(length * MAX_CONVERSION_GROWTH + 1);
	consumed = pg_do_encoding_conversion_buf(
		reader->converter, PG_GB18030, PG_UTF8, (unsigned char *) unconstify(char *, plain),
		(int) length, (unsigned char *) converted, (int) length * MAX_CONVERSION_GROWTH + 1, true);
	if (consumed == (int) length && memchr(plain, '\0', length) == NULL)
	{
		cell->text = converted;
		cell->length = (int) strlen(converted);
	}
	else
		*fault_byte = consumed + 1;
}

/* Give the record that was cut last as a line. */
static void
give_line(YbssListReader *reader, YbssListLine *line)
{
	const YbssCsvRecord *record = &reader->record;
	MemoryContext caller = MemoryContextSwitchTo(reader->line_context);

	MemoryContextReset(reader->line_context);
	line->number = record->line;
	line->raw = reader->csv.bytes + record->start;
	line->raw_length = (int) record->length;
	line->cell_count = record->field_count;
	line->fault = fault_name(record->fault);
	line->fault_field = record->fault_field;
	line->fault_byte = 0;
	for (int i = 0; i < record->field_count; i++)
	{
		int fault_byte = 0;

		read_cell(reader, &record->fields[i], &line->cells[i], &fault_byte);
		if (line->cells[i].text == NULL)
			set_fault(line, "encoding", i + 1, fault_byte);
	}
	MemoryContextSwitchTo(caller);
}

/* Read the next line; false at the end of the list. What it points to holds until the next. */
bool
ybss_list_next(YbssListReader *reader, YbssListLine *line)
{
	CHECK_FOR_INTERRUPTS();
	if (!ybss_csv_next(&reader->csv, reader->cell_count, &reader->record))
		return false;
	if (reader->cell_count == 0)
		reader->cell_count = reader->record.field_count;
	give_line(reader, line);
	return true;
}

/* Cut one line, kept of a list of this form, into its cells. */
void
ybss_list_cut(YbssListReader *reader, const char *raw, int length, YbssListLine *line)
{
	reader->csv.bytes = raw;
	reader->csv.length = length;
	reader->csv.offset = 0;
	reader->csv.line = 1;
	if (ybss_csv_next(&reader->csv, reader->cell_count, &reader->record))
		give_line(reader, line);
	else
		memset(line, 0, offsetof(YbssListLine, cells));
}
