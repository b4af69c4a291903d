/*
 * value.c
 *		An address as it is stored: built, checked, taken apart, cut at a level.
 */
#include "address/value/value.h"

#include <string.h>

#include "address/value/key.h"
#include "text/utf8.h"

/* Tell whether an element is the city that its province is, too: the text has 北京市 once. */
static bool
is_said(const YbssParse *parse, const YbssElement *before, const YbssElement *e)
{
	return before && before->kind == YBSS_ELEMENT_PROVINCE && e->kind == YBSS_ELEMENT_CITY &&
		   before->value_length == e->value_length &&
		   !memcmp(parse->value + before->value, parse->value + e->value,
				   e->value_length * sizeof *parse->value);
}

/* Append the elements' values as one text and note where they lie. */
static size_t
write_text(const YbssParse *parse, YbssSpan *span, char *to, size_t room)
{
	const YbssElement *before = NULL;
	size_t n = 0;

	for (int i = 0; i < parse->elements; i++)
	{
		const YbssElement *e = &parse->element[i];
		size_t start = n;

		if (ybss_is_cut(e))
			continue;
		if (is_said(parse, before, e))
		{
			*span = (YbssSpan){e->kind, 0, span[-1].start, span[-1].length};
			span++;
			before = e;
			continue;
		}
		if (n + e->value_length * 3u > room)
			return SIZE_MAX;
		n += ybss_utf8_encode(parse->value + e->value, e->value_length, to + n);
		*span++ = (YbssSpan){e->kind, 0, (uint16_t) start, (uint16_t) (n - start)};
		before = e;
	}
	return n;
}

/* Build a value from what was read. */
size_t
ybss_address_build(const YbssParse *parse, YbssAddress *to)
{
	char *body;
	size_t length, room;

	memset(to, 0, sizeof *to);
	to->version = YBSS_ADDRESS_VERSION;
	to->code = parse->code;
	to->confidence = ybss_stored_confidence(parse);
	to->candidates = (uint8_t) parse->candidates;
	to->more = (uint8_t) (parse->more_candidates > 255 ? 255 : parse->more_candidates);
	memcpy(to->candidate, parse->candidate, to->candidates * sizeof(int64_t));
	for (int i = 0; i < parse->elements; i++)
		to->elements += !ybss_is_cut(&parse->element[i]);
	body =
		(char *) to->candidate + to->candidates * sizeof(int64_t) + to->elements * sizeof(YbssSpan);
	room = (size_t) ((char *) to + YBSS_ADDRESS_BYTES - body);
	length = ybss_address_write_key(parse, body, room < 32768 ? room : 32768);
	if (length == 0)
		return 0;
	to->key_length = (uint16_t) length;
	room -= length;
	length = write_text(parse, (YbssSpan *) (to->candidate + to->candidates), body + length,
						room < 65535 ? room : 65535);
	if (length == SIZE_MAX)
		return 0;
	to->text_length = (uint16_t) length;
	return ybss_address_size(to);
}

/* Tell whether a city shares the text of its province. */
static bool
shares_text(const YbssSpan *s, int index)
{
	return index > 0 && s->kind == YBSS_ELEMENT_CITY && s[-1].kind == YBSS_ELEMENT_PROVINCE &&
		   s->start == s[-1].start && s->length == s[-1].length;
}

/* Tell whether bytes that came from outside are a value: spans tile the text, the key follows from
 * them. */
bool
ybss_address_valid(const YbssAddress *a, size_t size)
{
	size_t at = 0, fault;

	if (size < sizeof *a || a->version < YBSS_ADDRESS_OLDEST || a->version > YBSS_ADDRESS_VERSION ||
		a->zero != 0 || a->confidence > YBSS_CERTAIN || a->elements > YBSS_ELEMENTS || a->candidates > YBSS_CANDIDATES ||
		a->code < 0 || a->code > 999999999999 || ybss_address_size(a) != size)
		return false;
	for (int i = 0; i < a->candidates; i++)
		if (a->candidate[i] <= 0 || a->candidate[i] > 999999999999)
			return false;
	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];

		if (s->zero == 0 && shares_text(s, i))
			continue;
		if (s->kind >= YBSS_ELEMENT_KINDS || s->zero != 0 || s->start != at || s->length == 0 ||
			at + s->length > a->text_length ||
			!ybss_utf8_valid(ybss_address_text(a) + at, s->length, &fault))
			return false;
		at += s->length;
	}
	return at == a->text_length && ybss_utf8_valid(ybss_address_key(a), a->key_length, &fault);
}

