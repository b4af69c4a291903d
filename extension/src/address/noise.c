/*
 * noise.c
 *		Cuts out what is stuck to an address: phones, post codes, receivers, remarks.
 *
 * What is cut becomes blanks, so that every position stays what it was.
 */
#include "address/parser.h"

/* Put blanks over a piece of the text and tell what it was. */
static void
cut(YbssParser *p, YbssText *text, YbssElementKind kind, int start, int end)
{
	ybss_emit_typed(p, kind, start, end, YBSS_REASON_CUT);
	for (int i = start; i < end; i++)
		text->unit[i] = ' ';
}

/* The end of a run of digits. */
static int
digits_end(const YbssText *text, int at)
{
	while (ybss_is_digit(text->unit[at]))
		at++;
	return at;
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
	if ((length == 3 || length == 4) && u[at] == '0' && u[end] == '-')
	{
		int rest = digits_end(text, end + 1);

		if (rest - end - 1 == 7 || rest - end - 1 == 8)
			return rest;
	}
	return 0;
}

/* Cut phones and post codes. */
static void
cut_numbers(YbssParser *p, YbssText *text)
{
	for (int at = 0; at < text->length; at++)
	{
		int end, word;

		if (!ybss_is_digit(text->unit[at]) ||
			(at > 0 && (ybss_is_digit(text->unit[at - 1]) || text->unit[at - 1] == '-' ||
						ybss_is_letter(text->unit[at - 1]))))
			continue;
		if ((end = phone_end(text, at)) > 0)
		{
			if (at > 0 && text->unit[at - 1] == '+')
				text->unit[at - 1] = ' ';
			cut(p, text, YBSS_ELEMENT_PHONE, at, end);
			at = end - 1;
			continue;
		}
		end = digits_end(text, at);
		word = ybss_word_of(p->lexicon, text->unit + end, ~YBSS_WORDS(CONTACT));
		if (end - at == 6 &&
			(at == 0 || text->unit[at - 1] == ' ' || text->unit[at - 1] == ':' ||
			 text->unit[at - 1] == 0x7F16 || text->unit[at - 1] == 0x7801) &&
			(text->unit[end] == ' ' || (at == 0 && ybss_is_han(text->unit[end]) && word == 0)))
			cut(p, text, YBSS_ELEMENT_POSTCODE, at, end);
		at = end - 1;
	}
}

/* Tell whether what stands in brackets is a named place: 18号（梧桐里小区）3栋. */
static bool
is_place(const YbssParser *p, const uint16_t *from, const uint16_t *to)
{
	if (to - from < 3 || to - from > 12 || *from == 0x539F) /* 原 */
		return false;
	for (const uint16_t *at = from + 1; at < to; at++)
	{
		int word = ybss_word_of(p->lexicon, at, YBSS_WORDS(PLACE));

		if (!ybss_is_han(*at))
			return false;
		if (word > 0 && at + word == to)
			return true;
	}
	return false;
}

/* Cut remarks in brackets. */
static void
cut_brackets(YbssParser *p, YbssText *text)
{
	for (int at = 0; at < text->length; at++)
	{
		uint16_t open = text->unit[at], close = open == '('		 ? ')'
												: open == 0x3010 ? 0x3011
												: open == '['	 ? ']'
												: open == 0x3014 ? 0x3015
																 : 0;
		int end = at + 1, hits;
		YbssFound found[8];

		if (close == 0)
			continue;
		while (end < text->length && text->unit[end] != close)
			end++;
		if (end == text->length)
			return;
		/* 杭州市(西湖区)文一路: a division, or a number that belongs to the address */
		hits = ybss_find_names(p->lexicon, text->unit + at + 1, found, 8);
		if ((hits == 0 || found[hits - 1].length < 3) &&
			!is_place(p, text->unit + at + 1, text->unit + end) &&
			!ybss_is_digit(text->unit[at + 1]) && !ybss_is_letter(text->unit[at + 1]))
		{
			ybss_emit_typed(p, YBSS_ELEMENT_REMARK, at + 1, end, YBSS_REASON_CUT);
			for (int i = at; i <= end; i++)
				text->unit[i] = ' ';
		}
		at = end;
	}
}

