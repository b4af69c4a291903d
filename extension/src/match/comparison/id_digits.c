/*
 * id_digits.c
 *		The digits of a citizen id, of which some may be hidden.
 *
 * Coded: a byte that says which form follows, then eighteen digits in nine bytes, or
 * digits of another number one a byte, or the letters of another document's number.
 */
#include "match/comparison/id_digits.h"

#include <string.h>

#include "cell/lost.h"
#include "cell/nothing.h"
#include "cell/signs.h"
#include "code/citizen_id.h"
#include "match/comparison/hash.h"

typedef enum Form
{
	FORM_PLACES = 1,
	FORM_DIGITS,
	FORM_LETTERS,
	FORM_VALID = 4 /* with FORM_PLACES */
} Form;

#define OLD_PLACES 15

/* Is the sign a digit that is hidden? */
static bool
is_hidden(uint32_t sign)
{
	return sign == '*' || sign == '?' || sign == '#' || sign == '_' || sign == u'●' ||
		   sign == u'■' || sign == u'×' || sign == u'○' || sign == u'□' || sign == u'△' ||
		   sign == 0xFFFD;
}

/* Read the signs of a cell; false where one of them is in no id. */
static bool
read_places(const YbssSigns *signs, YbssIdDigits *id)
{
	id->count = 0;
	id->hidden = false;
	for (int i = 0; i < signs->count; i++)
	{
		uint32_t sign = signs->sign[i];
		bool last = i == signs->count - 1;
		unsigned char digit;

		if (sign == '-' || sign == '.')
			continue;
		if (ybss_sign_is_digit(sign))
			digit = (unsigned char) (sign - '0');
		/* In so long a number a letter O is a zero, I and L are ones. */
		else if (signs->count >= OLD_PLACES && (sign == 'O' || sign == 'I' || sign == 'L'))
			digit = sign == 'O' ? 0 : 1;
		else if (sign == 'X' && last)
			digit = YBSS_ID_X;
		else if (is_hidden(sign) || (sign == 'X' && i > 0))
			digit = YBSS_ID_HIDDEN;
		else
			return false;
		if (id->count == YBSS_ID_MOST)
			return false;
		id->hidden |= digit == YBSS_ID_HIDDEN;
		id->digit[id->count++] = digit;
	}
	return true;
}

/* Give the check digit of seventeen digits. */
static int
check_digit(const unsigned char *digit)
{
	static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	static const int checks[] = {1, 0, YBSS_ID_X, 9, 8, 7, 6, 5, 4, 3, 2};
	int sum = 0;

	for (int i = 0; i < YBSS_ID_PLACES - 1; i++)
		sum += digit[i] * weights[i];
	return checks[sum % 11];
}

/* Turn the old form into the new one: 19 before the year, the check digit behind. */
static void
from_old(YbssIdDigits *id)
{
	memmove(id->digit + 8, id->digit + 6, OLD_PLACES - 6);
	id->digit[6] = 1;
	id->digit[7] = 9;
	id->digit[17] = id->hidden ? YBSS_ID_HIDDEN : (unsigned char) check_digit(id->digit);
	id->count = YBSS_ID_PLACES;
}

/* Put what stands before and behind the hidden digits in its place, where too few of them are
 * written, or too many. */
static bool
spread(YbssIdDigits *id)
{
	YbssIdDigits wide = {.count = YBSS_ID_PLACES, .hidden = true};
	int before = 0, behind = 0;

	while (before < id->count && id->digit[before] != YBSS_ID_HIDDEN)
		before++;
	while (behind < id->count - before && id->digit[id->count - 1 - behind] != YBSS_ID_HIDDEN)
		behind++;
	if (before + behind >= YBSS_ID_PLACES)
		return false;
	memset(wide.digit, YBSS_ID_HIDDEN, YBSS_ID_PLACES);
	memcpy(wide.digit, id->digit, (size_t) before);
	memcpy(wide.digit + YBSS_ID_PLACES - behind, id->digit + id->count - behind, (size_t) behind);
	*id = wide;
	return true;
}

/* Bring an id into its eighteen places; false where it has others. */
static bool
into_places(YbssIdDigits *id)
{
	/* An x may only stand last. */
	if (id->count == OLD_PLACES && id->digit[OLD_PLACES - 1] != YBSS_ID_X)
		from_old(id);
	else if (id->hidden && id->count != YBSS_ID_PLACES && !spread(id))
		return false;
	/* The last four or six digits alone. */
	else if (!id->hidden && (id->count == 4 || id->count == 6))
	{
		memmove(id->digit + YBSS_ID_PLACES - id->count, id->digit, (size_t) id->count);
		memset(id->digit, YBSS_ID_HIDDEN, (size_t) (YBSS_ID_PLACES - id->count));
		id->count = YBSS_ID_PLACES;
		id->hidden = true;
	}
	if (id->count != YBSS_ID_PLACES)
		return false;
	id->valid = !id->hidden && check_digit(id->digit) == id->digit[17];
	return true;
}

