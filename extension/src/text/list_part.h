/*
 * list_part.h
 *		What a row of a list is that is no line of it: blank, a total, a signature.
 */
#ifndef YBSS_TEXT_LIST_PART_H
#define YBSS_TEXT_LIST_PART_H

#include <stdbool.h>
#include <stddef.h>

typedef struct YbssListText
{
	const char *text; /* UTF-8; NULL where it could not be read */
	size_t length;
} YbssListText;

extern bool ybss_list_blank(const char *cell, size_t length);
extern bool ybss_list_closing(const YbssListText *cells, int count, int columns);

#endif /* YBSS_TEXT_LIST_PART_H */
