/*
 * speed.c
 *		speed COMPARISON < values: nanoseconds of processor to code a value, and to compare two.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "match/comparison/comparison.h"

#define VALUES 2000
#define CODED 200
#define COMPARED 4000000

static char text[VALUES][400];
static unsigned char coded[VALUES][YBSS_CODED_BYTES];
static size_t bytes[VALUES];

/* Processor time in nanoseconds. */
static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

/* Read the values, one a line. */
static int
read_values(void)
{
	int count = 0;

	while (count < VALUES && fgets(text[count], sizeof text[count], stdin) != NULL)
	{
		text[count][strcspn(text[count], "\n")] = '\0';
		count++;
	}
	return count;
}

int
main(int arguments, char **argument)
{
	const YbssComparison *comparison = ybss_comparison(arguments > 1 ? argument[1] : "");
	int count = read_values();
	uint64_t state = UINT64_C(88172645463325252);
	unsigned long levels = 0;
	double from, middle;

	if (comparison == NULL || count == 0)
		return 1;
	from = now();
	for (int i = 0; i < CODED * count; i++)
		bytes[i % count] =
			comparison->code(text[i % count], strlen(text[i % count]), coded[i % count]);
	middle = now();
	for (long i = 0; i < COMPARED; i++)
	{
		size_t a, b;

		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		a = state % (uint64_t) count;
		b = (state >> 32) % (uint64_t) count;
		if (bytes[a] > 0 && bytes[b] > 0)
			levels += (unsigned long) comparison->compare(coded[a], bytes[a], coded[b], bytes[b]);
	}
	printf("# %s: %.0f ns to code a value, %.0f ns to compare two (levels %lu)\n", comparison->name,
		   (middle - from) / CODED / count, (now() - middle) / COMPARED, levels);
	return 0;
}
