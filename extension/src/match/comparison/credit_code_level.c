/*
 * credit_code_level.c
 *		Credit codes: the level of two, and the keys by which they are found.
 *
 * A coded one has a byte that says whether it is valid, and its characters. Characters 9
 * to 17 of a credit code are the organisation's code, which stood alone before 2015.
 */
#include "match/comparison/credit_code_level.h"

#include <stdbool.h>
#include <string.h>

#include "cell/lost.h"
#include "cell/nothing.h"
#include "cell/signs.h"
#include "code/credit_code.h"
#include "match/comparison/hash.h"

typedef enum CreditLevel
{
	CREDIT_SAME,
	CREDIT_ONE_CHARACTER, /* one wrong or left out, where one of both is no valid code */
	CREDIT_TRANSPOSED,
	CREDIT_ORGANISATION, /* the organisation's code agrees: of another form, or with a slip before
							it */
	CREDIT_MASKED,		 /* all characters that both show agree */
	CREDIT_DIFFERENT
} CreditLevel;

static const char *const level_names[] = {"same",		  "one_character", "transposed",
										  "organisation", "masked",		   "different"};

typedef enum CreditKey
{
	KEY_WHOLE,
	KEY_ORGANISATION,
	KEY_HALVES /* the first nine and the last nine characters: one wrong leaves one of them */
} CreditKey;

static const char *const key_names[] = {"whole", "organisation", "halves"};

#define LENGTH YBSS_CREDIT_CODE_LENGTH
#define ORGANISATION 8
#define ORGANISATION_LENGTH 9
#define MOST 40

/* Give the character that people mean: no code has I, O, S, V or Z. */
static char
meant(uint32_t sign)
{
	switch (sign)
	{
		case 'I':
			return '1';
		case 'O':
			return '0';
		case 'S':
			return '5';
		case 'Z':
			return '2';
		case u'●':
		case u'×':
		case '?':
			return '*';
		default:
			return sign < 0x80 ? (char) sign : '~';
	}
}

/* Say whether the characters are a valid code. */
static bool
is_valid(const char *characters, int count)
{
	YbssCreditCode read;
	YbssCodeFault fault;

	return count == LENGTH && ybss_credit_code_read(characters, (size_t) count, &read, &fault);
}

/* Code a credit code. */
static size_t
code(const char *text, size_t length, void *coded)
{
	char *to = coded;
	int count = 0, seen = 0;
	YbssSigns signs;

	ybss_read_signs(text, length, &signs);
	ybss_close_signs(&signs);
	ybss_unwrap_number(&signs);
	if (signs.cut || ybss_has_lost_digits(&signs) || ybss_is_nothing(&signs, YBSS_NOTHING_EVERY))
		return 0;
	for (int i = 0; i < signs.count && count < MOST; i++)
	{
		if (signs.sign[i] == '-' || signs.sign[i] == '.')
			continue;
		to[1 + count] = meant(signs.sign[i]);
		seen += to[1 + count] != '*';
		count++;
	}
	if (seen < 4 || strspn(to + 1, (char[]){to[1], '\0'}) >= (size_t) count)
		return 0;
	to[0] = (char) is_valid(to + 1, count);
	return (size_t) count + 1;
}

/* Give the organisation's code; NULL where there is none. */
static const char *
organisation(const char *characters, int count)
{
	if (count == ORGANISATION_LENGTH)
		return characters;
	return count == LENGTH ? characters + ORGANISATION : NULL;
}

/* Do all characters agree that both show? */
static bool
seen_agrees(const char *a, const char *b, int count)
{
	int seen = 0;

	for (int i = 0; i < count; i++)
	{
		if (a[i] == '*' || b[i] == '*')
			continue;
		if (a[i] != b[i])
			return false;
		seen++;
	}
	return seen >= 4;
}

/* The slip between two codes. */
static CreditLevel
slip(const char *a, int a_count, const char *b, int b_count)
{
	const char *longer = a_count >= b_count ? a : b, *shorter = longer == a ? b : a;
	int most = a_count >= b_count ? a_count : b_count, least = a_count + b_count - most;
	int begin = 0, end = 0, between;

	if (least < 8 || most > least + 1)
		return CREDIT_DIFFERENT;
	while (begin < least && longer[begin] == shorter[begin])
		begin++;
	while (end < least - begin && longer[most - 1 - end] == shorter[least - 1 - end])
		end++;
	between = most - begin - end;
	if (between <= 1)
		return CREDIT_ONE_CHARACTER;
	return between == 2 && most == least && longer[begin] == shorter[begin + 1] &&
				   longer[begin + 1] == shorter[begin]
			   ? CREDIT_TRANSPOSED
			   : CREDIT_DIFFERENT;
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	const char *one = a, *other = b;
	int count = (int) a_bytes - 1, others = (int) b_bytes - 1;
	const char *first, *second;
	CreditLevel level;

	if (a_bytes == b_bytes && memcmp(a, b, a_bytes) == 0)
		return CREDIT_SAME;
	if (memchr(one + 1, '*', (size_t) count) != NULL ||
		memchr(other + 1, '*', (size_t) others) != NULL)
		return count == others && seen_agrees(one + 1, other + 1, count) ? CREDIT_MASKED
																		 : CREDIT_DIFFERENT;
	/* Two valid codes are two organisations. */
	level = one[0] && other[0] ? CREDIT_DIFFERENT : slip(one + 1, count, other + 1, others);
	if (level != CREDIT_DIFFERENT)
		return level;
	first = organisation(one + 1, count);
	second = organisation(other + 1, others);
	return first != NULL && second != NULL && memcmp(first, second, ORGANISATION_LENGTH) == 0
			   ? CREDIT_ORGANISATION
			   : CREDIT_DIFFERENT;
}

/* Add the key of some characters, where all of them are seen. */
static int
add_characters(const char *characters, int length, uint64_t seed, uint64_t *keys, int count)
{
	uint64_t hash;

	if (length < 4 || memchr(characters, '*', (size_t) length) != NULL)
		return count;
	hash = ybss_hash_bytes(YBSS_HASH_SEED + seed, characters, (size_t) length);
	if (count > 0 && keys[0] == hash)
		return count;
	keys[count] = hash;
	return count + 1;
}

/* Give the keys. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	const char *characters = (const char *) coded + 1;
	int length = (int) bytes - 1;

	if (bytes == 0)
		return 0;
	if (kind == KEY_WHOLE)
		return add_characters(characters, length, 0, keys, 0);
	if (kind == KEY_ORGANISATION)
		return organisation(characters, length) == NULL
				   ? 0
				   : add_characters(organisation(characters, length), ORGANISATION_LENGTH, 1, keys,
									0);
	return add_characters(characters + length - length / 2, length / 2, 3, keys,
						  add_characters(characters, length / 2, 2, keys, 0));
}

const YbssComparison ybss_compare_credit_code = {
	"credit_code", YBSS_NAMES(level_names), level_names, code,
	compare,	   YBSS_NAMES(key_names),	key_names,	 key,
};
