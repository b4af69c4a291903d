/*
 * name_key.h
 *		The keys by which names that may be one person's are found.
 */
#ifndef YBSS_MATCH_NAME_KEY_H
#define YBSS_MATCH_NAME_KEY_H

#include "match/comparison/kind.h"

typedef enum YbssNameKey
{
	YBSS_NAME_KEY_WHOLE,	  /* the letters */
	YBSS_NAME_KEY_SOUND,	  /* their sounds, in each way that they may be read */
	YBSS_NAME_KEY_ORDERLESS,  /* the letters in any order */
	YBSS_NAME_KEY_LESS_ONE,	  /* all letters, and all but one */
	YBSS_NAME_KEY_FIRST,	  /* the first letter */
	YBSS_NAME_KEY_LAST,		  /* the last one */
	YBSS_NAME_KEY_GIVEN,	  /* what is behind the surname, by its usual sound */
	YBSS_NAME_KEY_CALL,		  /* each character by which somebody may be called */
	YBSS_NAME_KEY_PARTS,	  /* each part */
	YBSS_NAME_KEY_SYLLABLES,  /* the syllables in any order, of either script */
	YBSS_NAME_KEY_CONSONANTS, /* the first consonants of each part, of either script */
	YBSS_NAME_KEYS
} YbssNameKey;

extern const char *const ybss_name_key_names[];
extern int ybss_name_key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS]);

#endif /* YBSS_MATCH_NAME_KEY_H */
