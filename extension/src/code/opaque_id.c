/*
 * opaque_id.c
 *		A keyed permutation of the 52-bit numbers.
 *
 * A balanced Feistel network is a permutation whatever its round function is
 * (Luby and Rackoff 1988), so no two numbers ever give one id. It hides order
 * and count from people who see ids; it is no cipher and guards no secret.
 */
#include "code/opaque_id.h"

#define HALF_BITS (YBSS_OPAQUE_ID_BITS / 2)
#define HALF_MASK ((UINT64_C(1) << HALF_BITS) - 1)
#define ROUNDS 8

/* Mix one half with the round's key (the finalizer of MurmurHash3). */
static uint64_t
mix(uint64_t half, uint64_t key, int round)
{
	uint64_t h = half ^ (key + (uint64_t) round * UINT64_C(0x9E3779B97F4A7C15));

	h ^= h >> 33;
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	h ^= h >> 33;
	h *= UINT64_C(0xC4CEB9FE1A85EC53);
	h ^= h >> 33;
	return h & HALF_MASK;
}

/* Give the id that stands for a number under a key; numbers above 52 bits wrap. */
uint64_t
ybss_permute_id(uint64_t number, uint64_t key)
{
	uint64_t left = (number >> HALF_BITS) & HALF_MASK;
	uint64_t right = number & HALF_MASK;

	for (int round = 0; round < ROUNDS; round++)
	{
		uint64_t next = left ^ mix(right, key, round);

		left = right;
		right = next;
	}
	return (left << HALF_BITS) | right;
}
