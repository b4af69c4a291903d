/*
 * telephones.h
 *		The telephone numbers of a cell: one, two with anything between them, none.
 */
#ifndef YBSS_CELL_TELEPHONES_H
#define YBSS_CELL_TELEPHONES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "code/fault.h"

#define YBSS_TELEPHONES 8 /* that are kept of a cell */

typedef enum YbssTelephoneFault
{
	YBSS_TELEPHONE_RIGHT = 0,
	YBSS_TELEPHONE_SHAPE,  /* not a number: "fault" says why */
	YBSS_TELEPHONE_LOST,   /* 1.38E+10: a spreadsheet has cut its digits */
	YBSS_TELEPHONE_MASKED, /* 138****8000 */
	YBSS_TELEPHONE_DEFAULT /* 13800000000: what is written where there is none */
} YbssTelephoneFault;

typedef struct YbssTelephones
{
	int count;
	int64_t phone[YBSS_TELEPHONES];
	YbssTelephoneFault fault; /* of a part that is no number */
	YbssCodeFault code_fault;
} YbssTelephones;

/* Read a cell: the numbers in their order, each once, and the first fault. */
extern void ybss_read_telephones(const char *utf8, size_t bytes, YbssTelephones *telephones);

/* Take a number, once; one that is written where there is none is a fault. */
extern void ybss_add_telephone(YbssTelephones *to, int64_t phone);

/* Is it a number that is written where there is none? */
extern bool ybss_is_default_phone(int64_t phone);

#endif /* YBSS_CELL_TELEPHONES_H */
