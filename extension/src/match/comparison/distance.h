/*
 * distance.h
 *		How far two rows of letters are apart.
 */
#ifndef YBSS_MATCH_DISTANCE_H
#define YBSS_MATCH_DISTANCE_H

#include <stddef.h>
#include <stdint.h>

/* The most letters of a row. */
#define YBSS_ROW_LETTERS 96

typedef struct YbssRow
{
	int count;
	uint32_t letter[YBSS_ROW_LETTERS];
} YbssRow;

/* Read UTF-8 into a row; what it has no room for is left out. */
extern void ybss_read_row(const void *utf8, size_t bytes, YbssRow *row);

/*
 * Give the number of letters that are to be put in, taken out, exchanged or swapped with their
 * neighbour (Damerau and Levenshtein, each letter touched once); "most" + 1 where there are more.
 */
extern int ybss_edits(const YbssRow *a, const YbssRow *b, int most);

/* Give the likeness of Jaro and Winkler in thousandths. */
extern int ybss_likeness(const YbssRow *a, const YbssRow *b);

#endif /* YBSS_MATCH_DISTANCE_H */
