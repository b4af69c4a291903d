/*
 * search_weight.c
 *		Weighs what was said against what is seen of a record.
 *
 * Weights are log2 of how much more often a field agrees in a way where the record is meant
 * than where it is not (Fellegi and Sunter 1969), in sixteenths. How common a name is needs
 * none of its own: whoever bears it too stands among the candidates and shares the odds.
 */
#include "match/search/search_weight.h"

#include <string.h>

#include "match/search/search_key.h"

#define BITS(x) ((int) ((x) *16))

static const int name_weight[] = {
	[YBSS_NAME_NOT_SAID] = 0,		 [YBSS_NAME_SAME] = BITS(15),	[YBSS_NAME_SOUNDS] = BITS(12.5),
	[YBSS_NAME_SWAPPED] = BITS(10),	 [YBSS_NAME_SHORTER] = BITS(8), [YBSS_NAME_PART] = BITS(9),
	[YBSS_NAME_ONE_OTHER] = BITS(7), [YBSS_NAME_CALLED] = BITS(6),	[YBSS_NAME_SURNAME] = BITS(-2),
	[YBSS_NAME_OTHER] = BITS(-7),
};
static const int year_weight[] = {0, BITS(6.3), BITS(3), BITS(-6)};
static const int phone_weight[] = {0, BITS(17), BITS(12), BITS(-3)};
static const int sex_weight[] = {0, BITS(0.9), 0, BITS(-5)};
static const int id_weight[] = {0, BITS(3.5), BITS(1), BITS(-7)};

/* Does the view show a character of the name: the first, or the last of three and more? */
static bool
shows(const char *shown, size_t bytes, bool last)
{
	return bytes > 0 && shown[last ? bytes - 1 : 0] != '*';
}

/* Do all characters that the view shows stand there as they were said? */
static bool
same_where_seen(const YbssSpoken *said, const YbssSpoken *name, const char *shown, size_t bytes)
{
	int last = name->count - 1;

	if (shows(shown, bytes, false) && said->form[0] != name->form[0])
		return false;
	return last < 2 || !shows(shown, bytes, true) || said->form[last] == name->form[last];
}

/* Count the sounds of one that the other has, each once. */
static int
shared_sounds(const YbssSpoken *a, const YbssSpoken *b)
{
	bool used[YBSS_SPOKEN_UNITS] = {false};
	int shared = 0;

	for (int i = 0; i < a->count; i++)
		for (int j = 0; j < b->count; j++)
			if (!used[j] && a->sound[i] == b->sound[j])
			{
				used[j] = true;
				shared++;
				break;
			}
	return shared;
}

/* Does the shorter stand in the longer with one sound left out? */
static bool
is_one_shorter(const YbssSpoken *brief, const YbssSpoken *full)
{
	int i = 0, j = 0;

	if (full->count != brief->count + 1 || brief->count < 2)
		return false;
	for (; i < brief->count && j < full->count && j - i < 2; j++)
		i += brief->sound[i] == full->sound[j];
	return i == brief->count;
}

/* Likeness of a way of calling somebody. */
static YbssNameLikeness
called_likeness(const YbssSpoken *said, YbssCalled called, const YbssSpoken *name)
{
	bool surname = name->count > 0 && said->sound[0] == name->sound[0];
	bool given = name->count > 1 && said->sound[said->count - 1] == name->sound[name->count - 1];

	if (called == YBSS_CALLED_SURNAME ? surname
		: called == YBSS_CALLED_GIVEN ? given
									  : surname || given)
		return YBSS_NAME_CALLED;
	return YBSS_NAME_OTHER;
}

/* Likeness of a name as it was said to a name of the register. */
YbssNameLikeness
ybss_name_likeness(const YbssSpoken *said, YbssCalled called, const YbssSpoken *name,
				   const char *shown, size_t shown_bytes)
{
	int shared;

	if (called == YBSS_CALLED_NOT || said->count == 0)
		return YBSS_NAME_NOT_SAID;
	if (called != YBSS_CALLED_WHOLE)
		return called_likeness(said, called, name);
	if (said->count == name->count &&
		memcmp(said->sound, name->sound, (size_t) said->count * sizeof *said->sound) == 0)
		return same_where_seen(said, name, shown, shown_bytes) ? YBSS_NAME_SAME : YBSS_NAME_SOUNDS;
	shared = shared_sounds(said, name);
	if (shared == said->count && shared == name->count)
		return YBSS_NAME_SWAPPED;
	if (is_one_shorter(said, name) || is_one_shorter(name, said))
		return YBSS_NAME_SHORTER;
	/* Of a long name, a part of two characters and more or a word of letters. */
	if ((name->count > 4 || name->parts > 1 || name->letters) &&
		shared >= 2 - (said->letters && name->letters) &&
		(shared == said->count || shared == name->count))
		return YBSS_NAME_PART;
	if (said->count == name->count && said->count >= 3 && shared >= said->count - 1 &&
		!name->letters)
		return YBSS_NAME_ONE_OTHER;
	if (name->count > 0 && said->sound[0] == name->sound[0])
		return YBSS_NAME_SURNAME;
	return YBSS_NAME_OTHER;
}

