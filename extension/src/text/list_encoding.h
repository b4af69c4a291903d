/*
 * list_encoding.h
 *		Finds out whether a list is UTF-8 or GB 18030. The server converts.
 */
#ifndef YBSS_TEXT_LIST_ENCODING_H
#define YBSS_TEXT_LIST_ENCODING_H

#include <stddef.h>

typedef enum YbssListEncoding
{
	YBSS_LIST_UTF8,
	YBSS_LIST_GB18030
} YbssListEncoding;

extern YbssListEncoding ybss_guess_list_encoding(const char *bytes, size_t length);

#endif /* YBSS_TEXT_LIST_ENCODING_H */
