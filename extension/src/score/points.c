/*
 * points.c
 *		The arithmetic of scores.
 */
#include "score/points.h"

#include <math.h>

/* Beyond its term freshness falls in so many steps, and is gone at twice the term. */
#define STEPS 10

/*
 * Give the freshness of a statement on a day, and the day on which it is another one.
 *
 * Steps rather than a slope: between two of them a stored score stays true.
 */
int
ybss_freshness(int32_t said, int32_t term, int32_t as_of, int32_t *falls_on)
{
	int64_t over = (int64_t) as_of - said - term;
	int64_t step = over <= 0 ? 0 : (over * STEPS + term - 1) / term;
	int64_t next;

	if (step >= STEPS)
	{
		*falls_on = YBSS_NEVER;
		return 0;
	}
	next = said + (int64_t) term + step * term / STEPS + 1;
	*falls_on = next < YBSS_NEVER ? (int32_t) next : YBSS_NEVER;
	return (int) (YBSS_FULL * (STEPS - step) / STEPS);
}

/* Add one item; a term of 0 days means that it does not age. */
void
ybss_points_add(YbssPoints *points, YbssItemState *state, double weight, int32_t term,
				int32_t as_of)
{
	state->freshness = YBSS_FULL;
	if (state->required)
	{
		points->required += weight;
		points->required_there += state->present ? weight : 0;
	}
	if (!state->present)
		return;
	if (state->checked)
	{
		points->checked += weight;
		points->checked_right += state->right ? weight : 0;
	}
	if (term > 0 && !state->derived)
	{
		int32_t falls_on;

		state->freshness = ybss_freshness(state->said, term, as_of, &falls_on);
		points->ageing += weight;
		points->ageing_points += weight * state->freshness;
		if (falls_on < points->falls_on)
			points->falls_on = falls_on;
	}
}

/* Give a part of a whole as a score; all of nothing is full. */
int
ybss_share(double part, double whole)
{
	return whole > 0 ? (int) lround(YBSS_FULL * (part / whole)) : YBSS_FULL;
}
