/*
 * spoken.h
 *		A name as it is heard: one sound for each character of Han script, one for each word of
 *letters.
 *
 * What a mask hides of a name is compared by its sound alone. So whoever tries names on a
 * person whom the views show as 张*三 learns how the middle one sounds and never which it is.
 */
#ifndef YBSS_MATCH_SPOKEN_H
#define YBSS_MATCH_SPOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Names longer than this are heard as far as here. */
#define YBSS_SPOKEN_UNITS 24

typedef struct YbssSpoken
{
	int count;
	int parts;	  /* of a name with U+00B7 or of several words */
	bool letters; /* one unit at least is a word of letters */
	uint32_t
		form[YBSS_SPOKEN_UNITS]; /* the character, simplified; of a word its first or last letter */
	uint32_t sound[YBSS_SPOKEN_UNITS]; /* equal ones sound alike; UNHEARD where nobody knows */
	int8_t part[YBSS_SPOKEN_UNITS];	   /* which part it stands in, from 0 */
} YbssSpoken;

/* Characters whose sound no table has sound alike: told apart, they would be read off. */
#define YBSS_UNHEARD 1u
/* Where words of letters begin, beyond all classes of sounds. */
#define YBSS_WORD_SOUND 0x40000000u

extern void ybss_speak(const char *name, size_t bytes, YbssSpoken *spoken);
extern uint32_t ybss_mixed(uint32_t hash, uint32_t value);

#endif /* YBSS_MATCH_SPOKEN_H */
