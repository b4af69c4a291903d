/*
 * csv.c
 *		Reads a delimited list record by record (RFC 4180).
 *
 * A broken line costs that line and no other: a record that spans lines is
 * believed only when it closes soon and has as many fields as the header;
 * otherwise its first line alone is reported and reading goes on behind it.
 */
#include "text/csv.h"

#include <string.h>
#include <strings.h>

/* Give the first byte behind the line that starts at offset, and its length without line end. */
static size_t
line_end(const YbssCsvReader *reader, size_t offset, size_t *length)
{
	const char *start = reader->bytes + offset;
	const char *newline = memchr(start, reader->line_end, reader->length - offset);
	size_t end = newline ? (size_t) (newline - reader->bytes) : reader->length;

	*length = end - offset;
	if (*length > 0 && reader->bytes[end - 1] == '\r')
		(*length)--;
	return newline ? end + 1 : end;
}

/* Choose the delimiter that the first line holds most often. */
static char
likely_delimiter(const YbssCsvReader *reader)
{
	size_t length;
	size_t best_count = 0;
	char best = ',';

	line_end(reader, reader->offset, &length);
	for (const char *delimiter = YBSS_CSV_DELIMITERS; *delimiter; delimiter++)
	{
		size_t count = 0;

		for (size_t i = 0; i < length; i++)
			count += reader->bytes[reader->offset + i] == *delimiter;
		if (count > best_count)
		{
			best_count = count;
			best = *delimiter;
		}
	}
	return best;
}