/* Cut 地址: and its like before an address. */
static void
cut_labels(YbssParser *p, YbssText *text)
{
	for (int at = 0; at < text->length; at++)
	{
		bool stands = at == 0 || ybss_is_separator(text->unit[at - 1]);
		int word = stands ? ybss_word_of(p->lexicon, text->unit + at, YBSS_WORDS(LABEL)) : 0;

		for (int i = 0; i < word; i++)
			text->unit[at + i] = ' ';
	}
}

/* Cut 收件人, 电话 and what stands behind them. */
static void
cut_contacts(YbssParser *p, YbssText *text)
{
	for (int at = 0; at < text->length; at++)
	{
		int word, end, name;
		uint16_t before = at > 0 ? text->unit[at - 1] : ' ';

		if (!ybss_is_han(text->unit[at]) ||
			(word = ybss_word_of(p->lexicon, text->unit + at, YBSS_WORDS(CONTACT))) == 0)
			continue;
		if (word == 1 && (!ybss_is_separator(before) && at > 0))
			continue;
		if (word == 1 && text->unit[at + 1] != 0 && !ybss_is_separator(text->unit[at + 1]))
			continue;
		end = at + word;
		/* 手机维修部 is a place. */
		if (word >= 2 && ybss_is_han(text->unit[end]) && text->unit[at] != 0x6536 &&
			text->unit[at] != 0x8054)
			continue;
		while (text->unit[end] == ':' || text->unit[end] == ' ')
			end++;
		name = end;
		/* 收件人:张三 — a name of two to four characters */
		while (name - end < 4 && ybss_is_han(text->unit[name]))
			name++;
		for (int i = at; i < end; i++)
			text->unit[i] = ' ';
		if (word >= 3 && name - end >= 2 &&
			(text->unit[name] == 0 || ybss_is_separator(text->unit[name])))
			cut(p, text, YBSS_ELEMENT_NAME, end, name);
	}
}

/* Cut a person's name between blanks beside a phone: 张三 13800000000. */
static void
cut_receiver(YbssParser *p, YbssText *text)
{
	for (int i = 0; i < p->parse->elements; i++)
	{
		const YbssElement *e = &p->parse->element[i];
		int end, start;

		if (e->kind != YBSS_ELEMENT_PHONE)
			continue;
		end = e->typed;
		while (end > 0 && text->unit[end - 1] == ' ')
			end--;
		start = end;
		while (start > 0 && end - start < 5 && ybss_is_han(text->unit[start - 1]))
			start--;
		if (end < e->typed && end - start >= 2 && end - start <= 4 && start > 0 &&
			text->unit[start - 1] == ' ')
		{
			cut(p, text, YBSS_ELEMENT_NAME, start, end);
			return;
		}
		start = e->typed + e->typed_length;
		while (text->unit[start] == ' ')
			start++;
		end = start;
		while (end - start < 5 && ybss_is_han(text->unit[end]))
			end++;
		if (end - start >= 2 && end - start <= 4 &&
			(text->unit[end] == 0 || text->unit[end] == ' '))
		{
			cut(p, text, YBSS_ELEMENT_NAME, start, end);
			return;
		}
	}
}

/* Cut out what is no part of an address. */
void
ybss_cut_noise(YbssParser *p, YbssText *text)
{
	uint32_t digits = 0;
	bool brackets = false, contact = false, label = false;

	for (int i = 0; i < text->length; i++)
	{
		uint16_t c = text->unit[i];

		digits += ybss_is_digit(c);
		brackets |= c == '(' || c == '[' || c == 0x3010 || c == 0x3014;
		label |= c == 0x5740 || c == 0x4F4F; /* 址, 住 */
		contact |= c == 0x6536 || c == 0x7535 || c == 0x90AE || c == 0x8054 || c == 0x624B;
	}
	if (label)
		cut_labels(p, text);
	if (brackets)
		cut_brackets(p, text);
	if (digits >= 6)
		cut_numbers(p, text);
	if (contact)
		cut_contacts(p, text);
	if (digits >= 6)
		cut_receiver(p, text);
}
