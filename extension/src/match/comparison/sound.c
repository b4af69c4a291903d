/*
 * sound.c
 *		How Latin letters are written without accents, and how they sound: Soundex (Russell, 1918),
 *as the American census uses it.
 */
#include "match/comparison/sound.h"

#include "match/comparison/hash.h"

/* Class of each letter from a to z: 0 for vowels, 7 for h and w, which part nothing. */
static const char classes[] = "01230127022455012623017202";

/* Give the Soundex key of the first word. */
bool
ybss_latin_sound(const uint32_t *letters, int count, uint64_t *key)
{
	int at = 0, sounds = 0;
	char last, now;
	uint64_t code;

	while (at < count && !(letters[at] >= 'a' && letters[at] <= 'z'))
		at++;
	if (at == count)
		return false;
	code = letters[at];
	last = classes[letters[at] - 'a'];
	for (at++; at < count && sounds < 3 && letters[at] != ' '; at++)
	{
		if (!(letters[at] >= 'a' && letters[at] <= 'z'))
			continue;
		now = classes[letters[at] - 'a'];
		if (now == '7')
			continue;
		if (now != '0' && now != last)
		{
			code = code << 8 | (uint64_t) now;
			sounds++;
		}
		last = now;
	}
	*key = ybss_hash_number(YBSS_HASH_SEED, code);
	return true;
}

/* Take the accent off a Latin letter. */
uint32_t
ybss_without_accent(uint32_t c)
{
	static const char letters[] =
		"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty" /* U+00C0 */
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" /* U+0100 */
		"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

	if (c < 0xC0 || c >= 0xC0 + sizeof letters - 1 || letters[c - 0xC0] == ' ')
		return c;
	return (uint32_t) letters[c - 0xC0];
}
