/*
 * hash.h
 *		The hash of keys and of what a coded value is too short for. Frozen: the same
 *		on every machine.
 */
#ifndef YBSS_MATCH_HASH_H
#define YBSS_MATCH_HASH_H

#include <stddef.h>
#include <stdint.h>

#define YBSS_HASH_SEED UINT64_C(0x9E3779B97F4A7C15)

/* Mix a number into a hash (the finish of splitmix64). */
static inline uint64_t
ybss_hash_number(uint64_t hash, uint64_t number)
{
	uint64_t x = (hash ^ number) + UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

/* Mix bytes into a hash. */
static inline uint64_t
ybss_hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	uint64_t word = 0;

	for (size_t i = 0; i < length; i++)
	{
		word = word << 8 | at[i];
		if (i % 8 == 7)
		{
			hash = ybss_hash_number(hash, word);
			word = 0;
		}
	}
	return ybss_hash_number(ybss_hash_number(hash, word), length);
}

#endif /* YBSS_MATCH_HASH_H */
