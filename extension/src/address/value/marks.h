/*
 * marks.h
 *		The written form for addresses whose plain text would read differently.
 */
#ifndef YBSS_ADDRESS_MARKS_H
#define YBSS_ADDRESS_MARKS_H

#include "address/value/value.h"

/* Write a value with a mark before every element, and read such text back. */
extern size_t ybss_address_write_marks(const YbssAddress *a, char *to, size_t room);
extern bool ybss_address_read_marks(const YbssText *text, YbssParse *parse);

#endif /* YBSS_ADDRESS_MARKS_H */
