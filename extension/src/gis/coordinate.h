/*
 * coordinate.h
 *		From the coordinates of surveyors to those of phones and maps, and back.
 *
 * CGCS2000 and WGS84 agree to centimetres and are taken as one. GCJ-02 is what
 * phones and most maps in China give, BD-09 what Baidu gives. Degrees.
 */
#ifndef YBSS_ADDRESS_COORDINATE_H
#define YBSS_ADDRESS_COORDINATE_H

typedef struct YbssPoint
{
	double longitude;
	double latitude;
} YbssPoint;

extern YbssPoint ybss_gcj02_of(YbssPoint surveyed);
extern YbssPoint ybss_surveyed_of_gcj02(YbssPoint gcj02);
extern YbssPoint ybss_bd09_of(YbssPoint surveyed);
extern YbssPoint ybss_surveyed_of_bd09(YbssPoint bd09);

#endif /* YBSS_ADDRESS_COORDINATE_H */
