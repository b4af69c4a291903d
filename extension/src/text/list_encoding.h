/*
 * list_encoding.h
 *		Finds out in which encoding a list is, and each line of one that is mixed.
 */
#ifndef YBSS_TEXT_LIST_ENCODING_H
#define YBSS_TEXT_LIST_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

typedef enum YbssListEncoding
{
	YBSS_LIST_UTF8,
	YBSS_LIST_GB18030,
	YBSS_LIST_UTF16LE,
	YBSS_LIST_UTF16BE
} YbssListEncoding;

extern YbssListEncoding ybss_guess_list_encoding(const char *bytes, size_t length);

/* Whether the bytes of a list are UTF-16, by their mark or by the zeros beside its line ends. */
extern bool ybss_list_is_utf16(const char *bytes, size_t length, YbssListEncoding *encoding);

/* The encoding of one line of a list of another: the list's own, unless it is surely the other. */
extern YbssListEncoding ybss_line_encoding(YbssListEncoding list, const char *line, size_t length);

/* Write UTF-16 as UTF-8; out holds three bytes for two. What is no character becomes 0xFF, which no
 * text has. */
extern size_t ybss_utf16_to_utf8(bool big_endian, const char *bytes, size_t length, char *out);

#endif /* YBSS_TEXT_LIST_ENCODING_H */
