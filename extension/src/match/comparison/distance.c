/*
 * distance.c
 *		How far two rows of letters are apart.
 */
#include "match/comparison/distance.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

/* Read UTF-8 into a row. */
void
ybss_read_row(const void *utf8, size_t bytes, YbssRow *row)
{
	const char *at = utf8;
	const char *end = at + bytes;

	row->count = 0;
	while (at < end && row->count < YBSS_ROW_LETTERS)
		row->letter[row->count++] = ybss_utf8_next(&at, end);
}

/* Give the least of three. */
static int
least(int a, int b, int c)
{
	int lesser = a < b ? a : b;

	return lesser < c ? lesser : c;
}

/* Fill one row of the table of distances, of which "before" and "behind it" are the last two. */
static int
fill(const uint32_t *a, int i, const uint32_t *b, int count, int rows[3][YBSS_ROW_LETTERS + 1])
{
	int *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
	int smallest = now[0] = i;

	for (int j = 1; j <= count; j++)
	{
		now[j] = least(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			before[j - 2] + 1 < now[j])
			now[j] = before[j - 2] + 1;
		if (now[j] < smallest)
			smallest = now[j];
	}
	return smallest;
}

/* Count the edits. */
int
ybss_edits(const YbssRow *a, const YbssRow *b, int most)
{
	int rows[3][YBSS_ROW_LETTERS + 1];
	int from = 0, a_count = a->count, b_count = b->count;
	int smallest = 0, smallest_before;

	if (abs(a_count - b_count) > most)
		return most + 1;
	while (from < a_count && from < b_count && a->letter[from] == b->letter[from])
		from++;
	while (a_count > from && b_count > from && a->letter[a_count - 1] == b->letter[b_count - 1])
		a_count--, b_count--;
	a_count -= from;
	b_count -= from;
	for (int j = 0; j <= b_count; j++)
		rows[0][j] = j;
	for (int i = 1; i <= a_count; i++)
	{
		smallest_before = smallest;
		smallest = fill(a->letter + from, i, b->letter + from, b_count, rows);
		/* A swap reaches over one row. */
		if (smallest > most && smallest_before > most)
			return most + 1;
	}
	return rows[a_count % 3][b_count] > most ? most + 1 : rows[a_count % 3][b_count];
}

/* Mark the letters of both rows that stand near one another; gives how many. */
static int
mark(const YbssRow *a, const YbssRow *b, bool *in_a, bool *in_b)
{
	int longer = a->count > b->count ? a->count : b->count;
	int reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
	int marked = 0;

	for (int i = 0; i < a->count; i++)
		for (int j = i > reach ? i - reach : 0; j <= i + reach && j < b->count; j++)
			if (!in_b[j] && a->letter[i] == b->letter[j])
			{
				in_a[i] = in_b[j] = true;
				marked++;
				break;
			}
	return marked;
}

/* Give Jaro's likeness in millionths. */
static int
jaro(const YbssRow *a, const YbssRow *b)
{
	bool in_a[YBSS_ROW_LETTERS] = {0}, in_b[YBSS_ROW_LETTERS] = {0};
	int marked = mark(a, b, in_a, in_b);
	int moved = 0, j = 0;

	if (marked == 0)
		return 0;
	for (int i = 0; i < a->count; i++)
	{
		if (!in_a[i])
			continue;
		while (!in_b[j])
			j++;
		moved += a->letter[i] != b->letter[j++];
	}
	return (int) ((INT64_C(1000000) * marked / a->count + INT64_C(1000000) * marked / b->count +
				   INT64_C(1000000) * (2 * marked - moved) / (2 * marked)) /
				  3);
}

/* Give the likeness of Jaro and Winkler. */
int
ybss_likeness(const YbssRow *a, const YbssRow *b)
{
	int one = jaro(a, b), other = jaro(b, a);
	/* Which letters are marked may depend on who comes first: the greater holds. */
	int likeness = one > other ? one : other;
	int begin = 0;

	while (begin < 4 && begin < a->count && begin < b->count &&
		   a->letter[begin] == b->letter[begin])
		begin++;
	return (likeness + begin * (1000000 - likeness) / 10) / 1000;
}
