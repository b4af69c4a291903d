/*
 * spoken.c
 *		A name as it is heard.
 *
 * Sounds are the lexicon's classes: without tones, n and l, z and zh and their like as one.
 */
#include "match/search/spoken.h"

#include "address/lexicon/lexicon.h"
#include "text/unit.h"
#include "text/utf8.h"

/* Mix one more value into a hash (Murmur's finisher). */
uint32_t
ybss_mixed(uint32_t hash, uint32_t value)
{
	hash ^= value + 0x9E3779B9u + (hash << 6) + (hash >> 2);
	hash = (hash ^ hash >> 16) * 0x85EBCA6Bu;
	hash = (hash ^ hash >> 13) * 0xC2B2AE35u;
	return hash ^ hash >> 16;
}

/* Is the character one that nobody sees? It parts no name. */
static bool
is_unseen(uint32_t point)
{
	return point == 0xAD || point == 0x034F || point == 0x061C ||
		   (point >= 0x180B && point <= 0x180F) || (point >= 0x200B && point <= 0x200F) ||
		   (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
		   (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF ||
		   (point >= 0xE0000 && point <= 0xE0FFF);
}

/* Is the character of Han script, also beyond the first plane? */
static bool
is_ideograph(uint32_t point)
{
	return point < 0x10000 ? ybss_is_han((uint16_t) point) && !(point >= 0xD800 && point < 0xF900)
						   : point >= 0x20000 && point < 0x34000;
}

/* Fold a letter to lower case and half width; 0 for what is no letter. */
static uint32_t
letter_of(uint32_t point)
{
	if (point >= 0xFF01 && point <= 0xFF5E)
		point -= 0xFEE0;
	if (point >= 'A' && point <= 'Z')
		return point + 32;
	if ((point >= 'a' && point <= 'z') ||
		(point >= 0xC0 && point < 0x530 && point != 0xD7 && point != 0xF7))
		return point;
	return 0;
}

/* Take one character of Han script. */
static void
hear_character(YbssSpoken *spoken, uint32_t point, int part)
{
	const YbssCharacter *character = ybss_lexicon()->character;
	uint32_t form = point < 0x10000 ? character[point].fold : point;
	uint32_t sound = form < 0x10000 ? character[form].sound : 0;

	spoken->form[spoken->count] = form;
	spoken->sound[spoken->count] = sound ? sound + YBSS_UNHEARD : YBSS_UNHEARD;
	spoken->part[spoken->count++] = (int8_t) part;
}

/* A word of letters while it is heard: its first letter and the classes of three consonants
 * (Soundex). */
typedef struct Word
{
	uint32_t first, last; /* letters; first 0: none was heard */
	uint32_t classes;
	int heard;
	char before;
} Word;

/* Hear one more letter of a word. */
static void
hear_letter(Word *word, uint32_t letter)
{
	static const char classes[] = "01230120022455012623010202";
	char class = letter >= 'a' && letter <= 'z' ? classes[letter - 'a'] : '0';

	if (word->first == 0)
		word->first = letter;
	else if (class != '0' && class != word->before && word->heard < 3)
	{
		word->classes = word->classes * 8 + (uint32_t) (class - '0');
		word->heard++;
	}
	word->before = class;
	word->last = letter;
}

/* Take a word of letters. */
static void
hear_word(YbssSpoken *spoken, Word *word, int part)
{
	spoken->letters = true;
	spoken->form[spoken->count] = spoken->count == 0 ? word->first : word->last;
	spoken->sound[spoken->count] = YBSS_WORD_SOUND | (word->first & 0xFFFF) << 9 | word->classes;
	spoken->part[spoken->count++] = (int8_t) part;
	*word = (Word){0};
}

/* Hear a name (UTF-8); what is neither Han script nor a letter parts it. */
void
ybss_speak(const char *name, size_t bytes, YbssSpoken *spoken)
{
	const char *end = name + bytes;
	Word word = {0};
	bool parted = false;
	int part = 0, word_part = 0;

	*spoken = (YbssSpoken){0};
	while (name < end && spoken->count < YBSS_SPOKEN_UNITS)
	{
		uint32_t point = ybss_utf8_next(&name, end), letter = letter_of(point);

		if (is_unseen(point))
			continue;
		if (letter != 0 || is_ideograph(point))
		{
			if (parted && (spoken->count > 0 || word.first != 0))
				part++;
			parted = false;
		}
		else
			parted = true;
		if (word.first != 0 && (letter == 0 || word_part != part))
			hear_word(spoken, &word, word_part);
		if (spoken->count == YBSS_SPOKEN_UNITS)
			break;
		if (letter != 0)
			hear_letter(&word, letter), word_part = part;
		else if (is_ideograph(point))
			hear_character(spoken, point, part);
	}
	if (word.first != 0 && spoken->count < YBSS_SPOKEN_UNITS)
		hear_word(spoken, &word, word_part);
	spoken->parts = spoken->count > 0 ? part + 1 : 0;
}
