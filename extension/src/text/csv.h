/*
 * csv.h
 *		Delimited lists as offices send them: RFC 4180, and what to do when a
 *		line is broken. Works on raw bytes: every delimiter is a byte that no
 *		character of UTF-8 or GB 18030 contains.
 */
#ifndef YBSS_TEXT_CSV_H
#define YBSS_TEXT_CSV_H

#include <stdbool.h>
#include <stddef.h>

/* More fields than any real list has; a longer line is broken. */
#define YBSS_CSV_MAX_FIELDS 512
/* A quoted field may hold line breaks, but not half the file. */
#define YBSS_CSV_MAX_LINES 10

typedef enum YbssCsvFault
{
	YBSS_CSV_RIGHT = 0,
	YBSS_CSV_OPEN_QUOTE,	   /* a quote that nothing closes */
	YBSS_CSV_TEXT_AFTER_QUOTE, /* "abc"def */
	YBSS_CSV_TOO_MANY_FIELDS,
	YBSS_CSV_TOO_FEW_FIELDS
} YbssCsvFault;

typedef struct YbssCsvField
{
	const char *start; /* inside the quotes, if there are any */
	size_t length;
	bool doubled; /* holds "" for " */
} YbssCsvField;

typedef struct YbssCsvRecord
{
	size_t start;  /* offset of the raw bytes in the list */
	size_t length; /* without the line end */
	int line;	   /* of its first byte, from 1 */
	int field_count;
	YbssCsvField fields[YBSS_CSV_MAX_FIELDS];
	YbssCsvFault fault;
	int fault_field; /* from 1, where there is a fault */
} YbssCsvRecord;

typedef struct YbssCsvReader
{
	const char *bytes;
	size_t length;
	size_t offset;
	int line;
	char delimiter;
	char line_end; /* a line feed, or the carriage return of a file that has no line feed */
} YbssCsvReader;

/* What may part a list's fields. */
#define YBSS_CSV_DELIMITERS ",\t;"

extern void ybss_csv_open(YbssCsvReader *reader, const char *bytes, size_t length);
extern bool ybss_csv_next(YbssCsvReader *reader, int expected_fields, YbssCsvRecord *record);
extern size_t ybss_csv_unquote(const YbssCsvField *field, char *out);

#endif /* YBSS_TEXT_CSV_H */
