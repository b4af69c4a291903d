/*
 * opaque_id.c
 *		Ids: the district in front, behind it a keyed permutation of the numbers.
 *
 * The district in the id is no secret, it stands in every row and in every grid
 * code. Because of it ids of two registries never meet, and whoever has an id
 * knows where its record lies.
 *
 * A balanced Feistel network is a permutation whatever its round function is
 * (Luby and Rackoff 1988), so no two numbers ever give one id. It hides order
 * and count from people who see ids; it is no cipher and guards no secret.
 */
#include "code/opaque_id.h"

#define HALF_BITS (YBSS_ID_NUMBER_BITS / 2)
#define HALF_MASK ((UINT32_C(1) << HALF_BITS) - 1)
#define ROUNDS 8

/* Mix one half with the round's key (the finalizer of MurmurHash3). */
static uint32_t
mix(uint32_t half, uint64_t key, int round)
{
	uint64_t h = half ^ (key + (uint64_t) round * UINT64_C(0x9E3779B97F4A7C15));

	h ^= h >> 33;
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	h ^= h >> 33;
	h *= UINT64_C(0xC4CEB9FE1A85EC53);
	h ^= h >> 33;
	return (uint32_t) h & HALF_MASK;
}

/* Give the number that stands for another one under a key. */
static uint32_t
permute_number(uint32_t number, uint64_t key)
{
	uint32_t left = number >> HALF_BITS;
	uint32_t right = number & HALF_MASK;

	for (int round = 0; round < ROUNDS; round++)
	{
		uint32_t next = left ^ mix(right, key, round);

		left = right;
		right = next;
	}
	return (left << HALF_BITS) | right;
}

/* Give the id of a district's record; the district lies between 0 and YBSS_ID_MOST_DISTRICT. */
int64_t
ybss_opaque_id(int32_t district, uint32_t number, uint64_t key)
{
	return ((int64_t) district << YBSS_ID_NUMBER_BITS) | permute_number(number, key);
}

/* Give the district that an id holds; 0 where it holds none, -1 where it is no id. */
int32_t
ybss_district_of_id(int64_t id)
{
	if (id < 0 || (id >> YBSS_ID_NUMBER_BITS) > YBSS_ID_MOST_DISTRICT)
		return -1;
	return (int32_t) (id >> YBSS_ID_NUMBER_BITS);
}
