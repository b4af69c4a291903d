/*
 * line_field.h
 *		What the fields of a list's lines are: those that every list may have, and the
 *		catalogue's items.
 */
#ifndef YBSS_CATALOGUE_LINE_FIELD_H
#define YBSS_CATALOGUE_LINE_FIELD_H

#include "ybss.h"

#include "catalogue/program.h"

typedef enum YbssLineFieldType
{
	YBSS_FIELD_TEXT,
	YBSS_FIELD_ADDRESS,
	YBSS_FIELD_NAME,
	YBSS_FIELD_LATIN_NAME,
	YBSS_FIELD_DATE,
	YBSS_FIELD_PHONE,
	YBSS_FIELD_CITIZEN_ID,
	YBSS_FIELD_DOCUMENT,
	YBSS_FIELD_CREDIT_CODE,
	YBSS_FIELD_CODE,
	YBSS_FIELD_WORD, /* one of a few words; for whoever knows them */
	YBSS_FIELD_AREA,
	YBSS_FIELD_COUNT,
	YBSS_FIELD_NUMBER,
	YBSS_FIELD_DEGREE,
	YBSS_FIELD_SHARE,
	YBSS_FIELD_OTHER /* for whoever stores it */
} YbssLineFieldType;

/* What else is true of a field. */
#define YBSS_FIELD_MAY_COME 0x01  /* a date that may lie ahead */
#define YBSS_FIELD_MONTH 0x02	  /* a date whose month is enough: its first day stands for it */
#define YBSS_FIELD_SEVERAL 0x04	  /* several codes */
#define YBSS_FIELD_JOINED 0x08	  /* codes of GB/T 4761, which are joined */
#define YBSS_FIELD_HOUSEHOLD 0x10 /* says something only with a household's number */

typedef struct YbssLineField
{
	const char *name;
	YbssLineFieldType type;
	int flags;
	int most;		  /* characters; 0 as long as it likes */
	const char *item; /* the item whose codes it has, "kind item"; NULL: none */
	const YbssCodes *codes;
} YbssLineField;

typedef struct YbssLineFields
{
	char *kind;
	int count;
	YbssLineField *field; /* by name */
	bool phone2;		  /* a second telephone has a place */
} YbssLineFields;

/* Find out whether what this session keeps still holds: once a statement. */
extern void ybss_ask_for_line_fields(void);

/* The fields of lists of a kind of record; good until the next call. */
extern const YbssLineFields *ybss_line_fields(const char *kind, int length);

/* The field of a name, NULL where nobody knows it. */
extern const YbssLineField *ybss_line_field(const YbssLineFields *fields, const char *name,
											int length);

#endif /* YBSS_CATALOGUE_LINE_FIELD_H */
