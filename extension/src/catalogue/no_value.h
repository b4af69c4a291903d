/*
 * no_value.h
 *		The district's own words for nothing, and values that stand where there is none.
 */
#ifndef YBSS_CATALOGUE_NO_VALUE_H
#define YBSS_CATALOGUE_NO_VALUE_H

#include "ybss.h"

#include "cell/signs.h"

typedef enum YbssWordMeaning
{
	YBSS_WORD_OF_NOBODY, /* the district says nothing of it */
	YBSS_WORD_NOTHING,
	YBSS_WORD_DEFAULT,
	YBSS_WORD_VALUE /* it is a value here, whatever the built-in words say */
} YbssWordMeaning;

/* Find out whether what this session keeps still holds: once a statement. */
extern void ybss_ask_for_own_words(void);

/* What the district says of a word that was closed (ybss_close_signs). */
extern YbssWordMeaning ybss_own_word(const YbssSigns *word);

#endif /* YBSS_CATALOGUE_NO_VALUE_H */