/* Turn a value back into what was read, without reasons. */
bool
ybss_address_unpack(const YbssAddress *a, YbssParse *parse)
{
	const char *text = ybss_address_text(a);

	parse->code = a->code;
	parse->confidence = a->confidence == 0 ? -1 : (float) (a->confidence - 1) / 1000;
	parse->values = 0;
	parse->elements = a->elements;
	parse->candidates = a->candidates;
	parse->more_candidates = a->more;
	memcpy(parse->candidate, a->candidate, a->candidates * sizeof(int64_t));
	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];
		YbssElement *e = &parse->element[i];

		*e = (YbssElement){.kind = s->kind, .value = (uint16_t) parse->values, .note = -1};
		for (size_t at = s->start; at < (size_t) s->start + s->length;)
		{
			uint32_t c;
			int bytes = ybss_utf8_decode((const unsigned char *) text + at,
										 (size_t) s->start + s->length - at, &c);

			if (bytes == 0 || parse->values + 2 > YBSS_VALUE_UNITS)
				return false;
			at += (size_t) bytes;
			if (c > 0xFFFF)
			{
				parse->value[parse->values++] = (uint16_t) (0xD7C0 + (c >> 10));
				c = 0xDC00 | (c & 0x3FF);
			}
			parse->value[parse->values++] = (uint16_t) c;
		}
		e->value_length = (uint16_t) (parse->values - e->value);
	}
	return true;
}

/* How narrow a kind is; a number and a compound go by their order in the text. */
static int
rank(const YbssParse *parse, int index)
{
	YbssElementKind kind = (YbssElementKind) parse->element[index].kind;
	int number = -1, compound = -1;

	for (int i = 0; i < parse->elements; i++)
	{
		if (parse->element[i].kind == YBSS_ELEMENT_NUMBER && number < 0)
			number = i;
		if (parse->element[i].kind == YBSS_ELEMENT_COMPOUND && compound < 0)
			compound = i;
	}
	if (kind == YBSS_ELEMENT_NUMBER && compound >= 0 && number > compound)
		return YBSS_ELEMENT_COMPOUND * 2 + 1;
	return (int) kind * 2;
}

/* Keep only what is at or above a level. */
bool
ybss_address_cut(YbssParse *parse, YbssElementKind level)
{
	static const int64_t keep[] = {10000000000, 100000000, 1000000, 1000000, 1000, 1};
	bool kept[YBSS_ELEMENTS];
	int n = 0, limit = (int) level * 2;

	for (int i = 0; i < parse->elements; i++)
		if (parse->element[i].kind == level && rank(parse, i) > limit)
			limit = rank(parse, i);
	for (int i = 0; i < parse->elements; i++)
		kept[i] = rank(parse, i) <= limit;
	for (int i = 0; i < parse->elements; i++)
		if (kept[i])
			parse->element[n++] = parse->element[i];
	parse->elements = n;
	if (level <= YBSS_ELEMENT_COMMUNITY)
	{
		/* 北京市 alone is read as the province that it is. */
		bool municipality = level == YBSS_ELEMENT_CITY && parse->elements == 2 &&
							is_said(parse, &parse->element[0], &parse->element[1]);
		int64_t kept_part = keep[municipality ? YBSS_ELEMENT_PROVINCE : level];

		parse->code = parse->code / kept_part * kept_part;
		if (level < YBSS_ELEMENT_COMMUNITY)
			parse->candidates = parse->more_candidates = 0;
	}
	return true;
}

/* The kind of the narrowest element, or -1. */
int
ybss_address_deepest(const YbssAddress *a)
{
	int deepest = -1, number = -1, compound = -1;

	for (int i = 0; i < a->elements; i++)
	{
		int kind = ybss_address_spans(a)[i].kind;

		if (kind == YBSS_ELEMENT_NUMBER && number < 0)
			number = i;
		if (kind == YBSS_ELEMENT_COMPOUND && compound < 0)
			compound = i;
		if (kind > deepest && kind < YBSS_ELEMENT_RELATION)
			deepest = kind;
	}
	return deepest == YBSS_ELEMENT_COMPOUND && number > compound ? YBSS_ELEMENT_NUMBER : deepest;
}
