/*
 * door_number.c
 *		Door numbers: 18号附1号, 之一, 18-22号, 18、20号.
 */
#include <uchar.h>

#include "address/read/components.h"

/* 18号甲, 18号内1号: a letter of old, a door within; appends it and returns its end. */
static int
read_inner(const YbssParser *p, int at, uint16_t *value, int *length)
{
	uint16_t c = p->unit[at], next = p->unit[at + 1];
	YbssDesignator d;

	if ((c == u'甲' || c == u'乙' || c == u'丙' || c == u'丁') &&
		(next == 0 || ybss_is_separator(next) || next == u'号'))
	{
		value[(*length)++] = c;
		return at + 1 + (next == u'号');
	}
	if (c == u'内' && ybss_read_components(p, at + 1, &d) && d.count == 1 &&
		p->unit[d.end] == u'号')
	{
		value[(*length)++] = c;
		*length += ybss_write_components(p, &d, 0, 0, value + *length,
										 YBSS_DESIGNATOR_UNITS - *length - 4);
		value[(*length)++] = u'号';
		return d.end + 1;
	}
	return at;
}

/* Append 附1号, 之一 and their like to a door number. */
static int
read_attached(const YbssParser *p, int at, uint16_t *value, int *length, bool *ended)
{
	bool attached = false;

	for (;;)
	{
		/* 88号-附10号 */
		int dash = p->unit[at] == '-' && p->unit[at + 1] == u'附';
		int word = ybss_word_of(p->lexicon, p->unit + at + dash, YBSS_WORDS(ATTACHED)), class;
		YbssDesignator d;
		uint32_t classes;
		bool of = p->unit[at] == u'之'; /* 之 */

		at += dash;
		if (word == 0 || !ybss_read_components(p, at + word, &d) ||
			*length > YBSS_DESIGNATOR_UNITS - 50)
			return at - dash;
		if (!*ended)
			value[(*length)++] = u'号';
		/* 附1-附3号 */
		if (dash && attached && value[*length - 1] == u'号')
			value[*length - 1] = '-';
		else
			value[(*length)++] = of ? u'之' : u'附';
		attached = true;
		*length += ybss_write_components(p, &d, 0, d.count - 1, value + *length,
										 YBSS_DESIGNATOR_UNITS - *length - 4);
		at = d.end;
		class = ybss_number_class(p, at, &classes);
		*ended = !of;
		if (class > 0 && (classes & YBSS_WORDS(NUMBER)))
			at += 1;
		else if (of)
			*ended = true;
		if (!of)
			value[(*length)++] = u'号';
		*ended = true;
	}
}

/* Append further door numbers: 18号-1 is 18-1号, 18号至22号 is 18-22号, 18、20号 stays. */
static int
read_further(const YbssParser *p, int at, uint16_t *value, int *length, bool *ended)
{
	for (;;)
	{
		uint16_t c = p->unit[at];
		bool range = c == u'至' || c == u'到' || c == '~', dash = c == '-', list = c == u'、';
		YbssDesignator d;
		uint32_t classes;
		int class;

		if (!(range || dash || list) || !ybss_read_components(p, at + 1, &d) ||
			*length > YBSS_DESIGNATOR_UNITS - 40 || d.count != 1)
			return at;
		class = ybss_number_class(p, d.end, &classes);
		/* 18、19、20号 */
		if (class == 0 && list && p->unit[d.end] == u'、')
			;
		else if (class > 0 ? !(classes & YBSS_WORDS(NUMBER)) || p->unit[d.end] != u'号' || class > 1
						   : !dash || (p->unit[d.end] != 0 && !ybss_is_separator(p->unit[d.end])))
			return at;
		if (*ended && !list && value[*length - 1] == u'号')
			(*length)--;
		value[(*length)++] = list ? u'、' : '-';
		*length += ybss_write_components(p, &d, 0, 0, value + *length,
										 YBSS_DESIGNATOR_UNITS - *length - 4);
		*ended = class > 0 || !list;
		if (*ended)
			value[(*length)++] = u'号';
		at = d.end + (class > 0);
	}
}

/* Emit a door number; "at" is behind its class word. */
void
ybss_emit_number(YbssParser *p, const YbssDesignator *d, int start, int at, const char16_t *prefix,
				 bool has_class, const char16_t *suffix)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length = 0, end;
	bool ended = has_class;

	while (*prefix)
		value[length++] = *prefix++;
	length += ybss_write_components(p, d, 0, d->count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 12);
	if (has_class)
		while (*suffix)
			value[length++] = *suffix++;
	if (has_class && length < YBSS_DESIGNATOR_UNITS - 50)
		at = read_inner(p, at, value, &length);
	end = read_further(p, read_attached(p, at, value, &length, &ended), value, &length, &ended);
	if (!ended)
		value[length++] = u'号';
	ybss_emit(p, YBSS_ELEMENT_NUMBER, start, end, value, length, YBSS_REASON_CLASS_WORD);
	p->at = end;
}
