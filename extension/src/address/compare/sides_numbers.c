/*
 * sides_numbers.c
 *		Whether two door numbers are one: 附号, ranges, ranks.
 *
 * 18号附3, 18之3 and 18-3 are one door; 18 is said of all doors of its number;
 * 20 lies in the range 18-22; 甲18 and 18甲 are one, 临18 and 18 are two.
 */
#include "address/compare/sides_numbers.h"

#include <string.h>

#define PARTS 4

/* A door number taken apart. */
typedef struct Door
{
	uint32_t prefix; /* 临, 自编 and the like: other doors than the plain ones */
	int count;
	int64_t part[PARTS];
	bool range; /* 18-22 */
} Door;

/* Tell whether a character stands between the parts of a number. */
static bool
parts_numbers(uint32_t c)
{
	return c == u'附' || c == u'之' || c == '-' || c == u'至' || c == '~' || c == '.' || c == u'号';
}

/* Tell whether a character ranks doors of one number: 甲 to 癸. */
static bool
ranks(uint32_t c)
{
	static const uint32_t stems[] = {u'甲', u'乙', u'丙', u'丁', u'戊',
									 u'己', u'庚', u'辛', u'壬', u'癸'};

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
		if (stems[i] == c)
			return true;
	return false;
}

/* Add a part, where there is room. */
static void
add_part(Door *d, int64_t part)
{
	if (d->count < PARTS)
		d->part[d->count++] = part;
}

/* Take a folded door number apart. */
static void
read_door(const YbssName *n, Door *d)
{
	uint32_t rank = 0, between = 0;

	memset(d, 0, sizeof *d);
	for (int i = 0; i < n->length;)
	{
		uint32_t c = n->unit[i];

		if (c >= '0' && c <= '9')
		{
			int64_t value = 0;

			while (i < n->length && n->unit[i] >= '0' && n->unit[i] <= '9')
				value = (value % 1000000000) * 10 + n->unit[i++] - '0';
			d->range |= d->count == 1 && (between == '-' || between == u'至' || between == '~') &&
						value > d->part[0];
			add_part(d, value);
			continue;
		}
		i++;
		between = c;
		if (d->count == 0 && ranks(c))
			rank = c;
		else if (d->count == 0)
			d->prefix = d->prefix * 31 + c;
		else if (!parts_numbers(c))
			add_part(d, -(int64_t) c);
	}
	if (rank)
		add_part(d, -(int64_t) rank);
}

/* How many parts two doors have in common. */
static int
common_parts(const Door *a, const Door *b)
{
	int n = 0;

	while (n < a->count && n < b->count && a->part[n] == b->part[n])
		n++;
	return n;
}

/* Tell whether a range holds a number; the doors of one side of a road go by two. */
static bool
holds(const Door *range, const Door *d)
{
	return range->range && d->count > 0 && d->part[0] >= range->part[0] &&
		   d->part[0] <= range->part[1] &&
		   ((range->part[0] ^ range->part[1]) % 2 != 0 || (range->part[0] ^ d->part[0]) % 2 == 0);
}

/* Whether two door numbers are one; "base" where they only begin alike. */
static YbssAgreement
agree_doors(const Door *a, const Door *b, bool *base)
{
	int common = common_parts(a, b);

	if (a->prefix != b->prefix || a->count == 0 || b->count == 0)
		return YBSS_APART;
	if (common == a->count || common == b->count)
		return YBSS_AGREED;
	if ((holds(a, b) && (!b->range || b->part[1] <= a->part[1])) ||
		(holds(b, a) && (!a->range || a->part[1] <= b->part[1])))
		return YBSS_AGREED;
	*base |= common > 0 && !a->range && !b->range;
	return YBSS_APART;
}

/* How far two lists of door numbers agree. */
YbssAgreement
ybss_agree_numbers(const YbssNames *a, const YbssNames *b, bool *base)
{
	Door x, y;

	*base = false;
	for (int i = 0; i < a->count; i++)
		for (int j = 0; j < b->count; j++)
		{
			read_door(&a->name[i], &x);
			read_door(&b->name[j], &y);
			if (agree_doors(&x, &y, base) == YBSS_AGREED)
				return YBSS_AGREED;
		}
	return a->count && b->count ? YBSS_APART : YBSS_SILENT;
}
