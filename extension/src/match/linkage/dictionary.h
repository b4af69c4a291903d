/*
 * dictionary.h
 *		The distinct coded values of one field, numbered as they come.
 */
#ifndef YBSS_LINKAGE_DICTIONARY_H
#define YBSS_LINKAGE_DICTIONARY_H

#include "match/comparison/kind.h"
#include "match/linkage/memory.h"

/* A text that was coded lately, known by 96 bits of its hash. */
typedef struct YbssCodedText
{
	uint64_t hash;
	uint32_t more;
	uint32_t value; /* + 2, so that none is 1 and never coded 0 */
} YbssCodedText;

typedef struct YbssDictionary
{
	const YbssComparison *comparison;
	unsigned char *store; /* the bytes of all values, each from a multiple of eight on */
	uint64_t store_used;  /* in eights */
	uint64_t store_size;
	uint32_t *at;	/* of each value: where, in eights */
	uint8_t *bytes; /* of each value: how many */
	uint64_t seed;	/* of hashes */
	uint32_t count;
	uint32_t size;
	uint64_t *slot; /* half of the hash above the value's number + 1 */
	uint32_t slots;
	YbssCodedText *text;
	uint32_t texts;
} YbssDictionary;

extern bool ybss_begin_dictionary(YbssRun *run, YbssDictionary *dictionary,
								  const YbssComparison *comparison);
/* Code a text and number its value: UINT32_MAX for what says nothing. */
extern bool ybss_value_of_text(YbssRun *run, YbssDictionary *dictionary, const char *text,
							   size_t length, uint32_t *value);
/* No more texts: frees what only coding needs. */
extern void ybss_end_dictionary(YbssRun *run, YbssDictionary *dictionary);
extern void ybss_free_dictionary(YbssRun *run, YbssDictionary *dictionary);

static inline const void *
ybss_dictionary_value(const YbssDictionary *dictionary, uint32_t value, size_t *bytes)
{
	*bytes = dictionary->bytes[value];
	return dictionary->store + (uint64_t) dictionary->at[value] * 8;
}

#endif /* YBSS_LINKAGE_DICTIONARY_H */
