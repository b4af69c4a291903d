/*
 * written.h
 *		A text as it is compared letter by letter: half width, small letters, one blank
 *		between words, none around them, nothing that is not seen.
 */
#ifndef YBSS_MATCH_WRITTEN_H
#define YBSS_MATCH_WRITTEN_H

#include <stdbool.h>

#include "cell/nothing.h"
#include "match/comparison/kind.h"

/* Of a longer text the coded value has so many bytes and a hash of the whole. */
#define YBSS_WRITTEN_BYTES (YBSS_CODED_BYTES - 8)

/* Does a cell say nothing: 无, 不详, /, blanks? */
extern bool ybss_cell_says_nothing(const char *text, size_t length, YbssNothing field);
/* Code a text so; 0 where it has no letter. */
extern size_t ybss_code_written(const char *text, size_t length, void *coded);
/* Give the bytes of a coded text that are letters. */
static inline size_t
ybss_written_bytes(size_t coded_bytes)
{
	return coded_bytes > YBSS_WRITTEN_BYTES ? YBSS_WRITTEN_BYTES : coded_bytes;
}

#endif /* YBSS_MATCH_WRITTEN_H */
