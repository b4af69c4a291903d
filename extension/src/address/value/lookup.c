/*
 * lookup.c
 *		What of an address's key it is looked up and compared by.
 *
 * The key names each element by its class (路 road, 号 number, 区 compound, 组
 * group); what lies inside a door or a compound comes behind. A key for looking
 * up leaves out what people leave out: the division, the class words.
 */
#include "address/value/lookup.h"

#include <string.h>

#include "address/value/key.h"
#include "text/utf8.h"

#define SLASH_AND_MARK 4 /* bytes of "/路" */

/* The parts of a key that say something: the first of each kind, from its slash on. */
typedef struct Parts
{
	YbssLookupPiece of[YBSS_ELEMENT_KINDS];
} Parts;

/* Give the part that begins at a slash. */
static YbssLookupPiece
part_at(const char *slash, const char *end)
{
	const char *next = memchr(slash + 1, '/', (size_t) (end - slash - 1));

	return (YbssLookupPiece){slash, (size_t) ((next ? next : end) - slash)};
}

/* Find the first slash of a key, or its end. */
static const char *
first_part(const YbssAddress *a, const char **end)
{
	const char *key = ybss_address_key(a), *slash = memchr(key, '/', a->key_length);

	*end = key + a->key_length;
	return slash ? slash : *end;
}

/* Tell whether a part's mark is one of a list, whatever stands behind it. */
static bool
marked(YbssLookupPiece part, const char *marks)
{
	if (part.length < SLASH_AND_MARK)
		return false;
	for (; *marks; marks += 3)
		if (!memcmp(part.bytes + 1, marks, 3))
			return true;
	return false;
}

/* Take a key apart. */
static void
take_apart(const YbssAddress *a, Parts *parts)
{
	const char *end, *slash = first_part(a, &end);
	YbssLookupPiece part;

	memset(parts, 0, sizeof *parts);
	for (; slash < end; slash += part.length)
	{
		int kind;

		part = part_at(slash, end);
		kind = ybss_key_kind(part.bytes + 1, (int) part.length - 1);
		if (kind >= 0 && parts->of[kind].length == 0)
			parts->of[kind] = part;
	}
}

/* What stands behind a part's mark; nothing where there is no such part. */
static YbssLookupPiece
value_of(YbssLookupPiece part)
{
	if (part.length == 0)
		return part;
	return (YbssLookupPiece){part.bytes + SLASH_AND_MARK, part.length - SLASH_AND_MARK};
}

/* A compound's name. People leave 小区 away: 学府 is 学府小区. */
static YbssLookupPiece
compound_of(const Parts *parts)
{
	static const char ending[] = "小区";
	YbssLookupPiece name = value_of(parts->of[YBSS_ELEMENT_COMPOUND]);
	const char *at = name.bytes, *cut;
	int characters = 0;

	if (name.length < sizeof ending)
		return name;
	cut = name.bytes + name.length - (sizeof ending - 1);
	if (memcmp(cut, ending, sizeof ending - 1) != 0)
		return name;
	while (at < cut && ++characters < 2)
		(void) ybss_utf8_next(&at, cut);
	if (characters == 2)
		name.length -= sizeof ending - 1;
	return name;
}

/* The first element of a kind as it is written. */
static YbssLookupPiece
written(const YbssAddress *a, YbssElementKind kind)
{
	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];

		if (s->kind == kind)
			return (YbssLookupPiece){ybss_address_text(a) + s->start, s->length};
	}
	return (YbssLookupPiece){NULL, 0};
}

/* Append a piece to a key. */
static void
add(YbssLookupKey *key, YbssLookupPiece piece)
{
	if (piece.length > 0)
		key->piece[key->pieces++] = piece;
}

/* Append a mark and, where it says something, what stands behind it. */
static void
add_marked(YbssLookupKey *key, const char *mark, YbssLookupPiece value)
{
	if (value.length == 0)
		return;
	add(key, (YbssLookupPiece){mark, strlen(mark)});
	add(key, value);
}

/* Tell whether a piece is three or four digits. */
static bool
is_room_number(YbssLookupPiece piece)
{
	if (piece.length < 3 || piece.length > 4)
		return false;
	for (size_t i = 0; i < piece.length; i++)
		if (piece.bytes[i] < '0' || piece.bytes[i] > '9')
			return false;
	return true;
}

