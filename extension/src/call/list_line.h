/*
 * list_line.h
 *		A row of a list as it was read: its cells as text of the server, what it is, what is broken.
 */
#ifndef YBSS_CALL_LIST_LINE_H
#define YBSS_CALL_LIST_LINE_H

#include "ybss.h"

#include "text/csv.h"

/* A cell; text is NULL where its bytes are not of the list's encoding. */
typedef struct YbssListCell
{
	const char *text;
	int length;
	const char *note; /* what was lost of it before it came here; NULL where nothing was */
} YbssListCell;

typedef enum YbssListPart
{
	YBSS_PART_LINE,
	YBSS_PART_SHEET, /* a sheet of the workbook: its name, and whether it is the one that is read */
	YBSS_PART_TITLE, /* what stands above the header */
	YBSS_PART_HEADER, /* the names of the columns, those of two rows put together */
	YBSS_PART_AGAIN,  /* the header once more, further down */
	YBSS_PART_BLANK,  /* rows without anything in them */
	YBSS_PART_TOTAL	  /* totals, and who made the list */
} YbssListPart;

typedef struct YbssListLine
{
	YbssListPart part;
	int number;		 /* of its first physical line, from 1; of a workbook the sheet's row */
	int lines;		 /* how many rows it stands for */
	const char *raw; /* as it came, without the line end; of a workbook its cells, delimited */
	int raw_length;
	int cell_count;
	YbssListCell cells[YBSS_CSV_MAX_FIELDS];
	const char *fault; /* as review keeps it; NULL where nothing is broken */
	int fault_field;
	int fault_byte;	  /* 0 where the fault has none */
	const char *note; /* what is odd about it and was understood all the same */
	bool hidden;	  /* its sheet does not show it */
} YbssListLine;

#endif /* YBSS_CALL_LIST_LINE_H */
