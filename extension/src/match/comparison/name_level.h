/*
 * name_level.h
 *		Names of persons: misheard, misread, called by another form, written in another script.
 */
#ifndef YBSS_MATCH_NAME_LEVEL_H
#define YBSS_MATCH_NAME_LEVEL_H

#include "match/comparison/kind.h"

typedef enum YbssNameLevel
{
	YBSS_NAME_SAME,
	YBSS_NAME_JOINED,		  /* the same letters, other parts: 阿依古丽买买提 */
	YBSS_NAME_HOMOPHONE,	  /* other characters of the same sound */
	YBSS_NAME_MIXED_SOUND,	  /* of a sound that people mix: zh and z, n and l, n and ng */
	YBSS_NAME_LOOKALIKE,	  /* one character that looks much like the other's */
	YBSS_NAME_SWAPPED,		  /* the same characters in another order */
	YBSS_NAME_MISSING,		  /* one character more in one of them */
	YBSS_NAME_PARTS,		  /* parts left out or in another order */
	YBSS_NAME_LOOKALIKE_WEAK, /* one that looks somewhat like it */
	YBSS_NAME_ROMANIZED,	  /* Han and its pinyin */
	YBSS_NAME_TRANSLITERATED, /* a foreigner's name in Han and in Latin letters */
	YBSS_NAME_MASKED,		  /* all letters that are seen agree: 李*强 */
	YBSS_NAME_NICKNAME,		  /* called by the given name: 阿强, 小强, 强强, 强哥 */
	YBSS_NAME_SURNAME_CALL,	  /* called by the surname: 老胡, 胡师傅 */
	YBSS_NAME_ONE_CHARACTER,  /* one character of three or more differs */
	YBSS_NAME_DIFFERENT
} YbssNameLevel;

extern const YbssComparison ybss_compare_name;

#endif /* YBSS_MATCH_NAME_LEVEL_H */
