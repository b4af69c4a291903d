/*
 * name.h
 *		Names of persons and units as the register keeps them.
 */
#ifndef YBSS_CELL_NAME_H
#define YBSS_CELL_NAME_H

#include <stddef.h>
#include <stdbool.h>

/*
 * Write a text without what only looks and without blanks around it; returns its bytes, at most
 * those that it had. Marks that join letters stay where a script needs them.
 */
extern size_t ybss_plain_text(const char *utf8, size_t bytes, char *to);

/*
 * The same of a person's name: U+00B7 between its parts, no blanks between Chinese characters and
 * one between words. "to" has room for twice the bytes.
 */
extern size_t ybss_plain_name(const char *utf8, size_t bytes, char *to);

/* Has it any letter: is it a name at all? */
extern bool ybss_has_letter(const char *utf8, size_t bytes);

/* Keep at most so many characters; returns the bytes. */
extern size_t ybss_cut_characters(const char *utf8, size_t bytes, int most);

#endif /* YBSS_CELL_NAME_H */
