/*
 * list_header.h
 *		How the columns of lists are called: the form in which two ways of writing
 *		one name are the same, and the rows of a head that are put together.
 */
#ifndef YBSS_TEXT_LIST_HEADER_H
#define YBSS_TEXT_LIST_HEADER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum YbssHeaderForm
{
	YBSS_HEADER_FORM, /* without what is a remark: stars, （必填）, numbering, blanks */
	YBSS_HEADER_CORE  /* and without anything in brackets */
} YbssHeaderForm;

extern size_t ybss_header_form(YbssHeaderForm form, const char *name, size_t length, char *out);
extern bool ybss_header_is_value(const char *cell, size_t length);

#endif /* YBSS_TEXT_LIST_HEADER_H */
