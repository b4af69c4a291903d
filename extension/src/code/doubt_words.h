/*
 * doubt_words.h
 *		A doubt in words, for whoever mends it: Chinese / English.
 */
#ifndef YBSS_CODE_DOUBT_WORDS_H
#define YBSS_CODE_DOUBT_WORDS_H

#include "code/doubt.h"

/* Room for the words, in both languages together. */
#define YBSS_DOUBT_WORDS 512

extern void ybss_describe_doubt(const YbssDoubt *doubt, char words[YBSS_DOUBT_WORDS]);

#endif /* YBSS_CODE_DOUBT_WORDS_H */
