/*
 * compile_lexicon_tables.c
 *		What the tables of extension/data become, section by section.
 */
#include "compile_lexicon_tables.h"

#include <string.h>
#include <uchar.h>

#include "compile_lexicon_read.h"
#include "text/utf8.h"

YbssTables ybss_tables;

/* Decode UTF-8 to folded UTF-16; the tables are ours, so faults end the build. */
int
ybss_to_units(const char *utf8, uint16_t *units)
{
	int n = 0;

	for (const char *p = utf8, *end = utf8 + strlen(utf8); p < end;)
	{
		uint32_t c = ybss_utf8_next(&p, end);

		if (c == UINT32_MAX)
			ybss_compile_fail("UTF-8 is due");
		if (c > 0xFFFF)
		{
			c -= 0x10000;
			units[n++] = (uint16_t) (0xD800 | c >> 10);
			c = 0xDC00 | (c & 0x3FF);
		}
		units[n++] = ybss_tables.characters[c].fold ? ybss_tables.characters[c].fold : (uint16_t) c;
		if (n > 60)
			ybss_compile_fail("a name is longer than 60 characters");
	}
	return n;
}

/* Append units to the pool and return where they begin. */
uint32_t
ybss_pool(const uint16_t *units, int length)
{
	uint32_t start = ybss_tables.text_pool.count;

	for (int i = 0; i < length; i++)
		*(uint16_t *) ybss_append(&ybss_tables.text_pool) = units[i];
	return start;
}

/* Tell whether a place bears a name. */
bool
ybss_is_named(const YbssPlace *place, const uint16_t *units, int length)
{
	return place->length == length && !memcmp((uint16_t *) ybss_tables.text_pool.data + place->name,
											  units, (size_t) length * sizeof *units);
}

/* Remember a name and what it stands for. */
void
ybss_add(YbssNames *to, const uint16_t *units, int length, uint32_t payload)
{
	for (int i = 0; i < length; i++)
	{
		ybss_tables.frequency[units[i]]++;
		if (units[i] == '(' || units[i] == '[' || units[i] == u'【' || units[i] == u'〔')
			ybss_tables.characters[units[i > 0 ? i - 1 : i]].kind |= YBSS_BEFORE_BRACKET;
	}
	ybss_add_name(to, units, length, payload);
}