/* Pass over a byte order mark; files that were joined have one at any line. */
static void
pass_mark(YbssCsvReader *reader)
{
	const char *at = reader->bytes + reader->offset;
	size_t left = reader->length - reader->offset;

	if (left >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
		reader->offset += 3;
	else if (left >= 4 && memcmp(at, "\x84\x31\x95\x33", 4) == 0)
		reader->offset += 4;
}

/* Read the line "sep=;" with which Excel is told the delimiter; 0 where the list has none. */
static char
told_delimiter(YbssCsvReader *reader)
{
	const char *at = reader->bytes + reader->offset;
	size_t length;
	size_t next = line_end(reader, reader->offset, &length);
	bool quoted = length > 0 && at[0] == '"';

	if (length != (quoted ? 7u : 5u) || strncasecmp(at + quoted, "sep=", 4) != 0 ||
		strchr(YBSS_CSV_DELIMITERS, at[4 + quoted]) == NULL || at[4 + quoted] == '\0')
		return '\0';
	reader->offset = next;
	reader->line++;
	return at[4 + quoted];
}

/* Begin to read; a byte order mark and a line that tells the delimiter are passed over. */
void
ybss_csv_open(YbssCsvReader *reader, const char *bytes, size_t length)
{
	reader->bytes = bytes;
	reader->length = length;
	reader->offset = 0;
	reader->line = 1;
	reader->line_end =
		length == 0 || memchr(bytes, '\n', length) || !memchr(bytes, '\r', length) ? '\n' : '\r';
	pass_mark(reader);
	reader->delimiter = told_delimiter(reader);
	if (reader->delimiter == '\0')
		reader->delimiter = likely_delimiter(reader);
}

/*
 * Read a quoted field whose opening quote stands at cursor.
 *
 * Returns the byte behind the closing quote, or NULL when nothing closes it.
 */
static const char *
quoted_field(const char *cursor, const char *end, YbssCsvField *field)
{
	const char *p = cursor + 1;

	field->start = p;
	field->doubled = false;
	while (p < end)
	{
		if (*p != '"')
			p++;
		else if (p + 1 < end && p[1] == '"')
		{
			field->doubled = true;
			p += 2;
		}
		else
		{
			field->length = (size_t) (p - field->start);
			return p + 1;
		}
	}
	return NULL;
}

/* Set the record's fault, once. */
static void
set_fault(YbssCsvRecord *record, YbssCsvFault fault, int field)
{
	if (record->fault == YBSS_CSV_RIGHT)
	{
		record->fault = fault;
		record->fault_field = field;
	}
}

/* Read one plain field and return the byte behind it. */
static const char *
plain_field(const char *cursor, const char *end, char delimiter, YbssCsvField *field)
{
	const char *stop = memchr(cursor, delimiter, (size_t) (end - cursor));

	if (stop == NULL)
		stop = end;
	field->start = cursor;
	field->length = (size_t) (stop - cursor);
	field->doubled = false;
	return stop;
}

/* Split the bytes from start to end into the record's fields; faults are set in the record. */
static void
split_fields(const YbssCsvReader *reader, const char *start, const char *end, YbssCsvRecord *record)
{
	const char *cursor = start;

	record->field_count = 0;
	record->fault = YBSS_CSV_RIGHT;
	record->fault_field = 0;
	for (;;)
	{
		YbssCsvField *field = &record->fields[record->field_count];
		int number = record->field_count + 1;

		if (number > YBSS_CSV_MAX_FIELDS)
		{
			set_fault(record, YBSS_CSV_TOO_MANY_FIELDS, number);
			return;
		}
		if (cursor < end && *cursor == '"')
		{
			cursor = quoted_field(cursor, end, field);
			if (cursor == NULL)
			{
				set_fault(record, YBSS_CSV_OPEN_QUOTE, number);
				return;
			}
			if (cursor < end && *cursor != reader->delimiter)
			{
				set_fault(record, YBSS_CSV_TEXT_AFTER_QUOTE, number);
				return;
			}
		}
		else
			cursor = plain_field(cursor, end, reader->delimiter, field);
		record->field_count = number;
		if (cursor >= end)
			return;
		cursor++;
	}
}

/* Tell whether a field holds nothing but blanks. */
static bool
is_empty(const YbssCsvField *field)
{
	for (size_t i = 0; i < field->length; i++)
		if (field->start[i] != ' ' && field->start[i] != '\t')
			return false;
	return true;
}

/* Say whether the record has the fields that the header promises; empty ones too many are no fault.
 */
static void
check_count(YbssCsvRecord *record, int expected_fields)
{
	if (expected_fields <= 0)
		return;
	if (record->fault == YBSS_CSV_RIGHT)
		while (record->field_count > expected_fields &&
			   is_empty(&record->fields[record->field_count - 1]))
			record->field_count--;
	if (record->field_count > expected_fields)
		set_fault(record, YBSS_CSV_TOO_MANY_FIELDS, expected_fields + 1);
	else if (record->field_count < expected_fields)
		set_fault(record, YBSS_CSV_TOO_FEW_FIELDS, record->field_count + 1);
}

/*
 * Try whether the open quote of the line at offset closes on a later line.
 *
 * Returns the number of lines that the record then has, 0 when it does not.
 */
static int
lines_of_open_quote(const YbssCsvReader *reader, size_t offset, int expected_fields,
					YbssCsvRecord *record, size_t *next)
{
	size_t line_start = *next;

	for (int lines = 2; lines <= YBSS_CSV_MAX_LINES && line_start < reader->length; lines++)
	{
		size_t length;
		size_t behind = line_end(reader, line_start, &length);

		split_fields(reader, reader->bytes + offset, reader->bytes + line_start + length, record);
		if (record->fault != YBSS_CSV_OPEN_QUOTE)
		{
			check_count(record, expected_fields);
			if (record->fault != YBSS_CSV_RIGHT)
				return 0;
			record->length = line_start + length - offset;
			*next = behind;
			return lines;
		}
		line_start = behind;
	}
	return 0;
}

/*
 * Try whether a line with too many fields is two that a carriage return parts.
 *
 * Files that were joined end some lines so; the record is the first of them then.
 */
static void
cut_at_return(const YbssCsvReader *reader, int expected_fields, YbssCsvRecord *record, size_t *next)
{
	const char *start = reader->bytes + record->start;
	const char *end = memchr(start, '\r', record->length);
	YbssCsvRecord whole = *record;

	if (end == NULL)
		return;
	split_fields(reader, start, end, record);
	check_count(record, expected_fields);
	if (record->fault != YBSS_CSV_RIGHT)
	{
		*record = whole;
		return;
	}
	record->length = (size_t) (end - start);
	*next = record->start + record->length + 1;
}

/*
 * Read the next record; false at the end of the list.
 *
 * expected_fields is the header's count, 0 while the header itself is read.
 */
bool
ybss_csv_next(YbssCsvReader *reader, int expected_fields, YbssCsvRecord *record)
{
	size_t next;
	int lines = 1;

	pass_mark(reader);
	if (reader->offset >= reader->length)
		return false;
	record->start = reader->offset;
	record->line = reader->line;
	next = line_end(reader, reader->offset, &record->length);
	split_fields(reader, reader->bytes + record->start,
				 reader->bytes + record->start + record->length, record);
	if (record->fault == YBSS_CSV_OPEN_QUOTE)
	{
		int fault_field = record->fault_field;

		lines = lines_of_open_quote(reader, record->start, expected_fields, record, &next);
		if (lines == 0)
		{
			lines = 1;
			next = line_end(reader, record->start, &record->length);
			record->fault = YBSS_CSV_OPEN_QUOTE;
			record->fault_field = fault_field;
			record->field_count = fault_field - 1;
		}
	}
	else
		check_count(record, expected_fields);
	if (record->fault == YBSS_CSV_TOO_MANY_FIELDS)
		cut_at_return(reader, expected_fields, record, &next);
	reader->offset = next;
	reader->line += lines;
	return true;
}

/* Copy a field with doubled quotes made single; out holds at least field->length bytes. */
size_t
ybss_csv_unquote(const YbssCsvField *field, char *out)
{
	size_t length = 0;

	if (!field->doubled)
	{
		memcpy(out, field->start, field->length);
		return field->length;
	}
	for (size_t i = 0; i < field->length; i++)
	{
		out[length++] = field->start[i];
		if (field->start[i] == '"')
			i++;
	}
	return length;
}
