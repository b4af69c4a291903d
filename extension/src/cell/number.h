/*
 * number.h
 *		Numbers as people write them: thousands, units, 万, Chinese numerals, degrees.
 */
#ifndef YBSS_CELL_NUMBER_H
#define YBSS_CELL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#define YBSS_NUMBER_WRITTEN 64

typedef enum YbssNumberKind
{
	YBSS_NUMBER_ANY,
	YBSS_NUMBER_AREA,	/* square metres, more than nothing */
	YBSS_NUMBER_COUNT,	/* persons, storeys: whole */
	YBSS_NUMBER_DEGREE, /* longitude or latitude */
	YBSS_NUMBER_SHARE	/* 0.5, 50%, 1/2 */
} YbssNumberKind;

/* Read a number; "to" gets it in plain decimal digits. False: it is none, or says no single number.
 */
extern bool ybss_read_number(const char *utf8, size_t bytes, YbssNumberKind kind,
							 char to[YBSS_NUMBER_WRITTEN]);

#endif /* YBSS_CELL_NUMBER_H */
