/*
 * fault.h
 *		Why a workbook is not read.
 */
#ifndef YBSS_SHEET_FAULT_H
#define YBSS_SHEET_FAULT_H

#include <stdbool.h>

typedef enum YbssSheetFault
{
	YBSS_SHEET_FINE = 0,
	YBSS_SHEET_END,		  /* nothing more: no fault */
	YBSS_SHEET_DAMAGED,	  /* no package, or its XML is none */
	YBSS_SHEET_PROTECTED, /* by a password */
	YBSS_SHEET_TOO_LARGE, /* unpacked, or too many parts */
	YBSS_SHEET_DOCTYPE,	  /* XML with a document type, which no workbook has */
	YBSS_SHEET_MISSING,	  /* no such sheet */
	YBSS_SHEET_EMPTY,	  /* no sheet has rows */
	YBSS_SHEET_MEMORY,
	YBSS_SHEET_STOPPED /* the caller wants to stop */
} YbssSheetFault;

/* Says whether reading is to stop; asked some thousand times a second. */
typedef bool (*YbssSheetStop)(void);

#endif /* YBSS_SHEET_FAULT_H */
