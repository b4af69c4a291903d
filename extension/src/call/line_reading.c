/*
 * line_reading.c
 *		A line of a list while it is read.
 */
#include "call/line_reading.h"

#include "utils/builtins.h"

/* Note what is wrong with a field. */
void
ybss_note_cell(YbssLineReading *line, const char *field, const char *reason)
{
	if (line->notes == line->notes_room)
	{
		line->notes_room *= 2;
		line->note_field = repalloc_array(line->note_field, Datum, line->notes_room);
		line->note_reason = repalloc_array(line->note_reason, Datum, line->notes_room);
	}
	line->note_field[line->notes] = CStringGetTextDatum(field);
	line->note_reason[line->notes++] = CStringGetTextDatum(reason);
}

/* Find a cell that says something. */
YbssLineCell *
ybss_line_cell(YbssLineReading *line, const char *name)
{
	int length = strlen(name);

	for (int i = 0; i < line->cells; i++)
		if (line->cell[i].name_length == length && !line->cell[i].gone &&
			line->cell[i].other == NULL && memcmp(line->cell[i].name, name, length) == 0)
			return &line->cell[i];
	return NULL;
}

/* Keep another text of a cell. */
void
ybss_set_cell(YbssLineCell *cell, const char *text, int length)
{
	if (cell->length == length && memcmp(cell->text, text, length) == 0)
		return;
	cell->text = pnstrdup(text, length);
	cell->length = length;
	cell->changed = true;
}

/* Say that a cell has no value. */
void
ybss_drop_cell(YbssLineReading *line, YbssLineCell *cell, const char *reason)
{
	cell->gone = true;
	cell->changed = true;
	if (reason)
		ybss_note_cell(line, pnstrdup(cell->name, cell->name_length), reason);
}
