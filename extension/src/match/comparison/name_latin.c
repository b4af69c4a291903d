/*
 * name_latin.c
 *		One name in Han characters and in Latin letters.
 *
 * Chinese names have their pinyin; of a foreigner's name the consonants stay, more or
 * less, in both scripts: Petrov and 彼得罗夫 are P T L F. What one script cannot write
 * is one class: l and r, s and sh and th, f and v.
 */
#include "match/comparison/name_latin.h"

#include <string.h>

#include "match/comparison/hash.h"
#include "match/knowledge/han.h"

#define CONSONANTS 32

/* Do letters of the name spell a syllable from there; ü is v, u or yu. */
static int
spells(const YbssPersonName *latin, int at, const char *syllable)
{
	int from = at;

	for (; *syllable != '\0'; syllable++, at++)
	{
		uint32_t letter = at < latin->count ? latin->letter[at] : 0;

		if (*syllable == 'v' && letter == 'y' && at + 1 < latin->count &&
			latin->letter[at + 1] == 'u')
			at++;
		else if (letter != (uint32_t) *syllable &&
				 !(*syllable == 'v' && (letter == 'u' || letter == 0xFC)))
			return 0;
	}
	return at - from;
}

/* Does the Latin name from a letter on spell the Han letters from one on, the last behind the
 * first ones? */
static bool
spells_all(const YbssPersonName *han, int first, int spelled, const YbssPersonName *latin, int at)
{
	const YbssHan *known;

	if (spelled == han->count)
		return at == latin->count;
	known = ybss_han(han->letter[(first + spelled) % han->count]);
	for (int i = -1; known != NULL && i < YBSS_HAN_READINGS; i++)
	{
		int reading = i < 0 ? ybss_han_surname(known) : ybss_han_reading(known, i);
		int letters = reading ? spells(latin, at, ybss_syllable(reading)) : 0;

		if (letters > 0 && spells_all(han, first, spelled + 1, latin, at + letters))
			return true;
	}
	return false;
}

/* Is the Latin name the pinyin? */
bool
ybss_is_pinyin_of(const YbssPersonName *han, const YbssPersonName *latin)
{
	int surname;

	if (han->count < 2 || han->count > 6 || han->han != han->count || latin->han > 0)
		return false;
	surname = ybss_surname_letters(han->letter, han->count);
	return spells_all(han, 0, 0, latin, 0) || spells_all(han, surname, 0, latin, 0);
}

/* Give the class of a consonant; 0 for a vowel. */
static char
class_of(uint32_t letter, uint32_t behind)
{
	switch (letter)
	{
		case 'b':
		case 'p':
			return behind == 'h' ? 'F' : 'P';
		case 'm':
			return 'M';
		case 'f':
		case 'v':
		case 'w':
			return 'F';
		case 'd':
		case 't':
			return behind == 'h' ? 'S' : 'T';
		case 'n':
			return 'N';
		case 'l':
		case 'r':
			return 'L';
		case 'c':
			return behind == 'h' || behind == 'e' || behind == 'i' || behind == 'y' ? 'S' : 'K';
		case 'k':
		case 'g':
		case 'q':
			return 'K';
		case 's':
		case 'z':
		case 'x':
		case 'j':
			return 'S';
		default:
			return 0;
	}
}

/* Add a class that is no repetition. */
static int
add_class(char class, char *classes, int count, int most)
{
	if (class != 0 && count < most && (count == 0 || classes[count - 1] != class))
		classes[count++] = class;
	return count;
}

/* Add the classes of the usual reading of a Han character. In pinyin c, q and z are all like s. */
static int
add_syllable(uint32_t character, char *classes, int count, int most)
{
	const YbssHan *known = ybss_han(character);
	const char *syllable = ybss_syllable(known != NULL ? ybss_han_reading(known, 0) : 0);
	size_t length = strlen(syllable);
	char class;

	if (length == 0)
		return count;
	/* 尔, 儿 stand for l and r. */
	if (strcmp(syllable, "er") == 0)
		return add_class('L', classes, count, most);
	class = syllable[0] == 'c' || syllable[0] == 'q' || syllable[0] == 'z'
				? 'S'
				: class_of((unsigned char) syllable[0], 0);
	count = add_class(class, classes, count, most);
	if (length > 1 && (syllable[length - 1] == 'n' || syllable[length - 1] == 'g'))
		count = add_class('N', classes, count, most);
	return count;
}

