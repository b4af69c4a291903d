/*
 * address_level.c
 *		Addresses: how far down two of them are the same place, and the keys by which they
 *		are found.
 */
#include "match/comparison/address_level.h"

#include <stdbool.h>
#include <string.h>

#include "match/comparison/address_parts.h"
#include "match/comparison/hash.h"

typedef enum AddressLevel
{
	ADDRESS_SAME,
	ADDRESS_ROOM,	  /* one room, written in two ways or with an error that does not matter */
	ADDRESS_WITHIN,	  /* one says less than the other, and nothing else */
	ADDRESS_BUILDING, /* one building, two rooms */
	ADDRESS_NUMBER,	  /* one door number */
	ADDRESS_COMPOUND,
	ADDRESS_ROAD,
	ADDRESS_COMMUNITY,
	ADDRESS_TOWN,
	ADDRESS_UNTOLD, /* they say too little of the same things */
	ADDRESS_DIFFERENT
} AddressLevel;

static const char *const level_names[] = {
	"same",		 "same_room",	   "within",	"same_building", "same_number", "same_compound",
	"same_road", "same_community", "same_town", "untold",		 "different"};

typedef enum AddressKey
{
	KEY_WHOLE,
	KEY_ROOM,	  /* compound or road and number, building, unit, room */
	KEY_BUILDING, /* compound or road and number, building */
	KEY_NUMBER,	  /* road and number */
	KEY_COMPOUND,
	KEY_COMMUNITY, /* the community, by its code or its name */
	KEY_NUMBERS	   /* number, building, unit, room, whatever the names are */
} AddressKey;

static const char *const key_names[] = {"whole",	"room",		 "building", "number",
										"compound", "community", "numbers"};

typedef enum Agreement
{
	UNSAID, /* by one of both */
	AGREES,
	DIFFERS
} Agreement;

/* Compare one part. */
static Agreement
part_agrees(const YbssAddressParts *a, const YbssAddressParts *b, YbssAddressPart part)
{
	if (!ybss_has_part(a, part) || !ybss_has_part(b, part))
		return UNSAID;
	return memcmp(a->part[part], b->part[part], sizeof a->part[part]) == 0 ? AGREES : DIFFERS;
}

/* Compare the divisions down to so many digits. */
static Agreement
division_agrees(const YbssAddressParts *a, const YbssAddressParts *b, int64_t scale)
{
	int64_t one = a->division / scale, other = b->division / scale;

	/* Zeros at the end say nothing. */
	if (one % 1000 == 0 || other % 1000 == 0)
		return UNSAID;
	return one == other ? AGREES : DIFFERS;
}

#define TO_COMMUNITY INT64_C(1)
#define TO_TOWN INT64_C(1000)

/* Compare the counties; two digits are enough to tell two provinces apart. */
static Agreement
county_agrees(const YbssAddressParts *a, const YbssAddressParts *b)
{
	for (int64_t scale = INT64_C(1000000); scale <= INT64_C(10000000000); scale *= 100)
	{
		int64_t one = a->division / scale, other = b->division / scale;

		if (one % 100 != 0 && other % 100 != 0)
			return one == other ? AGREES : DIFFERS;
	}
	return UNSAID;
}

/* The level of two addresses of one house: what lies inside. */
static AddressLevel
level_inside(const YbssAddressParts *a, const YbssAddressParts *b, AddressLevel house)
{
	Agreement phase = part_agrees(a, b, YBSS_PART_PHASE),
			  building = part_agrees(a, b, YBSS_PART_BUILDING);
	Agreement unit = part_agrees(a, b, YBSS_PART_UNIT), room = part_agrees(a, b, YBSS_PART_ROOM);

	if (part_agrees(a, b, YBSS_PART_RELATION) != UNSAID || ybss_has_part(a, YBSS_PART_RELATION) ||
		ybss_has_part(b, YBSS_PART_RELATION))
		return house;
	if (phase == DIFFERS || building == DIFFERS)
		return house;
	if (unit == DIFFERS || room == DIFFERS)
		return ADDRESS_BUILDING;
	/* A house alone in both is the same as a room alone: there is nothing further down. */
	if (room == AGREES)
		return ADDRESS_ROOM;
	if (ybss_has_part(a, YBSS_PART_ROOM) || ybss_has_part(b, YBSS_PART_ROOM))
		return ADDRESS_WITHIN;
	return ybss_has_part(a, YBSS_PART_BUILDING) == ybss_has_part(b, YBSS_PART_BUILDING) &&
				   ybss_has_part(a, YBSS_PART_UNIT) == ybss_has_part(b, YBSS_PART_UNIT)
			   ? ADDRESS_ROOM
			   : ADDRESS_WITHIN;
}

/* The level of what stands above houses. */
static AddressLevel
level_above(const YbssAddressParts *a, const YbssAddressParts *b)
{
	Agreement community = division_agrees(a, b, TO_COMMUNITY),
			  town = division_agrees(a, b, TO_TOWN);
	Agreement name = part_agrees(a, b, YBSS_PART_COMMUNITY);

	if (part_agrees(a, b, YBSS_PART_ROAD) == AGREES &&
		part_agrees(a, b, YBSS_PART_NUMBER) != DIFFERS)
		return ADDRESS_WITHIN;
	if (part_agrees(a, b, YBSS_PART_ROAD) == AGREES)
		return ADDRESS_ROAD;
	if (community == AGREES || (community == UNSAID && name == AGREES))
		return part_agrees(a, b, YBSS_PART_GROUP) == DIFFERS ? ADDRESS_COMMUNITY : ADDRESS_WITHIN;
	if (town == AGREES || (town == UNSAID && part_agrees(a, b, YBSS_PART_TOWN) == AGREES))
		return community == UNSAID && name == UNSAID ? ADDRESS_WITHIN : ADDRESS_TOWN;
	return town == DIFFERS || community == DIFFERS || name == DIFFERS ? ADDRESS_DIFFERENT
																	  : ADDRESS_UNTOLD;
}

