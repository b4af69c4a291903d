/*
 * compare.c
 *		How far two addresses are the same, and how much they are alike.
 *
 * Both work on the canonical keys, so that class words, numerals and script
 * never matter.
 */
#include "address/value.h"

#include <string.h>

#include "text/utf8.h"

#define PARTS 48

/* One element of a key. */
typedef struct Part
{
	const char *text;
	int length;
} Part;

typedef struct Key
{
	const char *code; /* twelve digits, or NULL */
	int digits;
	Part part[YBSS_ELEMENT_KINDS]; /* the first of each kind */
} Key;

static const char *const marks[YBSS_ELEMENT_KINDS] = {"省", "市", "县", "新", "镇", "村", "组", "路", "交", "号", "区", "期",
													  "幢", "单", "层", "室", "关", "距"};

/* Take a key apart. */
static void
read_key(const YbssAddress *a, Key *key)
{
	const char *at = ybss_address_key(a), *end = at + a->key_length;

	memset(key, 0, sizeof *key);
	key->digits = ybss_code_digits(a->code);
	key->code = key->digits ? at : NULL;
	while (at < end)
	{
		const char *next = memchr(at, '/', (size_t) (end - at));
		const char *stop;

		if (next == NULL)
			return;
		at = next + 1;
		stop = memchr(at, '/', (size_t) (end - at));
		if (stop == NULL)
			stop = end;
		for (int kind = 0; kind < YBSS_ELEMENT_KINDS; kind++)
			if (stop - at >= 3 && !memcmp(at, marks[kind], 3) && key->part[kind].text == NULL)
				key->part[kind] = (Part){at + 3, (int) (stop - at - 3)};
		at = stop;
	}
}

/* 1 the same, -1 different, 0 one of them does not say. */
static int
agree(const Key *a, const Key *b, YbssElementKind kind)
{
	const Part *x = &a->part[kind], *y = &b->part[kind];

	if (x->text == NULL || y->text == NULL)
		return 0;
	return x->length == y->length && !memcmp(x->text, y->text, (size_t) x->length) ? 1 : -1;
}

/* As agree(), for the divisions: the digits that both codes have. */
static int
agree_divisions(const Key *a, const Key *b, int *digits)
{
	int common = a->digits < b->digits ? a->digits : b->digits;

	*digits = common;
	if (common > 0 && memcmp(a->code, b->code, (size_t) common) != 0)
		return -1;
	for (int kind = YBSS_ELEMENT_DISTRICT; kind <= YBSS_ELEMENT_COMMUNITY; kind++)
		if (agree(a, b, (YbssElementKind) kind) < 0)
			return -1;
	return common > 0;
}

/* How alike two names are: shared pairs of characters, 0 to 1. */
static float
alike(const Part *a, const Part *b)
{
	uint32_t x[2][64];
	int n[2] = {0, 0}, shared = 0;
	const Part *part[2] = {a, b};

	for (int side = 0; side < 2; side++)
		for (int at = 0; at < part[side]->length && n[side] < 64;)
		{
			int bytes = ybss_utf8_decode((const unsigned char *) part[side]->text + at, (size_t) (part[side]->length - at),
										 &x[side][n[side]]);

			at += bytes > 0 ? bytes : 1;
			n[side]++;
		}
	if (n[0] < 2 || n[1] < 2)
		return n[0] == n[1] && n[0] == 1 && x[0][0] == x[1][0] ? 1 : 0;
	for (int i = 0; i + 1 < n[0]; i++)
		for (int j = 0; j + 1 < n[1]; j++)
			if (x[0][i] == x[1][j] && x[0][i + 1] == x[1][j + 1])
			{
				shared++;
				break;
			}
	return 2.0f * (float) shared / (float) (n[0] + n[1] - 2);
}

