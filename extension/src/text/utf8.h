/*
 * utf8.h
 *		UTF-8 in and out, with nothing trusted.
 */
#ifndef YBSS_TEXT_UTF8_H
#define YBSS_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Decode one character; returns its bytes, 0 where they are not UTF-8. */
extern int ybss_utf8_decode(const unsigned char *from, size_t length, uint32_t *character);

/* Write UTF-16 as UTF-8; returns the bytes, at most three a unit. Lone surrogates become U+FFFD. */
extern size_t ybss_utf8_encode(const uint16_t *units, size_t count, char *to);

#endif /* YBSS_TEXT_UTF8_H */
