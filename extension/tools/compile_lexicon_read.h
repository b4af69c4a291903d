/*
 * compile_lexicon_read.h
 *		Reads the tables of extension/data; every fault is told with its file and line.
 */
#ifndef YBSS_COMPILE_LEXICON_READ_H
#define YBSS_COMPILE_LEXICON_READ_H

#include <stdbool.h>

/* The most columns that a table may have. */
#define YBSS_FIELDS 16

typedef void (*YbssRow)(char **field, int fields);

/* Hand every row of a table to a reader; '#' begins a comment line. */
extern void ybss_read_table(const char *directory, const char *name, bool may_miss, YbssRow row);

/* End the build with the place of the fault. */
extern void ybss_compile_fail(const char *why);

#endif /* YBSS_COMPILE_LEXICON_READ_H */
