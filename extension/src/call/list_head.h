/*
 * list_head.h
 *		Finds the header of a list: the row, or the two, that name its columns.
 */
#ifndef YBSS_CALL_LIST_HEAD_H
#define YBSS_CALL_LIST_HEAD_H

#include "call/list_source.h"

/* Names of columns that are known, in the form in which they are compared. */
typedef struct YbssListNames
{
	int count;
	char **names;
} YbssListNames;

typedef struct YbssListHead
{
	int row;  /* of the source, counted from 0; -1 where the list has none */
	int rows; /* 1, or 2 where a row of groups stands above */
	int least;
	int most;
	char **names; /* of each column, "" where it has none */
	char **forms; /* the same as they are compared */
	char **under; /* what the second row says, as it is compared; NULL where there is one row */
	char *raw;
	int number; /* of its first physical line */
} YbssListHead;

extern YbssListNames *ybss_list_names(Datum names_array);
extern void ybss_list_find_head(YbssListSource *source, const YbssListNames *known,
								YbssListHead *head);
extern bool ybss_list_is_head_again(const YbssListHead *head, const YbssListLine *line);

#endif /* YBSS_CALL_LIST_HEAD_H */
