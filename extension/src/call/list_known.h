/*
 * list_known.h
 *		The lines of a source's latest delivery, found by what they mean.
 */
#ifndef YBSS_CALL_LIST_KNOWN_H
#define YBSS_CALL_LIST_KNOWN_H

#include "ybss.h"

#include "utils/array.h"

/* Bytes of a line's digest: what it means, and its bytes. */
#define YBSS_LINE_DIGEST_BYTES 16

typedef struct YbssKnownLines YbssKnownLines;

extern YbssKnownLines *ybss_known_lines(const bytea *digests, ArrayType *files, ArrayType *lines,
										ArrayType *counts);
extern bool ybss_known_find(YbssKnownLines *known, uint64 meaning, int64 *file, int *line,
							uint64 *raw);
extern bool ybss_known_unseen(const YbssKnownLines *known, int *position, int64 *file, int *line);

#endif /* YBSS_CALL_LIST_KNOWN_H */
