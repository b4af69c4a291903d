/*
 * compile_lexicon_tables.c
 *		What the tables of extension/data become, section by section.
 */
#include "compile_lexicon_tables.h"

#include "compile_lexicon_read.h"

YbssTables ybss_tables;

/* Decode UTF-8 to folded UTF-16; the tables are ours, so faults end the build. */
int
ybss_to_units(const char *utf8, uint16_t *units)
{
	int n = 0;

	for (const unsigned char *p = (const unsigned char *) utf8; *p;)
	{
		uint32_t c = *p++;
		int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;

		c &= more ? 0x3F >> more : 0x7F;
		while (more-- > 0)
			c = c << 6 | (*p++ & 0x3F);
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

/* Remember a name and what it stands for. */
void
ybss_add(YbssNames *to, const uint16_t *units, int length, uint32_t payload)
{
	for (int i = 0; i < length; i++)
		ybss_tables.frequency[units[i]]++;
	ybss_add_name(to, units, length, payload);
}