/* The level of two addresses whose keys differ. */
static AddressLevel
level_of(const YbssAddressParts *a, const YbssAddressParts *b)
{
	Agreement road = part_agrees(a, b, YBSS_PART_ROAD),
			  number = part_agrees(a, b, YBSS_PART_NUMBER);
	Agreement compound = part_agrees(a, b, YBSS_PART_COMPOUND);
	Agreement community = division_agrees(a, b, TO_COMMUNITY),
			  name = part_agrees(a, b, YBSS_PART_COMMUNITY);
	AddressLevel above;

	if (county_agrees(a, b) == DIFFERS)
		return ADDRESS_DIFFERENT;
	/* A wrong town or community matters less than a house that both name. */
	if (road == AGREES && number == AGREES)
		return compound == DIFFERS ? ADDRESS_NUMBER : level_inside(a, b, ADDRESS_NUMBER);
	if (compound == AGREES && (road != DIFFERS || number != DIFFERS))
		return level_inside(a, b, ADDRESS_COMPOUND);
	/* In villages a house has a number below the group, without a road. */
	if (road == UNSAID && compound == UNSAID && number == AGREES &&
		(community == AGREES || name == AGREES) && part_agrees(a, b, YBSS_PART_GROUP) != DIFFERS)
		return level_inside(a, b, ADDRESS_NUMBER);
	above = level_above(a, b);
	if (above != ADDRESS_WITHIN)
		return above;
	/* One goes no further down, or both go on by other names. */
	if (number == DIFFERS || compound == DIFFERS || road == DIFFERS ||
		level_inside(a, b, ADDRESS_NUMBER) > ADDRESS_WITHIN)
		return road == AGREES ? ADDRESS_ROAD : ADDRESS_COMMUNITY;
	return ADDRESS_WITHIN;
}

/* Compare. */
static int
compare(const void *a, size_t a_bytes, const void *b, size_t b_bytes)
{
	YbssAddressParts first, second;

	memcpy(&first, a, a_bytes);
	memcpy(&second, b, b_bytes);
	if (memcmp(&first, &second, sizeof first) == 0)
		return ADDRESS_SAME;
	return level_of(&first, &second);
}

/* Hash some parts; 0 where one of "needed" is not said. */
static uint64_t
hash_parts(const YbssAddressParts *address, unsigned parts, unsigned needed, int kind)
{
	uint64_t hash = YBSS_HASH_SEED + (uint64_t) kind;

	for (int part = 0; part < YBSS_ADDRESS_PARTS; part++)
	{
		if (!(parts >> part & 1))
			continue;
		if ((needed >> part & 1) && !ybss_has_part(address, (YbssAddressPart) part))
			return 0;
		hash = ybss_hash_bytes(hash, address->part[part], sizeof address->part[part]);
	}
	return hash;
}

/* Add a key that is not there yet. */
static int
add_key(uint64_t *keys, int count, uint64_t key)
{
	if (key == 0 || (count > 0 && keys[0] == key))
		return count;
	keys[count] = key;
	return count + 1;
}

#define BIT(part) (1u << YBSS_PART_##part)
#define HOUSE (BIT(ROAD) | BIT(NUMBER))

/* Give the keys: of a house by its road and number, and by its compound. */
static int
key(const void *coded, size_t bytes, int kind, uint64_t keys[YBSS_VALUE_KEYS])
{
	static const unsigned inside = BIT(BUILDING) | BIT(UNIT) | BIT(ROOM);
	YbssAddressParts address;
	int count = 0;

	if (bytes == 0)
		return 0;
	memcpy(&address, coded, bytes);
	switch ((AddressKey) kind)
	{
		case KEY_WHOLE:
			return add_key(keys, 0, address.whole);
		case KEY_ROOM:
			count = add_key(keys, count, hash_parts(&address, HOUSE | inside, HOUSE, kind));
			return add_key(
				keys, count,
				hash_parts(&address, BIT(COMPOUND) | inside, BIT(COMPOUND) | BIT(ROOM), kind));
		case KEY_BUILDING:
			count = add_key(keys, count, hash_parts(&address, HOUSE | BIT(BUILDING), HOUSE, kind));
			return add_key(keys, count,
						   hash_parts(&address, BIT(COMPOUND) | BIT(BUILDING),
									  BIT(COMPOUND) | BIT(BUILDING), kind));
		case KEY_NUMBER:
			return add_key(keys, 0, hash_parts(&address, HOUSE, HOUSE, kind));
		case KEY_COMPOUND:
			return add_key(keys, 0, hash_parts(&address, BIT(COMPOUND), BIT(COMPOUND), kind));
		case KEY_COMMUNITY:
			if (address.division % 1000 != 0)
				return add_key(keys, 0,
							   ybss_hash_number(YBSS_HASH_SEED, (uint64_t) address.division));
			return add_key(keys, 0, hash_parts(&address, BIT(COMMUNITY), BIT(COMMUNITY), kind));
		case KEY_NUMBERS:
			return ybss_has_part(&address, YBSS_PART_NUMBER) ||
						   ybss_has_part(&address, YBSS_PART_ROOM)
					   ? add_key(keys, 0, hash_parts(&address, BIT(NUMBER) | inside, 0, kind))
					   : 0;
	}
	return 0;
}

const YbssComparison ybss_compare_address = {
	"address", YBSS_NAMES(level_names), level_names, ybss_code_address,
	compare,   YBSS_NAMES(key_names),	key_names,	 key,
};
