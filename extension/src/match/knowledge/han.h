/*
 * han.h
 *		What is known of a Han character: how it is read and how it is made.
 */
#ifndef YBSS_MATCH_HAN_H
#define YBSS_MATCH_HAN_H

#include <stdbool.h>
#include <stddef.h>

#include "match/knowledge/han_table.h"

/* The most readings that are known of a character. */
#define YBSS_HAN_READINGS 4

/* Give what is known of a character; NULL where nothing is. */
extern const YbssHan *ybss_han(uint32_t character);

/* Is it a Han character, known or not? */
extern bool ybss_han_letter(uint32_t character);

/* Give the character that stands for it and its variants: simplified, standard. */
extern uint32_t ybss_han_fold(uint32_t character);

/* Give the number of a reading, from the usual one; 0 where there is none. */
static inline int
ybss_han_reading(const YbssHan *han, int which)
{
	return (int) (han->sound >> 9 * which & 0x1FF);
}

/* Give the number of the reading as a surname; 0 where it is read as ever. */
static inline int
ybss_han_surname(const YbssHan *han)
{
	return (int) (han->sound >> 36 & 0x1FF);
}

/* Give how a reading is written, without its tone. */
extern const char *ybss_syllable(int reading);

/* Give the number that readings share which are taken for one another by ear. */
extern int ybss_mixed_syllable(int reading);

/* Read a syllable of pinyin at the begin of small letters, the longest that there is; gives its
 * length, 0 where there is none. */
extern size_t ybss_read_syllable(const char *letters, size_t length, int *reading);

typedef enum YbssAlikeSound
{
	YBSS_SOUND_SAME,  /* a reading of both is the same, but for the tone */
	YBSS_SOUND_MIXED, /* the same to an ear that mixes zh and z, n and l, n and ng */
	YBSS_SOUND_OTHER
} YbssAlikeSound;

/* Tell how alike two characters sound, as surnames or else. */
extern YbssAlikeSound ybss_alike_sound(uint32_t a, uint32_t b, bool surname);

#endif /* YBSS_MATCH_HAN_H */
