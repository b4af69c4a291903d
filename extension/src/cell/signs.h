/*
 * signs.h
 *		A cell as its readers see it: characters without what only looks, in half width.
 */
#ifndef YBSS_CELL_SIGNS_H
#define YBSS_CELL_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No date, number or telephone is longer; a longer cell is a text. */
#define YBSS_SIGNS 200

typedef struct YbssSigns
{
	int count;
	bool cut;					   /* the cell is longer, or no UTF-8 */
	uint32_t sign[YBSS_SIGNS + 1]; /* a zero behind the last */
} YbssSigns;

/* Is it a mark that only looks: zero width, of direction, a soft hyphen, a control? */
extern bool ybss_sign_is_invisible(uint32_t character);

/* Is it a blank of any width? */
extern bool ybss_sign_is_blank(uint32_t character);

/* Read a cell: half width, capitals, one kind of dash and blank, nothing around it. */
extern void ybss_read_signs(const char *utf8, size_t bytes, YbssSigns *signs);

/* Take the blanks out. */
extern void ybss_close_signs(YbssSigns *signs);

/* Keep a part. */
extern void ybss_keep_signs(YbssSigns *signs, int from, int count);

/* Does a word (UTF-8) stand there? Its signs, 0 where it does not. */
extern int ybss_signs_at(const YbssSigns *signs, int at, const char *word);

/* Write signs as UTF-8, at most four bytes each; returns the bytes. */
extern size_t ybss_write_signs(const uint32_t *sign, int count, char *to);

/* Is it a decimal digit? */
static inline bool
ybss_sign_is_digit(uint32_t sign)
{
	return sign >= '0' && sign <= '9';
}

#endif /* YBSS_CELL_SIGNS_H */
