/*
 * noise.c
 *		Cuts out what is stuck to an address: phones, post codes, receivers, remarks.
 *
 * In the order in which they are cut: what would be taken for another goes first.
 */
#include "address/read/noise.h"

#include "address/read/ahead.h"
#include "address/read/another.h"
#include "address/read/blanks.h"
#include "address/read/bracket.h"
#include "address/read/cut.h"
#include "address/read/leavings.h"
#include "address/read/person.h"

/* The end of a run of digits. */
static int
digits_end(const YbssText *text, int at)
{
	while (ybss_is_digit(text->unit[at]))
		at++;
	return at;
}

/* Behind a fixed line's number: its extension, 转801. */
static int
extension_end(const YbssText *text, int at)
{
	int behind = at + 1;

	if (text->unit[at] != u'转' && text->unit[at] != '-')
		return at;
	return digits_end(text, behind) - behind >= 2 ? digits_end(text, behind) : at;
}

/* A citizen's, an account's or a parcel's number: too long for any door. */
static int
long_number_end(const YbssText *text, int at)
{
	int end = digits_end(text, at);

	if (end - at == 17 && (text->unit[end] == 'X' || text->unit[end] == 'x'))
		return end + 1;
	return end - at >= 9 && end - at <= 20 ? end : 0;
}

/* A mobile or fixed-line number at this place: its end, or 0. */
static int
phone_end(const YbssText *text, int at)
{
	const uint16_t *u = text->unit;
	int end = digits_end(text, at), length = end - at;

	if (length == 13 && u[at] == '8' && u[at + 1] == '6')
		at += 2, length = 11;
	if (length == 11 && u[at] == '1' && u[at + 1] >= '3')
		return end;
	if (length == 3 && u[at] == '1' && u[at + 1] >= '3' && (u[end] == '-' || u[end] == ' '))
	{
		int middle = digits_end(text, end + 1), last = digits_end(text, middle + 1);

		if (middle - end == 5 && (u[middle] == '-' || u[middle] == ' ') && last - middle == 5)
			return last;
	}
	if ((length == 3 || length == 4) && u[at] == '0' &&
		(u[end] == '-' || u[end] == ' ' || u[end] == ')'))
	{
		int rest = digits_end(text, end + 1);

		if (rest - end - 1 == 7 || rest - end - 1 == 8)
			return extension_end(text, rest);
	}
	/* 138****0000 */
	if (length == 3 && u[at] == '1' && u[at + 1] >= '3' && u[end] == '*' && u[end + 1] == '*' &&
		u[end + 2] == '*' && u[end + 3] == '*' && digits_end(text, end + 4) - end == 8)
		return end + 8;
	if (length == 3 && (u[at] == '4' || u[at] == '8') && u[at + 1] == '0' && u[at + 2] == '0' &&
		u[end] == '-')
	{
		int middle = digits_end(text, end + 1), last = digits_end(text, middle + 1);

		if (u[middle] == '-' && last - end == 9)
			return last;
	}
	return 0;
}

/* Tell whether six digits may be a post code: its first two are those of a province. */
static bool
is_issued(const uint16_t *digit)
{
	int first = (digit[0] - '0') * 10 + digit[1] - '0';

	return first >= 1 && first <= 85;
}

/* Tell whether six digits are a post code: apart from the rest, said to be one, or at the end. */
static bool
is_postcode(const YbssNoise *noise, int at)
{
	const YbssText *text = noise->text;
	const uint16_t *behind = text->unit + at + 6;
	uint16_t before = at > 0 ? text->unit[at - 1] : ' ';
	int word = ybss_word_of(noise->lexicon, behind, ~YBSS_WORDS(CONTACT));
	bool ends = *behind == 0 || ybss_is_separator(*behind);

	if (before == u'编' || before == u'码')
		return true;
	if (before == ':' && at > 1 && (text->unit[at - 2] == u'编' || text->unit[at - 2] == u'码'))
		return true;
	if (ybss_is_separator(before) &&
		(ybss_is_separator(*behind) || (at == 0 && ybss_is_han(*behind) && word == 0)))
		return true;
	/* 山下400020: no room has six digits, and nothing says what else they number. */
	return ends && at > 0 && is_issued(behind - 6) &&
		   (ybss_is_separator(before) || ybss_is_han(before)) &&
		   ybss_word_of(noise->lexicon, text->unit + at - 1,
						YBSS_WORDS(NUMBER) | YBSS_WORDS(SHOP)) == 0;
}

