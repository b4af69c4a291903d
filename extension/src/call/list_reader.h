/*
 * list_reader.h
 *		The lines of a list, one after the other, their cells as text of the server.
 *
 * What is needed to cut one of its lines again later, alone, is the list's form.
 */
#ifndef YBSS_CALL_LIST_READER_H
#define YBSS_CALL_LIST_READER_H

#include "ybss.h"

#include "text/csv.h"

/* A cell; text is NULL where its bytes are not of the list's encoding. */
typedef struct YbssListCell
{
	const char *text;
	int length;
} YbssListCell;

typedef struct YbssListLine
{
	int number;		 /* of its first physical line, from 1 */
	const char *raw; /* as it came, without the line end */
	int raw_length;
	int cell_count;
	YbssListCell cells[YBSS_CSV_MAX_FIELDS];
	const char *fault; /* as review keeps it; NULL where nothing is broken */
	int fault_field;
	int fault_byte; /* 0 where the fault has none */
} YbssListLine;

typedef struct YbssListReader YbssListReader;

extern YbssListReader *ybss_list_open(const char *bytes, size_t length, const char *encoding);
extern YbssListReader *ybss_list_of_form(const char *form);
extern const char *ybss_list_form(const YbssListReader *reader);
extern bool ybss_list_next(YbssListReader *reader, YbssListLine *line);
extern void ybss_list_cut(YbssListReader *reader, const char *raw, int length, YbssListLine *line);

#endif /* YBSS_CALL_LIST_READER_H */