/* How far two addresses are the same. */
YbssVerdict
ybss_address_compare(const YbssAddress *a, const YbssAddress *b)
{
	Key x, y;
	int digits, divisions, road, number, compound, group, building, anchor;

	read_key(a, &x);
	read_key(b, &y);
	divisions = agree_divisions(&x, &y, &digits);
	if (divisions < 0)
		return YBSS_DIFFERENT;
	road = agree(&x, &y, YBSS_ELEMENT_ROAD);
	number = agree(&x, &y, YBSS_ELEMENT_NUMBER);
	compound = agree(&x, &y, YBSS_ELEMENT_COMPOUND);
	group = agree(&x, &y, YBSS_ELEMENT_GROUP);
	building = agree(&x, &y, YBSS_ELEMENT_BUILDING);
	if (compound < 0 && number > 0 && road > 0)
		compound = 0; /* one door, two names */
	if (road < 0 && compound <= 0)
		return YBSS_DIFFERENT;
	if (compound < 0)
		return road > 0 ? YBSS_SAME_ROAD : YBSS_DIFFERENT;
	if (group < 0)
		return digits == 12 ? YBSS_SAME_COMMUNITY : YBSS_DIFFERENT;
	anchor = compound > 0 || (road > 0 && number > 0) ||
			 (digits == 12 && number > 0 && road == 0 && x.part[YBSS_ELEMENT_ROAD].text == NULL && y.part[YBSS_ELEMENT_ROAD].text == NULL);
	if (anchor && building >= 0 && number >= 0 && agree(&x, &y, YBSS_ELEMENT_PHASE) >= 0)
	{
		int unit = agree(&x, &y, YBSS_ELEMENT_UNIT), room = agree(&x, &y, YBSS_ELEMENT_ROOM),
			floor = agree(&x, &y, YBSS_ELEMENT_FLOOR);

		if (room > 0 && unit >= 0 && floor >= 0 && (building > 0 || (x.part[YBSS_ELEMENT_BUILDING].text == NULL && y.part[YBSS_ELEMENT_BUILDING].text == NULL)))
			return YBSS_SAME_ROOM;
		if (building > 0)
			return YBSS_SAME_BUILDING;
	}
	if (number > 0 && (road > 0 || compound > 0 || digits == 12))
		return YBSS_SAME_NUMBER;
	if (compound > 0)
		return YBSS_SAME_COMPOUND;
	if (road > 0)
		return YBSS_SAME_ROAD;
	if (digits == 12 || agree(&x, &y, YBSS_ELEMENT_COMMUNITY) > 0)
		return YBSS_SAME_COMMUNITY;
	return YBSS_UNKNOWN;
}

/* The verdict in words. */
const char *
ybss_verdict_name(YbssVerdict verdict)
{
	static const char *const names[] = {"same room", "same building", "same number", "same compound",
										"same road", "same community", "different", "unknown"};

	return names[verdict];
}

/* How much two addresses are alike, 0 to 1: elements weighted by what they tell. */
float
ybss_address_similarity(const YbssAddress *a, const YbssAddress *b)
{
	static const float weight[YBSS_ELEMENT_KINDS] = {
		[YBSS_ELEMENT_DISTRICT] = 1, [YBSS_ELEMENT_TOWN] = 1, [YBSS_ELEMENT_COMMUNITY] = 1.5f, [YBSS_ELEMENT_GROUP] = 2,
		[YBSS_ELEMENT_ROAD] = 2, [YBSS_ELEMENT_NUMBER] = 2, [YBSS_ELEMENT_COMPOUND] = 2.5f, [YBSS_ELEMENT_PHASE] = 1,
		[YBSS_ELEMENT_BUILDING] = 2, [YBSS_ELEMENT_UNIT] = 1, [YBSS_ELEMENT_FLOOR] = 0.5f, [YBSS_ELEMENT_ROOM] = 2};
	Key x, y;
	float sum = 0, total = 0;
	int digits;

	if (a->key_length == b->key_length && !memcmp(ybss_address_key(a), ybss_address_key(b), a->key_length))
		return 1;
	read_key(a, &x);
	read_key(b, &y);
	if (agree_divisions(&x, &y, &digits) < 0)
		total += 4;
	else if (digits > 0)
	{
		sum += (float) digits / 6;
		total += (float) digits / 6;
	}
	for (int kind = 0; kind < YBSS_ELEMENT_KINDS; kind++)
	{
		const Part *p = &x.part[kind], *q = &y.part[kind];

		if (p->text == NULL && q->text == NULL)
			continue;
		if (p->text == NULL || q->text == NULL)
		{
			total += weight[kind] * 0.4f;
			continue;
		}
		total += weight[kind];
		if (agree(&x, &y, (YbssElementKind) kind) > 0)
			sum += weight[kind];
		else if (kind == YBSS_ELEMENT_COMPOUND || kind == YBSS_ELEMENT_ROAD || kind == YBSS_ELEMENT_COMMUNITY)
			sum += weight[kind] * alike(p, q) * 0.9f;
	}
	return total > 0 ? sum / total : 0;
}
