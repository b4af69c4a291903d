// sources: match/comparison/*.c match/knowledge/*.c address/*/*.c text/*.c code/*.c cell/*.c
// libraries: -lm
/* Every comparison holds any bytes: it is symmetric, equal coded bytes are level 0 and only they,
 * keys are few and each stands once, a coded value is bounded. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "match/comparison/comparison.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

#define LONG_TEXT (10 * 1024 * 1024)

typedef struct Value
{
	size_t bytes;
	unsigned char coded[YBSS_CODED_BYTES];
} Value;

/* Code a text twice. */
static Value
code(const YbssComparison *comparison, const char *text, size_t length)
{
	Value value, again;

	/* The second time other bytes stand there before. */
	memset(&value, 0, sizeof value);
	memset(&again, 0xA5, sizeof again);
	value.bytes = comparison->code(text, length, value.coded);
	again.bytes = comparison->code(text, length, again.coded);
	if (value.bytes > YBSS_CODED_BYTES || value.bytes != again.bytes ||
		memcmp(value.coded, again.coded, value.bytes) != 0)
		abort();
	return value;
}

/* Look at the keys of a value. */
static void
check_keys(const YbssComparison *comparison, const Value *value)
{
	for (int kind = 0; kind < comparison->keys; kind++)
	{
		uint64_t keys[YBSS_VALUE_KEYS];
		int count = comparison->key(value->coded, value->bytes, kind, keys);

		if (count < 0 || count > YBSS_VALUE_KEYS || (value->bytes == 0 && count > 0))
			abort();
		for (int i = 0; i < count; i++)
			for (int j = 0; j < i; j++)
				if (keys[i] == keys[j])
					abort();
	}
}

/* Compare two values both ways. */
static void
check_pair(const YbssComparison *comparison, const Value *a, const Value *b)
{
	int level = comparison->compare(a->coded, a->bytes, b->coded, b->bytes);
	bool same = a->bytes == b->bytes && memcmp(a->coded, b->coded, a->bytes) == 0;

	if (level < 0 || level >= comparison->levels || same != (level == 0))
		abort();
	if (level != comparison->compare(b->coded, b->bytes, a->coded, a->bytes))
		abort();
}

/* Code what is too long for anybody: any bytes, digits, Han letters, zeros. */
static void
check_long(const YbssComparison *comparison)
{
	char *text = malloc(LONG_TEXT);
	unsigned char coded[YBSS_CODED_BYTES];

	for (size_t i = 0; i < LONG_TEXT; i++)
		text[i] = i < LONG_TEXT / 4	  ? (char) (i * 2654435761u >> 13)
				  : i < LONG_TEXT / 2 ? '1'
									  : "李"[i % 3];
	memset(text + LONG_TEXT / 4 * 3, 0, LONG_TEXT / 4);
	if (comparison->code(text, LONG_TEXT, coded) > YBSS_CODED_BYTES)
		abort();
	free(text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	static int inputs;
	const YbssComparison *const *all;
	int count = ybss_comparisons(&all);
	size_t half = bytes / 2;

	/* One comparison an input, not to take too long over one. */
	if (inputs < count)
		check_long(all[inputs++]);
	for (int i = 0; i < count; i++)
	{
		Value a = code(all[i], (const char *) data, half);
		Value b = code(all[i], (const char *) data + half, bytes - half);

		check_keys(all[i], &a);
		check_keys(all[i], &b);
		if (a.bytes > 0 && b.bytes > 0)
		{
			check_pair(all[i], &a, &b);
			check_pair(all[i], &a, &a);
		}
	}
	return 0;
}
