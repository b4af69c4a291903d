/*
 * list_reader.c
 *		The lines of a list, one after the other.
 *
 * A list that a person made has more in it than lines: a title, blank rows, its
 * header again on each page, totals, who signed. Each row is told as what it is.
 */
#include "call/list_reader.h"

#include "utils/memutils.h"

#include "text/list_part.h"

struct YbssListReader
{
	YbssListSource *source;
	YbssListHead head;
	int sheet; /* of the workbook that is told next, -1 when all are */
	int row;   /* of the source that comes next */
	bool held;
	YbssListLine hold; /* a line that was read while blank rows were counted */
	MemoryContext row_context;
};

/* Name a part as SQL gives it. */
const char *
ybss_list_part_name(YbssListPart part)
{
	static const char *const names[] = {"line",	 "sheet", "title", "header",
										"again", "blank", "total"};

	return names[part];
}

/* Make a reader of a source. */
static YbssListReader *
new_reader(YbssListSource *source)
{
	YbssListReader *reader = palloc0(sizeof(YbssListReader));

	reader->source = source;
	reader->head.row = -1;
	reader->row_context =
		AllocSetContextCreate(CurrentMemoryContext, "list row", ALLOCSET_SMALL_SIZES);
	return reader;
}

/*
 * Begin to read the bytes of a list, in an encoding or "auto"; of a workbook the
 * sheet, by name or number, or NULL. known are names of columns by which the
 * header is found; where it is NULL the first row of several cells is the header.
 */
YbssListReader *
ybss_list_open(const char *bytes, size_t length, const char *encoding, const char *sheet,
			   const YbssListNames *known)
{
	YbssListReader *reader = new_reader(ybss_list_source_open(bytes, length, encoding, sheet));

	ybss_list_find_head(reader->source, known, &reader->head);
	return reader;
}

/* Tell how the list's lines are cut. */
const char *
ybss_list_form(const YbssListReader *reader)
{
	return ybss_list_source_form(reader->source);
}

/* Make a reader that cuts single lines of a list of this form. */
YbssListReader *
ybss_list_of_form(const char *form)
{
	return new_reader(ybss_list_source_of_form(form));
}

/* Make the header's row of the rows that it is put together of. */
static void
give_head(YbssListReader *reader, YbssListLine *line)
{
	const YbssListHead *head = &reader->head;

	for (int i = 1; i < head->rows; i++, reader->row++)
		ybss_list_source_next(reader->source, line);
	line->part = YBSS_PART_HEADER;
	line->number = head->number;
	line->lines = head->rows;
	line->raw = head->raw;
	line->raw_length = (int) strlen(head->raw);
	line->fault = NULL;
	line->cell_count = head->most;
	for (int i = 0; i < head->most; i++)
	{
		line->cells[i].text = head->names[i];
		line->cells[i].length = (int) strlen(head->names[i]);
		line->cells[i].note = NULL;
	}
	/* What follows is held against what the header promises. */
	ybss_list_source_set_cells(reader->source, head->least, head->most);
}

/* Tell whether a row is no line: the header again, totals, signatures. */
static YbssListPart
part_of_row(YbssListReader *reader, const YbssListLine *line)
{
	MemoryContext caller = MemoryContextSwitchTo(reader->row_context);
	YbssListText cells[YBSS_CSV_MAX_FIELDS];
	YbssListPart part = YBSS_PART_LINE;

	for (int i = 0; i < line->cell_count; i++)
	{
		cells[i].text = line->cells[i].text;
		cells[i].length = (size_t) line->cells[i].length;
	}
	if (ybss_list_is_head_again(&reader->head, line))
		part = YBSS_PART_AGAIN;
	else if (ybss_list_closing(cells, line->cell_count, Max(reader->head.most, line->cell_count)))
		part = YBSS_PART_TOTAL;
	MemoryContextSwitchTo(caller);
	MemoryContextReset(reader->row_context);
	return part;
}

/* Note what stands beside the columns that a sheet's header names; empty cells there are none. */
static void
note_nameless(YbssListReader *reader, YbssListLine *line)
{
	int most = reader->head.most;

	if (!ybss_list_source_is_sheet(reader->source) || reader->head.row < 0)
		return;
	while (line->cell_count > most && ybss_list_blank(line->cells[line->cell_count - 1].text,
													  line->cells[line->cell_count - 1].length))
		line->cell_count--;
	for (int i = most; i < line->cell_count; i++)
		if (!ybss_list_blank(line->cells[i].text, line->cells[i].length))
			line->cells[i].note = "column_without_name";
}

/* Read the next row and say what it is. */
static bool
next_row(YbssListReader *reader, YbssListLine *line)
{
	int row = reader->row;

	/* Lines begin here where nothing is a header. */
	if (row == 0 && reader->head.row < 0)
		ybss_list_source_set_cells(reader->source, reader->head.least, reader->head.most);
	if (!ybss_list_source_next(reader->source, line))
		return false;
	reader->row++;
	if (row == reader->head.row)
		give_head(reader, line);
	else if (line->part == YBSS_PART_BLANK)
		return true;
	else if (row < reader->head.row)
		/* A broken row may be the header that was meant. */
		line->part = line->fault == NULL ? YBSS_PART_TITLE : YBSS_PART_LINE;
	else
	{
		line->part = part_of_row(reader, line);
		note_nameless(reader, line);
	}
	if (line->part == YBSS_PART_TOTAL)
		line->fault = NULL;
	return true;
}

/* Read the next row, blank ones together; false at the end. What it points to holds until the next.
 */
bool
ybss_list_next(YbssListReader *reader, YbssListLine *line)
{
	int first = 0;
	int blank = 0;

	if (reader->sheet >= 0)
	{
		if (ybss_list_source_sheet(reader->source, reader->sheet++, line))
			return true;
		reader->sheet = -1;
		if (ybss_list_source_is_sheet(reader->source))
			ybss_list_source_rewind(reader->source);
	}
	if (reader->held)
	{
		*line = reader->hold;
		reader->held = false;
		return true;
	}
	while (next_row(reader, line))
	{
		if (line->part != YBSS_PART_BLANK && blank == 0)
			return true;
		if (line->part != YBSS_PART_BLANK)
		{
			reader->hold = *line;
			reader->held = true;
			break;
		}
		first = blank++ > 0 ? first : line->number;
	}
	/* A sheet may be blank down to its millionth row. */
	if (blank == 0 || (!reader->held && ybss_list_source_is_sheet(reader->source)))
		return false;
	line->part = YBSS_PART_BLANK;
	line->number = first;
	line->lines = blank;
	line->raw = "";
	line->raw_length = 0;
	line->cell_count = 0;
	line->fault = line->note = NULL;
	return true;
}

/* Cut one line, kept of a list of this form, into its cells. */
void
ybss_list_cut(YbssListReader *reader, const char *raw, int length, YbssListLine *line)
{
	ybss_list_source_bytes(reader->source, raw, (size_t) length);
	if (!ybss_list_source_next(reader->source, line))
		memset(line, 0, offsetof(YbssListLine, cells));
}