/* Cut phones and post codes. */
static void
cut_numbers(const YbssNoise *noise)
{
	YbssText *text = noise->text;

	for (int at = 0; at < text->length; at++)
	{
		int end;

		if (!ybss_is_digit(text->unit[at]) ||
			(at > 0 && (ybss_is_digit(text->unit[at - 1]) || text->unit[at - 1] == '-' ||
						ybss_is_letter(text->unit[at - 1]))))
			continue;
		if ((end = phone_end(text, at)) > 0)
		{
			if (at > 0 && text->unit[at - 1] == '+')
				text->unit[at - 1] = ' ';
			ybss_cut(noise, YBSS_ELEMENT_PHONE, at - (at > 0 && text->unit[at - 1] == '('), end);
			at = end - 1;
			continue;
		}
		if ((end = long_number_end(text, at)) > 0)
		{
			ybss_cut(noise, YBSS_ELEMENT_REMARK, at, end);
			at = end - 1;
			continue;
		}
		end = digits_end(text, at);
		if (end - at == 6 && is_postcode(noise, at))
			ybss_cut(noise, YBSS_ELEMENT_POSTCODE, at, end);
		at = end - 1;
	}
}

/* A verb that says who lives or lies where, before the name of a division: 住新蒲街道; its length,
 * or 0. */
static int
dwelling_length(const YbssLexicon *lexicon, const uint16_t *at)
{
	static const char16_t *const verbs[] = {u"现住", u"家住",	u"暂住", u"居住在", u"住在",
											u"现居", u"坐落于", u"坐落", u"位于",	u"住"};

	for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++)
	{
		int length = ybss_begins_with(at, verbs[v]);

		/* 住建局, 住房公积金中心 are names. */
		if (length > 0 && ybss_name_follows(lexicon, at + length, length > 1 ? 2 : 3))
			return length;
	}
	return 0;
}

/* Cut 地址: and its like before an address. */
static void
cut_labels(const YbssNoise *noise)
{
	YbssText *text = noise->text;

	for (int at = 0; at < text->length; at++)
	{
		bool stands = at == 0 || ybss_is_separator(text->unit[at - 1]);
		int word = stands ? ybss_word_of(noise->lexicon, text->unit + at, YBSS_WORDS(LABEL)) : 0;

		if (stands && word == 0)
			word = dwelling_length(noise->lexicon, text->unit + at);
		ybss_blank(text, at, at + word);
	}
}

/* What a text has of the characters that one of the cutters asks for; most texts have few. */
typedef enum YbssSign
{
	SIGN_DIGIT = 1,
	SIGN_LETTER = 2,
	SIGN_BRACKET = 4,
	SIGN_BLANK = 8,
	SIGN_LABEL = 16,
	SIGN_SEAM = 32
} YbssSign;

/* What a character is a sign of; nearly all of them are Han and none. */
static inline uint32_t
sign_of(uint16_t c)
{
	const uint64_t han = YBSS_BIT(u'址') | YBSS_BIT(u'住') | YBSS_BIT(u'地') | YBSS_BIT(u'居') |
						 YBSS_BIT(u'落') | YBSS_BIT(u'于') | YBSS_BIT(u'及') | YBSS_BIT(u'和') |
						 YBSS_BIT(u'与');

	if (c >= 0x3400 && c < 0xE000)
	{
		if (!(han & YBSS_BIT(c)))
			return 0;
		return ybss_is_one_of(c, u"址住地居落于") ? SIGN_LABEL
			   : ybss_is_one_of(c, u"及和与")	  ? SIGN_SEAM
												  : 0;
	}
	if (ybss_is_digit(c))
		return SIGN_DIGIT;
	if (ybss_is_letter(c))
		return SIGN_LETTER;
	if (c == '(' || c == '[' || c == u'【' || c == u'〔')
		return SIGN_BRACKET | SIGN_SEAM;
	if (c == ' ')
		return SIGN_BLANK | SIGN_SEAM;
	return c == '/' || c == '&' || ybss_is_separator(c) ? SIGN_SEAM : 0;
}

/* Cut out what is no part of an address. */
void
ybss_cut_noise(const YbssNoise *noise)
{
	const YbssText *text = noise->text;
	uint32_t digits = 0, kinds = 0, signs = 0;

	for (int i = 0; i < text->length; i++)
	{
		uint32_t sign = sign_of(text->unit[i]);

		kinds |= noise->lexicon->character[text->unit[i]].kind;
		digits += sign & SIGN_DIGIT;
		signs |= sign;
	}
	/* null, 室(号); 市辖区 in front of all */
	if ((signs & (SIGN_LETTER | SIGN_BRACKET)) || noise->text->unit[0] == u'市')
		ybss_cut_leavings(noise);
	if (signs & SIGN_LABEL)
		cut_labels(noise);
	if (digits >= 6)
	{
		cut_numbers(noise);
		ybss_cut_receiver(noise);
	}
	if (signs & SIGN_BRACKET)
		ybss_cut_brackets(noise);
	if (kinds & YBSS_BEGINS_CONTACT)
		ybss_cut_contacts(noise);
	if (digits >= 6)
		ybss_cut_receiver(noise);
	ybss_cut_last_person(noise);
	if (signs & (SIGN_BLANK | SIGN_BRACKET))
		ybss_close_blanks(noise);
	if (digits >= 2 && (signs & SIGN_SEAM))
		ybss_cut_another(noise);
}
