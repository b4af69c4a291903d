/*
 * kind.h
 *		What a kind of comparison is: how a value is coded once, how far two coded
 *		values agree, and by which keys those that may agree are found.
 *
 * Equal coded bytes mean level 0 and the other way round. A value that says
 * nothing (无, 不详, 13800000000) is coded in no bytes; it is never compared.
 * Nothing here allocates, and a coded value of any text is bounded. Values are coded by one
 * thread at a time (addresses are read in buffers of the process); levels and keys are given to
 * any number of threads.
 */
#ifndef YBSS_MATCH_KIND_H
#define YBSS_MATCH_KIND_H

#include <stddef.h>
#include <stdint.h>

/* The most bytes of a coded value. */
#define YBSS_CODED_BYTES 96
/* So many bytes of a text are read letter by letter; what is behind them is only told apart. */
#define YBSS_TEXT_READ 4096
/* The most keys of one kind that a value has. */
#define YBSS_VALUE_KEYS 8

typedef struct YbssComparison
{
	const char *name; /* as a model's row names it: name, citizen_id, date */
	int levels;		  /* level 0 is the same, the last is different */
	const char *const *level_name;
	/* Code a value; "coded" has room for YBSS_CODED_BYTES. Gives its bytes, 0 where it says
	 * nothing. */
	size_t (*code)(const char *text, size_t length, void *coded);
	/* Give the level of two coded values. Symmetric. */
	int (*compare)(const void *a, size_t a_bytes, const void *b, size_t b_bytes);
	int keys; /* kinds of blocking keys */
	const char *const *key_name;
	/* Give the hashed keys of a coded value of one kind, each once, and how many. */
	int (*key)(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS]);
} YbssComparison;

/* How many names a table of names has. */
#define YBSS_NAMES(names) ((int) (sizeof(names) / sizeof((names)[0])))

#endif /* YBSS_MATCH_KIND_H */
