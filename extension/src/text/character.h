/*
 * character.h
 *		What the frozen tables know of one UTF-16 code unit.
 */
#ifndef YBSS_TEXT_CHARACTER_H
#define YBSS_TEXT_CHARACTER_H

#include <stdint.h>

typedef struct YbssCharacter
{
	uint16_t fold; /* simplified and standard variant; itself where there is none */
	uint16_t kind; /* bits of what may begin here, see YBSS_BEGINS_; class of look-alikes above */
	uint32_t id : 14;	/* dense id in the tries; 0 occurs in no name */
	uint32_t words : 9; /* number among those that begin class words; 0 begins none */
	uint32_t sound : 9; /* class of like-sounding characters; 0 unknown */
} YbssCharacter;

/* The greatest of each; the lexicon's compiler holds them. */
#define YBSS_IDS 0x3FFF
#define YBSS_FRONTS 0x1FF
#define YBSS_SOUNDS 0x1FF

#define YBSS_BEGINS_DIVISION 2 /* a name from province to county, or of a zone */
#define YBSS_BEGINS_NUMBER 4   /* a digit, letter, Chinese numeral, 甲 to 癸, 特 or 增 */
#define YBSS_BEFORE_BRACKET 16 /* a bracket of a name may open behind it */
#define YBSS_BEGINS_CONTACT 8  /* a word that tells of a person or how to reach one */

/* The class of characters that look alike, in "kind"; 0 for none. */
#define YBSS_SHAPE(kind) ((kind) >> 6)
#define YBSS_SHAPE_BITS(shape) ((uint16_t) ((shape) << 6))

#endif /* YBSS_TEXT_CHARACTER_H */
