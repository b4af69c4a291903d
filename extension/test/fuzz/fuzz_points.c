// sources: score/points.c
// libraries: -lm
/* Freshness falls with the days and not before the day it names; scores stay in their range. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "score/points.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* Give the freshness on a day. */
static int
fresh(int32_t said, int32_t term, int32_t day)
{
	int32_t falls_on;

	return ybss_freshness(said, term, day, &falls_on);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct
	{
		int32_t said;
		int32_t term;
		int32_t as_of;
		uint8_t states[20];
	} in;
	YbssPoints points = {.falls_on = YBSS_NEVER};
	int32_t falls_on;
	int points_now;

	memset(&in, 0, sizeof in);
	memcpy(&in, data, bytes < sizeof in ? bytes : sizeof in);
	in.term = 1 + (int32_t) ((uint32_t) in.term % 40000);
	points_now = ybss_freshness(in.said, in.term, in.as_of, &falls_on);
	if (points_now < 0 || points_now > YBSS_FULL)
		abort();
	if (in.as_of < INT32_MAX && fresh(in.said, in.term, in.as_of + 1) > points_now)
		abort();
	if (falls_on != YBSS_NEVER &&
		(falls_on <= in.as_of || fresh(in.said, in.term, falls_on) >= points_now ||
		 fresh(in.said, in.term, falls_on - 1) != points_now))
		abort();
	for (int i = 0; i < 20; i++)
	{
		YbssItemState state = {.present = in.states[i] & 1,
							   .derived = in.states[i] & 2,
							   .required = in.states[i] & 4,
							   .checked = in.states[i] & 8,
							   .right = in.states[i] & 16,
							   .said = in.said};

		ybss_points_add(&points, &state, 0.5 + (in.states[i] >> 5), in.states[i] & 32 ? in.term : 0,
						in.as_of);
	}
	points_now = ybss_share(points.required_there, points.required);
	if (points_now < 0 || points_now > YBSS_FULL || points.checked_right > points.checked)
		abort();
	points_now = ybss_share(points.checked_right, points.checked);
	return points_now < 0 || points_now > YBSS_FULL ? (abort(), 0) : 0;
}