/* Likeness of a telephone that was said to one that the view shows, 138****0010. */
YbssFieldLikeness
ybss_phone_likeness(const char *said, const char *shown, size_t bytes)
{
	size_t length = strlen(said);

	/* Beyond the end of a number that a mask hides wholly nothing agrees. */
	if (length < 4 || bytes < 4 || shown[bytes - 1] == '*')
		return YBSS_FIELD_NOT_SAID;
	if (memcmp(said + length - 4, shown + bytes - 4, 4) != 0)
		return YBSS_FIELD_OTHER;
	if (length == 4)
		return YBSS_FIELD_NEAR;
	return bytes >= 8 && length >= 7 && memcmp(said, shown, 3) == 0 ? YBSS_FIELD_SAME
																	: YBSS_FIELD_NEAR;
}

/* Likeness of a year of birth. */
static YbssFieldLikeness
year_likeness(const YbssClues *clues, int year)
{
	if (clues->year_low == 0 || year == 0)
		return YBSS_FIELD_NOT_SAID;
	if (year >= clues->year_low && year <= clues->year_high)
		return clues->year_high - clues->year_low < 2 ? YBSS_FIELD_SAME : YBSS_FIELD_NEAR;
	return year >= clues->year_low - 1 && year <= clues->year_high + 1 ? YBSS_FIELD_NEAR
																	   : YBSS_FIELD_OTHER;
}

/* Likeness of a citizen id by what the view shows of it. */
static YbssFieldLikeness
id_likeness(const YbssClues *clues, const char *id, size_t bytes)
{
	bool first = clues->id_first != 0, last = clues->id_last != 0;

	if (!clues->id_given || bytes < 8 || id[0] == '*' || (!first && !last))
		return YBSS_FIELD_NOT_SAID;
	if ((first && id[0] != clues->id_first) || (last && id[bytes - 1] != clues->id_last))
		return YBSS_FIELD_OTHER;
	return first && last ? YBSS_FIELD_SAME : YBSS_FIELD_NEAR;
}

/* Weigh a person against what was said. */
void
ybss_weigh_person(const YbssClues *clues, const YbssSpoken *said, const YbssSeen *seen,
				  YbssLikeness *likeness)
{
	likeness->name = ybss_name_likeness(said, (YbssCalled) clues->called, &seen->name, seen->shown,
										seen->shown_bytes);
	likeness->year = year_likeness(clues, seen->year);
	likeness->phone = clues->phone[0] != 0
						  ? ybss_phone_likeness(clues->phone, seen->phone, seen->phone_bytes)
						  : YBSS_FIELD_NOT_SAID;
	likeness->sex = clues->sex == 0 || seen->sex == 0 ? YBSS_FIELD_NOT_SAID
					: clues->sex == seen->sex		  ? YBSS_FIELD_SAME
													  : YBSS_FIELD_OTHER;
	likeness->id = id_likeness(clues, seen->id, seen->id_bytes);
	/* Four digits that may be a year or a telephone's last say only what agrees. */
	if (clues->tail_or_year)
	{
		if (likeness->year == YBSS_FIELD_SAME || likeness->phone != YBSS_FIELD_NEAR)
			likeness->phone = YBSS_FIELD_NOT_SAID;
		else
			likeness->year = YBSS_FIELD_NOT_SAID;
	}
	/* A year is what they are most often. */
	likeness->weight = clues->tail_or_year && likeness->phone == YBSS_FIELD_NEAR ? BITS(-4) : 0;
	likeness->weight += name_weight[likeness->name] + year_weight[likeness->year] +
						phone_weight[likeness->phone] + sex_weight[likeness->sex] +
						id_weight[likeness->id];
}

/* Likeness of a unit's name, in hundredths: how many pairs of what was said it has, and how little
 * more. */
int
ybss_unit_name_likeness(const char *said, const char *name, size_t bytes)
{
	YbssKeys of_said = {0}, of_name = {0};
	int shared = 0;

	ybss_add_unit_name(&of_said, said, strlen(said));
	ybss_add_unit_name(&of_name, name, bytes);
	for (int i = 0; i < of_said.count; i++)
		for (int j = 0; j < of_name.count; j++)
			shared += of_said.key[i] == of_name.key[j];
	if (of_said.count == 0 || of_name.count == 0)
		return 0;
	return (85 * shared) / of_said.count + (15 * shared) / of_name.count;
}
