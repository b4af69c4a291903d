/*
 * coordinate.c
 *		From the coordinates of surveyors to those of phones and maps, and back.
 *
 * GCJ-02 has no published definition; this is the series that everybody uses,
 * on the Krasovsky ellipsoid. It has no inverse in closed form: the way back
 * is found by steps, to a millionth of a metre.
 */
#include "gis/coordinate.h"

#include <math.h>
#include <stdbool.h>

#define DEGREE (M_PI / 180)
#define AXIS 6378245.0
#define ECCENTRICITY 0.00669342162296594323

/* Tell whether a point is shifted at all: the rectangle around the mainland. */
static bool
is_shifted(YbssPoint p)
{
	return p.longitude >= 72.004 && p.longitude <= 137.8347 && p.latitude >= 0.8293 &&
		   p.latitude <= 55.8271;
}

/* Three waves over one argument. */
static double
waves(double x, double a, double fa, double b, double fb)
{
	return (a * sin(x * fa) + b * sin(x * fb)) * 2 / 3;
}

/* The shift in metres to the north, for x and y relative to 105° E, 35° N. */
static double
north(double x, double y)
{
	return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(fabs(x)) +
		   waves(x, 20, 6 * M_PI, 20, 2 * M_PI) + waves(y, 20, M_PI, 40, M_PI / 3) +
		   waves(y, 160, M_PI / 12, 320, M_PI / 30);
}

/* The shift in metres to the east. */
static double
east(double x, double y)
{
	return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(fabs(x)) +
		   waves(x, 20, 6 * M_PI, 20, 2 * M_PI) + waves(x, 20, M_PI, 40, M_PI / 3) +
		   waves(x, 150, M_PI / 12, 300, M_PI / 30);
}

/* Phones' coordinates of a surveyed point. */
YbssPoint
ybss_gcj02_of(YbssPoint p)
{
	double x = p.longitude - 105, y = p.latitude - 35, latitude = p.latitude * DEGREE;
	double flat = 1 - ECCENTRICITY * sin(latitude) * sin(latitude), root = sqrt(flat);

	if (!is_shifted(p))
		return p;
	p.latitude += north(x, y) / (AXIS * (1 - ECCENTRICITY) / (flat * root) * DEGREE);
	p.longitude += east(x, y) / (AXIS / root * cos(latitude) * DEGREE);
	return p;
}

/*
 * The surveyed point that a shift turns into p, by walking back the difference.
 *
 * The shifts bend by less than a thousandth, so each step gains three digits
 * and the walk ends long before its bound.
 */
static YbssPoint
unshifted(YbssPoint p, YbssPoint (*shift)(YbssPoint))
{
	YbssPoint guess = p;

	if (!is_shifted(p))
		return p;
	for (int step = 0; step < 30; step++)
	{
		YbssPoint there = shift(guess);
		double dx = p.longitude - there.longitude, dy = p.latitude - there.latitude;

		guess.longitude += dx;
		guess.latitude += dy;
		if (fabs(dx) + fabs(dy) < 1e-11)
			break;
	}
	return guess;
}

/* The surveyed point of phones' coordinates. */
YbssPoint
ybss_surveyed_of_gcj02(YbssPoint p)
{
	return unshifted(p, ybss_gcj02_of);
}

#define TURN (M_PI * 3000 / 180)

/* Baidu's coordinates of a surveyed point. */
YbssPoint
ybss_bd09_of(YbssPoint p)
{
	double radius, angle;

	if (!is_shifted(p))
		return p;
	p = ybss_gcj02_of(p);
	radius = hypot(p.longitude, p.latitude) + 0.00002 * sin(p.latitude * TURN);
	angle = atan2(p.latitude, p.longitude) + 0.000003 * cos(p.longitude * TURN);
	return (YbssPoint){radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006};
}

/* The surveyed point of Baidu's coordinates. */
YbssPoint
ybss_surveyed_of_bd09(YbssPoint p)
{
	return unshifted(p, ybss_bd09_of);
}
