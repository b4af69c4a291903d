/*
 * key.h
 *		The canonical key: what two ways of writing one address have in common.
 */
#ifndef YBSS_ADDRESS_KEY_H
#define YBSS_ADDRESS_KEY_H

#include <stddef.h>

#include "address/read/reading.h"

/* Write the canonical key of what was read as UTF-8; returns its length, 0 where there is no room.
 */
extern size_t ybss_address_write_key(const YbssParse *parse, char *to, size_t room);

/* The kind whose part of a key begins here, or -1. */
extern int ybss_key_kind(const char *part, int length);

/* The digits of a code that say something: 2, 4, 6, 9 or 12; 0 for no code. */
extern int ybss_code_digits(int64_t code);

#endif /* YBSS_ADDRESS_KEY_H */
