/*
 * name_parts.c
 *		Names of several parts, of which some are left out or stand in another order.
 */
#include "match/comparison/name_parts.h"

#include "match/knowledge/han.h"

/* Are two parts the same, letter by letter or by their sound? A single Latin letter stands for what
 * it begins. */
static bool
part_agrees(const YbssPersonName *a, int i, const YbssPersonName *b, int j)
{
	const uint32_t *one = a->letter + a->begin[i], *other = b->letter + b->begin[j];
	int count = a->begin[i + 1] - a->begin[i], others = b->begin[j + 1] - b->begin[j];

	if ((count == 1 || others == 1) && one[0] < 0x80)
		return one[0] == other[0];
	if (count != others)
		return false;
	for (int k = 0; k < count; k++)
		if (one[k] != other[k] && ybss_alike_sound(one[k], other[k], false) != YBSS_SOUND_SAME)
			return false;
	return true;
}

/* Count the letters of a part. */
static int
letters_of(const YbssPersonName *name, int part)
{
	return name->begin[part + 1] - name->begin[part];
}

/* Is each part of the one a part of the other, each of another? */
static bool
lies_in(const YbssPersonName *fewer, const YbssPersonName *more)
{
	bool used[YBSS_NAME_MOST_PARTS] = {false};
	int whole = 0;

	for (int i = 0; i < fewer->parts; i++)
	{
		int found = -1;

		for (int j = 0; j < more->parts && found < 0; j++)
			if (!used[j] && part_agrees(fewer, i, more, j))
				found = j;
		if (found < 0)
			return false;
		used[found] = true;
		/* Initials alone say too little, one Han letter too. */
		if (letters_of(fewer, i) > 1 && letters_of(more, found) > 1)
			whole += letters_of(fewer, i);
	}
	return whole >= 2;
}

/* Is each part of the one with fewer a part of the other? */
bool
ybss_parts_agree(const YbssPersonName *a, const YbssPersonName *b)
{
	if ((a->parts < 2 && b->parts < 2) || a->hidden > 0 || b->hidden > 0)
		return false;
	/* Which part is taken first may depend on who asks: both ask. */
	return (a->parts <= b->parts && lies_in(a, b)) || (b->parts <= a->parts && lies_in(b, a));
}
