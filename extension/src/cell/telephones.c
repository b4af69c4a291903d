/*
 * telephones.c
 *		The telephone numbers of a cell.
 */
#include "cell/telephones.h"

#include <string.h>

#include "cell/lost.h"
#include "cell/signs.h"
#include "code/phone.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))
#define BYTES (YBSS_SIGNS * 4)

/* Is it a number that is written where there is none? */
bool
ybss_is_default_phone(int64_t phone)
{
	char digits[YBSS_PHONE_WRITTEN];
	char area[YBSS_PHONE_WRITTEN];
	size_t length;

	if (ybss_phone_kind(phone) == YBSS_PHONE_SERVICE ||
		ybss_phone_kind(phone) == YBSS_PHONE_INTERNATIONAL)
		return false;
	ybss_phone_split(phone, area, digits);
	length = strlen(digits);
	if (strspn(digits, (char[]){digits[0], '\0'}) == length || strcmp(digits, "13800138000") == 0 ||
		strncmp("23456789", digits, length) == 0)
		return true;
	/* 13800000000, 13900000000 and their like. */
	return length == 11 && strspn(digits + 3, "0") == 8;
}

/* Digits that are no number but are written where there is none: 11111111111, 12345678901. */
static bool
is_filler(const YbssSigns *signs)
{
	uint32_t first = signs->sign[0];
	bool same = signs->count >= 7;
	bool rising = signs->count >= 7;

	for (int i = 0; i < signs->count; i++)
	{
		same = same && signs->sign[i] == first && ybss_sign_is_digit(first);
		rising = rising && signs->sign[i] == (uint32_t) ('0' + (i + 1) % 10);
	}
	return same || rising;
}

/* Take a number, once. */
void
ybss_add_telephone(YbssTelephones *to, int64_t phone)
{
	if (ybss_is_default_phone(phone))
	{
		to->fault = to->fault ? to->fault : YBSS_TELEPHONE_DEFAULT;
		return;
	}
	for (int i = 0; i < to->count; i++)
		if (to->phone[i] == phone)
			return;
	if (to->count < YBSS_TELEPHONES)
		to->phone[to->count++] = phone;
}

/* Read signs as one number. */
static bool
read_one(const uint32_t *sign, int count, int64_t *phone, YbssCodeFault *fault)
{
	char text[BYTES];

	return ybss_phone_read(text, ybss_write_signs(sign, count, text), phone, fault);
}

/* Is it a sign that a number is made of? */
static bool
of_number(uint32_t c)
{
	static const char signs[] = "+-()# .";

	return ybss_sign_is_digit(c) || c == u'转' || c == u'轉' || c == u'分' || c == u'机' ||
		   c == u'機' || c == u'接' || (c > 0 && c < 0x80 && strchr(signs, (int) c));
}

/* Take the words out of a piece: labels, whose number it is; a bracket that opens or closes
 * nothing. */
static void
without_words(YbssSigns *piece)
{
	int kept = 0;
	int digits = 0;

	for (int i = 0; i < piece->count; i++)
	{
		uint32_t c = piece->sign[i];
		int word = ybss_signs_at(piece, i, "EXT");

		word = word ? word : ybss_signs_at(piece, i, "X");
		if (word && digits >= 7)
		{
			piece->sign[kept++] = '#';
			i += word - 1;
			continue;
		}
		/* 机 of 手机 and 分 of 部分 are none of a number before it has digits. */
		if ((digits == 0 && c > 0x7F) || !of_number(c))
			continue;
		/* (妻) leaves () behind. */
		if (c == ')' && kept > 0 && piece->sign[kept - 1] == '(')
		{
			kept--;
			continue;
		}
		digits += ybss_sign_is_digit(c);
		piece->sign[kept++] = c;
	}
	while (kept > 0 && strchr("-(. #+", (int) piece->sign[kept - 1]))
		kept--;
	piece->count = kept;
	piece->sign[kept] = 0;
	kept = 0;
	while (kept < piece->count && strchr("-). #", (int) piece->sign[kept]))
		kept++;
	ybss_keep_signs(piece, kept, piece->count - kept);
}

