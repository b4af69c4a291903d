/*
 * agreement.c
 *		Classifies the slip between two names or two numbers.
 *
 * The classes are those that lists of offices show: a swapped pair, a missing
 * character, a character of the same sound. Anything further apart is
 * "different": a distance of two in names of two or three characters says
 * nothing.
 */
#include "match/comparison/agreement.h"

#include <stdint.h>

#include "text/utf8.h"

typedef struct Characters
{
	uint32_t points[YBSS_NAME_CHARACTERS];
	int		 count;
} Characters;

/* Say whether the character only separates: spaces and the dots between parts of a name. */
static bool
is_separator(uint32_t point)
{
	switch (point)
	{
		case ' ':
		case '\t':
		case '.':
		case 0x00A0:
		case u'·': /* the standard's middle dot */
		case u'•':
		case u'‧':
		case u'⋅':
		case 0x3000:
		case u'・':
		case u'．':
		case u'･':
			return true;
		default:
			return false;
	}
}

/* Fold Latin letters and digits to lower case, half width. */
static uint32_t
fold_case(uint32_t point)
{
	if (point >= 0xFF01 && point <= 0xFF5E)
		point -= 0xFEE0;
	return point >= 'A' && point <= 'Z' ? point + 32 : point;
}

/* Decode a text without its separators, folded as far as knowledge (may be NULL) goes. */
static void
decode(const char *text, size_t length, const YbssCharacterKnowledge *knowledge, Characters *out)
{
	const char *end = text + length;

	out->count = 0;
	while (text < end && out->count < YBSS_NAME_CHARACTERS)
	{
		uint32_t point = ybss_utf8_next(&text, end);

		if (is_separator(point))
			continue;
		point = fold_case(point);
		if (knowledge != NULL && knowledge->fold != NULL)
			point = knowledge->fold(point);
		out->points[out->count++] = point;
	}
}

/* Count the places, from the start, that are the same. */
static int
common_prefix(const Characters *a, const Characters *b)
{
	int i = 0;

	while (i < a->count && i < b->count && a->points[i] == b->points[i])
		i++;
	return i;
}

/* Count the places, from the end, that are the same and lie behind the prefix. */
static int
common_suffix(const Characters *a, const Characters *b, int prefix)
{
	int i = 0;

	while (i < a->count - prefix && i < b->count - prefix &&
		   a->points[a->count - 1 - i] == b->points[b->count - 1 - i])
		i++;
	return i;
}

/* Classify by what lies between the common prefix and the common suffix. */
static YbssAgreement
slip(const Characters *a, const Characters *b)
{
	int prefix = common_prefix(a, b);
	int suffix = common_suffix(a, b, prefix);
	int a_rest = a->count - prefix - suffix;
	int b_rest = b->count - prefix - suffix;

	if (a_rest == 0 && b_rest == 0)
		return YBSS_AGREE_SAME;
	if (a_rest + b_rest == 1)
		return YBSS_AGREE_MISSING_CHARACTER;
	if (a_rest == 1 && b_rest == 1)
		return YBSS_AGREE_ONE_CHARACTER;
	if (a_rest == 2 && b_rest == 2 && a->points[prefix] == b->points[prefix + 1] &&
		a->points[prefix + 1] == b->points[prefix])
		return YBSS_AGREE_SWAPPED;
	return YBSS_AGREE_DIFFERENT;
}

/* Say whether all characters sound alike, one by one. */
static bool
sounds_alike(const Characters *a, const Characters *b, const YbssCharacterKnowledge *knowledge)
{
	if (knowledge == NULL || knowledge->sound == NULL || a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++)
		if (a->points[i] != b->points[i] &&
			(knowledge->sound(a->points[i]) == 0 ||
			 knowledge->sound(a->points[i]) != knowledge->sound(b->points[i])))
			return false;
	return true;
}

/* Say whether the short one is a call name of the full one: 小强 or 阿强 or 强 for 李志强. */
static bool
is_nickname(const Characters *full, const Characters *brief)
{
	uint32_t last;

	if (full->count < 2 || brief->count < 1 || brief->count > 2)
		return false;
	last = full->points[full->count - 1];
	if (brief->points[brief->count - 1] != last)
		return false;
	return brief->count == 1 || brief->points[0] == u'小' || brief->points[0] == u'阿' ||
		   brief->points[0] == last;
}

/*
 * Classify how two names (UTF-8) agree.
 *
 * knowledge may be NULL: then no pair counts as a homophone. One-character names
 * agree only when they are the same: any slip would make any two of them agree.
 */
YbssAgreement
ybss_name_agreement(const char *a, size_t a_length, const char *b, size_t b_length,
					const YbssCharacterKnowledge *knowledge)
{
	Characters	  first;
	Characters	  second;
	YbssAgreement agreement;

	decode(a, a_length, knowledge, &first);
	decode(b, b_length, knowledge, &second);
	agreement = slip(&first, &second);
	if (agreement == YBSS_AGREE_SAME)
		return first.count > 0 ? YBSS_AGREE_SAME : YBSS_AGREE_DIFFERENT;
	if (sounds_alike(&first, &second, knowledge))
		return YBSS_AGREE_HOMOPHONE;
	if (is_nickname(&first, &second) || is_nickname(&second, &first))
		return YBSS_AGREE_NICKNAME;
	if (first.count < 2 || second.count < 2)
		return YBSS_AGREE_DIFFERENT;
	return agreement;
}

/* Classify how two numbers written in digits and letters agree. */
YbssAgreement
ybss_digits_agreement(const char *a, size_t a_length, const char *b, size_t b_length)
{
	Characters first;
	Characters second;

	decode(a, a_length, NULL, &first);
	decode(b, b_length, NULL, &second);
	if (first.count < 8 || second.count < 8)
		return YBSS_AGREE_DIFFERENT;
	return slip(&first, &second);
}

/* Name an agreement as the tables and the manual do. */
const char *
ybss_agreement_name(YbssAgreement agreement)
{
	static const char *names[] = {"same",			   "homophone", "swapped",
								  "missing_character", "one_character", "nickname", "different"};

	return names[agreement];
}
