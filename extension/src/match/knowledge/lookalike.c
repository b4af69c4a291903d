/*
 * lookalike.c
 *		How alike two Han characters look: points for what their four corners, Cangjie
 *		codes, phonetic series, strokes and radicals have in common.
 *
 * The points are those of a logistic regression, ten times its weights, over pairs on
 * which two public lists of lookalikes agree (half of them) against random pairs of the
 * 3,500 usual characters; the other half and other random pairs say what it is worth
 * (extension/data/SOURCES.md).
 */
#include "match/knowledge/lookalike.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

#include "match/knowledge/han.h"

#define LETTERS 5
#define STRONG 34
#define WEAK 6

/* The letters of a Cangjie code. */
typedef struct Cangjie
{
	int count;
	int letter[LETTERS];
} Cangjie;

/* What two codes have in common. */
typedef struct Common
{
	int begin;	/* letters from the begin */
	int end;	/* and from the end, behind those */
	int run;	/* the longest run of letters */
	int in_all; /* letters in one order */
} Common;

/* Give the Cangjie code. */
static Cangjie
cangjie_of(const YbssHan *han)
{
	Cangjie code = {0};
	int letter;

	while (code.count < LETTERS && (letter = (int) (han->shape >> 5 * code.count & 0x1F)) != 0)
		code.letter[code.count++] = letter;
	return code;
}

/* Compare two codes letter by letter. */
static Common
common_of(const Cangjie *a, const Cangjie *b)
{
	Common common = {0};
	int runs[LETTERS + 1][LETTERS + 1] = {{0}};
	int orders[LETTERS + 1][LETTERS + 1] = {{0}};
	int shorter = a->count < b->count ? a->count : b->count;

	while (common.begin < shorter && a->letter[common.begin] == b->letter[common.begin])
		common.begin++;
	while (common.end < shorter - common.begin &&
		   a->letter[a->count - 1 - common.end] == b->letter[b->count - 1 - common.end])
		common.end++;
	for (int i = 1; i <= a->count; i++)
		for (int j = 1; j <= b->count; j++)
		{
			bool same = a->letter[i - 1] == b->letter[j - 1];
			int before = orders[i - 1][j] > orders[i][j - 1] ? orders[i - 1][j] : orders[i][j - 1];

			runs[i][j] = same ? runs[i - 1][j - 1] + 1 : 0;
			orders[i][j] = same ? orders[i - 1][j - 1] + 1 : before;
			if (runs[i][j] > common.run)
				common.run = runs[i][j];
		}
	common.in_all = orders[a->count][b->count];
	return common;
}

/* Give the lesser of two. */
static int
at_most(int number, int most)
{
	return number < most ? number : most;
}

/* Points for the Cangjie codes. */
static int
cangjie_points(const YbssHan *a, const YbssHan *b)
{
	static const int begin_points[] = {-6, -11, -3, 14};
	static const int end_points[] = {-8, -10, -8, 20};
	static const int run_points[] = {-35, 3, 13, 10, 3};
	static const int shorter_points[] = {0, 7, -2, -10};
	/* By the longer one's letters, and how many of them stand in one order in both. */
	static const int order_points[LETTERS + 1][LETTERS + 1] = {
		{0}, {0, 0}, {0, 5, 6}, {-14, -11, 18, 0}, {-21, -20, 13, 22, 0}, {-5, -22, 8, 9, 5, 0},
	};
	Cangjie first = cangjie_of(a), second = cangjie_of(b);
	int longer = first.count > second.count ? first.count : second.count;
	int shorter = first.count + second.count - longer;
	Common common;

	if (shorter == 0)
		return 0;
	common = common_of(&first, &second);
	return begin_points[at_most(common.begin, 3)] + end_points[at_most(common.end, 3)] +
		   run_points[at_most(common.run, 4)] + shorter_points[at_most(shorter, 3)] +
		   order_points[longer][common.in_all] +
		   (first.letter[first.count - 1] == second.letter[second.count - 1] ? 14 : 0);
}

/* Points for the four corners. */
static int
corner_points(const YbssHan *a, const YbssHan *b)
{
	static const int count_points[] = {-10, -4, 0, 0, 6};
	int one = (int) (a->shape >> 25 & 0xFFFF), other = (int) (b->shape >> 25 & 0xFFFF);
	int differing = one ^ other;
	bool corner[4];
	int count = 0;

	if (one == 0xFFFF || other == 0xFFFF)
		return 0;
	for (int i = 0; i < 4; i++)
		count += corner[i] = !(differing >> 4 * i & 0xF);
	/* The corners are those above, left and right, and those below. */
	return count_points[count] + (corner[1] && corner[3] ? 14 : 0) -
		   (corner[0] && corner[2] ? 2 : 0) + (corner[0] && corner[1] ? 8 : 0) +
		   (corner[2] && corner[3] ? 6 : 0);
}

/* Do both belong to one phonetic series? */
static bool
one_series(const YbssHan *a, const YbssHan *b)
{
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
		{
			int one = (int) (a->shape >> (41 + 11 * i) & 0x7FF);
			int other = (int) (b->shape >> (41 + 11 * j) & 0x7FF);

			if (one != 0 && one == other)
				return true;
		}
	return false;
}

/* Points for the strokes: how many more one has, and what that means in simple characters. */
static int
stroke_points(const YbssHan *a, const YbssHan *b)
{
	static const int points[] = {0, 1, 0, -2, -5};
	static const int few_points[] = {7, -2, -2};
	static const int some_points[] = {0, -3, -2};
	int one = (int) (a->sound >> 45 & 0x3F), other = (int) (b->sound >> 45 & 0x3F);
	int more = abs(one - other);
	int most = one > other ? one : other;
	int simple = most <= 6 ? few_points[at_most(more, 2)] : 0;

	if (most > 6 && most <= 9)
		simple = some_points[at_most(more, 2)];
	return points[at_most(more, 4)] + simple;
}

/* Give the points of two characters. */
int
ybss_lookalike_points(uint32_t a, uint32_t b)
{
	const YbssHan *first = ybss_han(a), *second = ybss_han(b);
	bool series, radical;

	if (first == NULL || second == NULL)
		return INT_MIN;
	series = one_series(first, second);
	radical = (first->sound >> 51) == (second->sound >> 51);
	return corner_points(first, second) + cangjie_points(first, second) +
		   stroke_points(first, second) + (series ? 66 : 0) + (radical ? 21 : 0) +
		   (series && radical ? 2 : 0) - 6;
}

/* Is the pair listed by hand? */
static bool
is_listed(uint32_t a, uint32_t b)
{
	uint32_t pair = a < b ? a << 16 | b : b << 16 | a;
	int from = 0, to = ybss_alike_count;

	if (a > 0xFFFF || b > 0xFFFF)
		return false;
	while (from < to)
	{
		int middle = (from + to) / 2;

		if (ybss_alike_table[middle] == pair)
			return true;
		if (ybss_alike_table[middle] < pair)
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}

/* Tell how alike two characters look. */
YbssLookalike
ybss_lookalike(uint32_t a, uint32_t b)
{
	int points;

	if (a == b || is_listed(a, b))
		return YBSS_LOOKS_STRONGLY;
	points = ybss_lookalike_points(a, b);
	if (points >= STRONG)
		return YBSS_LOOKS_STRONGLY;
	return points >= WEAK ? YBSS_LOOKS_WEAKLY : YBSS_LOOKS_OTHER;
}