/* Read a piece that blanks may cut into several: the longest head that is a number, and so on. */
static bool
read_by_blanks(const YbssSigns *piece, YbssTelephones *to)
{
	YbssTelephones found = *to;
	YbssCodeFault fault;
	int64_t phone;
	int at = 0;

	while (at < piece->count)
	{
		int end = piece->count;

		while (end > at && !((end == piece->count || piece->sign[end] == ' ') &&
							 read_one(piece->sign + at, end - at, &phone, &fault)))
			end--;
		if (end == at)
			return false;
		ybss_add_telephone(&found, phone);
		at = end + (end < piece->count);
	}
	*to = found;
	return true;
}

/* Note the first fault. */
static void
refuse(YbssTelephones *to, YbssTelephoneFault fault, const YbssCodeFault *code_fault)
{
	if (to->fault == YBSS_TELEPHONE_RIGHT)
	{
		to->fault = fault;
		to->code_fault = *code_fault;
	}
}

/* Read a piece between separators. */
static void
read_piece(YbssSigns *piece, YbssTelephones *to)
{
	YbssCodeFault fault = {YBSS_CODE_RIGHT, 0, 0, 0};
	int64_t phone;

	ybss_unwrap_number(piece);
	if (ybss_has_lost_digits(piece))
		refuse(to, YBSS_TELEPHONE_LOST, &fault);
	else if (ybss_is_masked(piece))
		refuse(to, YBSS_TELEPHONE_MASKED, &fault);
	else if (is_filler(piece))
		refuse(to, YBSS_TELEPHONE_DEFAULT, &fault);
	else if (read_one(piece->sign, piece->count, &phone, &fault))
		ybss_add_telephone(to, phone);
	else
	{
		without_words(piece);
		if (piece->count == 0)
			refuse(to, YBSS_TELEPHONE_SHAPE, &fault);
		else if (read_one(piece->sign, piece->count, &phone, &fault))
			ybss_add_telephone(to, phone);
		else if (is_filler(piece))
			refuse(to, YBSS_TELEPHONE_DEFAULT, &fault);
		else if (!read_by_blanks(piece, to))
			refuse(to, YBSS_TELEPHONE_SHAPE, &fault);
	}
}

/* How long is the separator that stands here? 0: none does. */
static int
separator(const YbssSigns *signs, int at)
{
	static const char *const words[] = {"/",  "、", ";",  ",",	"|", "\\",
										"或", "和", "及", "与", "&"};

	for (int i = 0; i < COUNT(words); i++)
		if (signs->sign[at] == (uint32_t) (unsigned char) words[i][0] ||
			ybss_signs_at(signs, at, words[i]))
			return ybss_signs_at(signs, at, words[i]);
	return 0;
}

/* Read a cell. */
void
ybss_read_telephones(const char *utf8, size_t bytes, YbssTelephones *to)
{
	YbssSigns signs;
	YbssCodeFault fault = {YBSS_CODE_LENGTH, 0, 0, 0};
	int64_t phone;
	int start = 0;

	memset(to, 0, sizeof *to);
	/* Most cells hold one number and nothing else. */
	if (ybss_phone_read(utf8, bytes, &phone, &fault))
	{
		ybss_add_telephone(to, phone);
		return;
	}
	ybss_read_signs(utf8, bytes, &signs);
	if (signs.cut || signs.count == 0)
	{
		refuse(to, YBSS_TELEPHONE_SHAPE, &fault);
		return;
	}
	for (int at = 0; at <= signs.count; at++)
	{
		int length = at < signs.count ? separator(&signs, at) : 1;
		YbssSigns piece;

		if (length == 0)
			continue;
		piece.cut = false;
		piece.count = at - start;
		memcpy(piece.sign, signs.sign + start, sizeof piece.sign[0] * (size_t) piece.count);
		piece.sign[piece.count] = 0;
		while (piece.count > 0 && piece.sign[piece.count - 1] == ' ')
			ybss_keep_signs(&piece, 0, piece.count - 1);
		while (piece.count > 0 && piece.sign[0] == ' ')
			ybss_keep_signs(&piece, 1, piece.count - 1);
		if (piece.count > 0)
			read_piece(&piece, to);
		start = at + length;
		at += length - 1;
	}
}