/* Does the id say nothing: one digit throughout, too few that are seen, the zeros in which a
 * spreadsheet ends a number of more than fifteen digits? */
static bool
says_nothing(const YbssIdDigits *id)
{
	int seen = 0;
	bool same = true;

	for (int i = 0; i < id->count; i++)
	{
		seen += id->digit[i] != YBSS_ID_HIDDEN;
		same &= id->digit[i] == id->digit[0] || id->digit[i] == YBSS_ID_HIDDEN;
	}
	if (seen < 3 || (same && seen > 4))
		return true;
	return id->count == YBSS_ID_PLACES && !id->hidden && !id->valid && id->digit[15] == 0 &&
		   id->digit[16] == 0 && id->digit[17] == 0;
}

/* Code the digits. */
static size_t
code_digits(YbssIdDigits *id, unsigned char *coded)
{
	bool places = into_places(id);

	if (says_nothing(id))
		return 0;
	if (!places)
	{
		coded[0] = FORM_DIGITS;
		memcpy(coded + 1, id->digit, (size_t) id->count);
		return (size_t) id->count + 1;
	}
	coded[0] = (unsigned char) (FORM_PLACES | (id->valid ? FORM_VALID : 0));
	for (int i = 0; i < YBSS_ID_PLACES; i += 2)
		coded[1 + i / 2] = (unsigned char) (id->digit[i] << 4 | id->digit[i + 1]);
	return 1 + YBSS_ID_PLACES / 2;
}

/* Code the letters of another document's number. */
static size_t
code_letters(const YbssSigns *signs, unsigned char *coded)
{
	uint64_t hash = YBSS_HASH_SEED;
	size_t bytes = 1;

	coded[0] = FORM_LETTERS;
	for (int i = 0; i < signs->count; i++)
	{
		hash = ybss_hash_number(hash, signs->sign[i]);
		if (bytes + 4 <= YBSS_CODED_BYTES - sizeof hash)
			bytes += ybss_write_signs(&signs->sign[i], 1, (char *) coded + bytes);
	}
	memcpy(coded + bytes, &hash, sizeof hash);
	return bytes + sizeof hash;
}

/* Code an id. */
size_t
ybss_code_id_digits(const char *text, size_t length, void *coded)
{
	unsigned char *to = coded;
	YbssIdDigits id = {0};
	YbssSigns signs;

	ybss_read_signs(text, length, &signs);
	ybss_close_signs(&signs);
	ybss_unwrap_number(&signs);
	if (signs.count == 0 || ybss_has_lost_digits(&signs) ||
		ybss_is_nothing(&signs, YBSS_NOTHING_EVERY))
		return 0;
	if (!signs.cut && read_places(&signs, &id))
		return code_digits(&id, to);
	/* What is too long for signs is told apart by its bytes. */
	if (signs.cut)
	{
		uint64_t hash = ybss_hash_bytes(YBSS_HASH_SEED, text, length);

		to[0] = FORM_LETTERS;
		memcpy(to + 1, &hash, sizeof hash);
		return 1 + sizeof hash;
	}
	return code_letters(&signs, to);
}

/* Read the digits of a coded id. */
bool
ybss_read_id_digits(const void *coded, size_t bytes, YbssIdDigits *id)
{
	const unsigned char *from = coded;

	id->hidden = false;
	id->valid = (from[0] & FORM_VALID) != 0;
	if ((from[0] & ~FORM_VALID) == FORM_PLACES)
	{
		id->count = YBSS_ID_PLACES;
		for (int i = 0; i < YBSS_ID_PLACES; i += 2)
		{
			id->digit[i] = from[1 + i / 2] >> 4;
			id->digit[i + 1] = from[1 + i / 2] & 0xF;
			id->hidden |= id->digit[i] == YBSS_ID_HIDDEN || id->digit[i + 1] == YBSS_ID_HIDDEN;
		}
		return true;
	}
	if (from[0] != FORM_DIGITS)
		return false;
	id->count = (int) bytes - 1;
	memcpy(id->digit, from + 1, (size_t) id->count);
	for (int i = 0; i < id->count; i++)
		id->hidden |= id->digit[i] == YBSS_ID_HIDDEN;
	return true;
}
