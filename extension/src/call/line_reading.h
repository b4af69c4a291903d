/*
 * line_reading.h
 *		A line of a list while it is read: its cells, what they say, what is noted of them.
 */
#ifndef YBSS_CALL_LINE_READING_H
#define YBSS_CALL_LINE_READING_H

#include "ybss.h"

#include "catalogue/line_field.h"
#include "cell/date.h"
#include "cell/signs.h"
#include "cell/telephones.h"
#include "utils/jsonb.h"

/* One cell. */
typedef struct YbssLineCell
{
	const YbssLineField *field; /* NULL: a column that nobody knows */
	const char *name;
	int name_length;
	const char *text; /* as it is kept; as it came until it is read */
	int length;
	const JsonbValue *other; /* a value that is no text, kept as it is */
	bool changed;
	bool gone; /* says nothing, or what is no value */
} YbssLineCell;

typedef struct YbssLineReading
{
	const YbssLineFields *fields;
	YbssDate delivered; /* the day on which the list came */
	YbssLineCell *cell;
	int cells;
	int room;
	Datum *note_field;
	Datum *note_reason;
	int notes;
	int notes_room;
	YbssTelephones phones; /* of the line's own telephones */
	int64 id;
	bool has_id;
	YbssDate birth; /* of the column; year 0: none */
	YbssDate said;
} YbssLineReading;

/* Note what is wrong with a field. */
extern void ybss_note_cell(YbssLineReading *line, const char *field, const char *reason);

/* Find a cell that says something; NULL where there is none. */
extern YbssLineCell *ybss_line_cell(YbssLineReading *line, const char *name);

/* Keep another text of a cell. */
extern void ybss_set_cell(YbssLineCell *cell, const char *text, int length);

/* Say that a cell has no value; "reason" tells why, NULL where it says nothing. */
extern void ybss_drop_cell(YbssLineReading *line, YbssLineCell *cell, const char *reason);

#endif /* YBSS_CALL_LINE_READING_H */
