/*
 * name_latin.h
 *		One name in Han characters and in Latin letters.
 */
#ifndef YBSS_MATCH_NAME_LATIN_H
#define YBSS_MATCH_NAME_LATIN_H

#include "match/comparison/name_letters.h"

/* Is the Latin name the pinyin of the Han one, the surname first or last? */
extern bool ybss_is_pinyin_of(const YbssPersonName *han, const YbssPersonName *latin);

/* Do the Latin name and its transliteration sound alike: Smith, 史密斯? */
extern bool ybss_is_transliterated(const YbssPersonName *han, const YbssPersonName *latin);

/* Give one number for the syllables of a name of either script, in any order; 0 for none. */
extern uint64_t ybss_syllables_key(const YbssPersonName *name);

/* Write the classes of the consonants of some letters, at most so many; gives how many. */
extern int ybss_consonants(const uint32_t *letter, int count, char *classes, int most);

#endif /* YBSS_MATCH_NAME_LATIN_H */
