/*
 * search_key.h
 *		By which keys a person or a unit is found, and how a question asks for them.
 *
 * A key is a hash of 32 bits. Each says what the views show, or how a hidden character of a
 * name sounds: no key has more of a telephone than its last four digits, more of a birth than
 * the year, or anything of a citizen id.
 */
#ifndef YBSS_MATCH_SEARCH_KEY_H
#define YBSS_MATCH_SEARCH_KEY_H

#include "match/search/spoken.h"

/* Raised when a key changes its meaning: then the indexes are made anew. */
#define YBSS_SEARCH_KEY_VERSION 1

/* At most so many keys of one record. */
#define YBSS_SEARCH_KEYS 96
#define YBSS_NAME_SEARCH_KEYS 12

typedef enum YbssKeyKind
{
	YBSS_KEY_PAIR = 1, /* the sounds of two characters of a name, the first being its first */
	YBSS_KEY_FIRST,	   /* of the first: the surname */
	YBSS_KEY_LAST,	   /* of the last */
	YBSS_KEY_PART,	   /* of a part of a name with U+00B7, a word of letters */
	YBSS_KEY_YEAR,
	YBSS_KEY_TAIL,	 /* the last four digits of a telephone */
	YBSS_KEY_LETTERS /* two characters of a unit's name */
} YbssKeyKind;

/* Keys without doubles. */
typedef struct YbssKeys
{
	int count;
	int32_t key[YBSS_SEARCH_KEYS];
} YbssKeys;

extern int32_t ybss_search_key(YbssKeyKind kind, uint32_t a, uint32_t b);
extern void ybss_add_key(YbssKeys *keys, int32_t key);
extern void ybss_add_pairs(YbssKeys *keys, const YbssSpoken *name);
extern void ybss_add_name(YbssKeys *keys, const YbssSpoken *name);
extern void ybss_add_year(YbssKeys *keys, int year);
extern void ybss_add_tail(YbssKeys *keys, const char *phone, size_t bytes);
extern void ybss_add_unit_name(YbssKeys *keys, const char *name, size_t bytes);

/*
 * A question is (least, count, keys...) one after another: of each group at least so many.
 * True when the keys hold it; what is no such list is held by nothing.
 */
extern bool ybss_keys_hold(const int32_t *keys, int count, const int32_t *question, int length);

#endif /* YBSS_MATCH_SEARCH_KEY_H */