/* Write the classes of consonants. */
int
ybss_consonants(const uint32_t *letter, int count, char *classes, int most)
{
	int found = 0;

	for (int i = 0; i < count; i++)
		if (ybss_han_letter(letter[i]))
			found = add_syllable(letter[i], classes, found, most);
		else
			found = add_class(class_of(letter[i], i + 1 < count ? letter[i + 1] : 0), classes,
							  found, most);
	return found;
}

/* Count the classes that stand in one order in both. */
static int
in_order(const char *a, int a_count, const char *b, int b_count)
{
	int rows[2][CONSONANTS + 1] = {{0}};

	for (int i = 1; i <= a_count; i++)
		for (int j = 1; j <= b_count; j++)
		{
			int *now = rows[i % 2], *last = rows[(i + 1) % 2];
			int more = last[j] > now[j - 1] ? last[j] : now[j - 1];

			now[j] = a[i - 1] == b[j - 1] ? last[j - 1] + 1 : more;
		}
	return rows[a_count % 2][b_count];
}

/* Write the letters of a name from one part on, those before it behind them. */
static int
turned(const YbssPersonName *name, int part, uint32_t *letter)
{
	int from = name->begin[part];

	for (int i = 0; i < name->count; i++)
		letter[i] = name->letter[(from + i) % name->count];
	return name->count;
}

/* Do both sound alike? */
bool
ybss_is_transliterated(const YbssPersonName *han, const YbssPersonName *latin)
{
	char in_han[CONSONANTS], in_latin[CONSONANTS];
	uint32_t letter[YBSS_NAME_LETTERS];
	int han_count, latin_count;

	if (han->han != han->count || latin->han > 0 || han->count < 2)
		return false;
	han_count = ybss_consonants(han->letter, han->count, in_han, CONSONANTS);
	/* The family's name may stand first in one and last in the other. */
	for (int part = 0; part < latin->parts; part++)
	{
		latin_count = ybss_consonants(letter, turned(latin, part, letter), in_latin, CONSONANTS);
		if (han_count + latin_count >= 6 &&
			10 * 2 * in_order(in_han, han_count, in_latin, latin_count) >=
				7 * (han_count + latin_count))
			return true;
	}
	return false;
}

/* Give the sum of the mixed syllables of pinyin; 0 where the letters are none. */
static uint64_t
pinyin_key(const YbssPersonName *name)
{
	char letters[YBSS_NAME_LETTERS];
	uint64_t sum = 0;

	for (int i = 0; i < name->count; i++)
		letters[i] = name->letter[i] < 0x80 ? (char) name->letter[i] : ' ';
	for (int part = 0; part < name->parts; part++)
		for (int at = name->begin[part]; at < name->begin[part + 1];)
		{
			int reading;
			size_t length =
				ybss_read_syllable(letters + at, (size_t) (name->begin[part + 1] - at), &reading);

			if (length == 0)
				return 0;
			sum += ybss_hash_number(YBSS_HASH_SEED, (uint64_t) ybss_mixed_syllable(reading));
			at += (int) length;
		}
	return sum;
}

/* Give one number for the syllables. */
uint64_t
ybss_syllables_key(const YbssPersonName *name)
{
	uint64_t sum = 0;

	if (name->han == 0)
		return pinyin_key(name);
	if (name->han != name->count)
		return 0;
	for (int i = 0; i < name->count; i++)
	{
		const YbssHan *known = ybss_han(name->letter[i]);
		int reading = known == NULL ? 0 : ybss_han_reading(known, 0);

		if (known != NULL && i == 0 && ybss_han_surname(known) != 0)
			reading = ybss_han_surname(known);
		sum += ybss_hash_number(YBSS_HASH_SEED, (uint64_t) ybss_mixed_syllable(reading));
	}
	return sum;
}