/* Tell whether the key says anything of what lies inside. */
static bool
says_inside(const Parts *parts)
{
	for (int kind = YBSS_ELEMENT_PHASE; kind <= YBSS_ELEMENT_ROOM; kind++)
		if (parts->of[kind].length > 0)
			return true;
	return false;
}

/* Append what lies inside: phase, building, unit, floor, room. */
static void
add_inside(YbssLookupKey *key, const Parts *parts)
{
	YbssLookupPiece building = value_of(parts->of[YBSS_ELEMENT_BUILDING]);
	YbssLookupPiece room = value_of(parts->of[YBSS_ELEMENT_ROOM]);

	/* 32号302号: the second number is a room's. */
	if (parts->of[YBSS_ELEMENT_PHASE].length == 0 && parts->of[YBSS_ELEMENT_UNIT].length == 0 &&
		parts->of[YBSS_ELEMENT_FLOOR].length == 0 && is_room_number(building) &&
		(room.length == 0 ||
		 (room.length == building.length && !memcmp(room.bytes, building.bytes, room.length))))
	{
		add_marked(key, "/室", building);
		return;
	}
	for (int kind = YBSS_ELEMENT_PHASE; kind <= YBSS_ELEMENT_ROOM; kind++)
		add(key, parts->of[kind]);
}

/* Give the keys that an address is looked up by. */
int
ybss_address_lookup(const YbssAddress *a, YbssLookupKey key[YBSS_LOOKUP_KEYS])
{
	Parts parts;
	YbssLookupPiece number, road, group, compound;
	int keys = 0;

	if (ybss_address_relative(a))
		return 0;
	take_apart(a, &parts);
	memset(key, 0, YBSS_LOOKUP_KEYS * sizeof *key);
	number = parts.of[YBSS_ELEMENT_NUMBER];
	road = value_of(parts.of[YBSS_ELEMENT_ROAD]);
	group = value_of(parts.of[YBSS_ELEMENT_GROUP]);
	compound = compound_of(&parts);
	if (compound.length > 0 && (number.length == 0 || says_inside(&parts)))
		add_marked(&key[keys++], "区", compound);
	if (number.length > 0 && compound.length > 0)
	{
		add_marked(&key[keys], "区", compound);
		add(&key[keys++], number);
	}
	if (number.length > 0 && road.length > 0)
	{
		add_marked(&key[keys], "路", road);
		add(&key[keys++], number);
	}
	else if (number.length > 0)
	{
		/* 梨子湾6号 is 梨子湾组6号 in its village, whichever way it was read. */
		add(&key[keys], (YbssLookupPiece){"村", strlen("村")});
		add(&key[keys], written(a, YBSS_ELEMENT_COMMUNITY));
		add_marked(&key[keys], "/组", group.length > 0 ? group : compound);
		add(&key[keys++], number);
	}
	for (int i = 0; i < keys; i++)
		add_inside(&key[i], &parts);
	return keys;
}

/* Tell whether an address names a place beside another. */
bool
ybss_address_relative(const YbssAddress *a)
{
	const char *end, *slash = first_part(a, &end);
	YbssLookupPiece part;

	for (; slash < end; slash += part.length)
	{
		part = part_at(slash, end);
		if (marked(part, "关距"))
			return true;
	}
	return false;
}

/* Write the key without code, town, community, zone and phase. */
size_t
ybss_address_bare_key(const YbssAddress *a, char *to)
{
	const char *end, *slash = first_part(a, &end);
	YbssLookupPiece part;
	size_t length = 0;

	for (; slash < end; slash += part.length)
	{
		part = part_at(slash, end);
		if (marked(part, "镇村新期"))
			continue;
		memcpy(to + length, part.bytes, part.length);
		length += part.length;
	}
	return length;
}

/* Give the number of a room in a building or unit, and how much of the key is its stair. */
bool
ybss_address_stair(const YbssAddress *a, size_t *stair, int *room)
{
	const char *end, *slash = first_part(a, &end);
	YbssLookupPiece part = {NULL, 0}, number;
	bool inside = false;

	for (; slash < end; slash += part.length)
	{
		inside = inside || marked(part, "幢单");
		part = part_at(slash, end);
	}
	number = value_of(part);
	if (!inside || !marked(part, "室") || !is_room_number(number))
		return false;
	*stair = (size_t) (part.bytes - ybss_address_key(a));
	*room = 0;
	for (size_t i = 0; i < number.length; i++)
		*room = *room * 10 + number.bytes[i] - '0';
	return true;
}
