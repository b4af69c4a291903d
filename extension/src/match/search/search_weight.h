/*
 * search_weight.h
 *		How likely a record is the one that somebody means, and why.
 *
 * What a mask hides of a record is not asked: a telephone agrees by what the view shows of
 * it, an id by its two ends, a name's hidden characters by their sounds.
 */
#ifndef YBSS_MATCH_SEARCH_WEIGHT_H
#define YBSS_MATCH_SEARCH_WEIGHT_H

#include "match/search/clue.h"
#include "match/search/spoken.h"

/* What a name is to the one that was said. */
typedef enum YbssNameLikeness
{
	YBSS_NAME_NOT_SAID,
	YBSS_NAME_SAME,
	YBSS_NAME_SOUNDS,
	YBSS_NAME_SWAPPED,
	YBSS_NAME_SHORTER, /* a character more or less */
	YBSS_NAME_PART,
	YBSS_NAME_ONE_OTHER,
	YBSS_NAME_CALLED,
	YBSS_NAME_SURNAME, /* the first character alone */
	YBSS_NAME_OTHER
} YbssNameLikeness;

/* What another field is to what was said. */
typedef enum YbssFieldLikeness
{
	YBSS_FIELD_NOT_SAID,
	YBSS_FIELD_SAME,
	YBSS_FIELD_NEAR, /* a year beside, the last four digits alone, within an age */
	YBSS_FIELD_OTHER
} YbssFieldLikeness;

/* What is known of a record; texts may be empty. */
typedef struct YbssSeen
{
	YbssSpoken name;   /* heard whole */
	const char *shown; /* the name as the view shows it */
	size_t shown_bytes;
	int year;		   /* 0 unknown */
	const char *phone; /* as the view shows it */
	size_t phone_bytes;
	char sex;		/* 0 unknown */
	const char *id; /* as the view shows it */
	size_t id_bytes;
} YbssSeen;

typedef struct YbssLikeness
{
	int weight; /* log2 odds, in sixteenths */
	YbssNameLikeness name;
	YbssFieldLikeness year, phone, sex, id;
} YbssLikeness;

extern YbssNameLikeness ybss_name_likeness(const YbssSpoken *said, YbssCalled called,
										   const YbssSpoken *name, const char *shown,
										   size_t shown_bytes);
extern void ybss_weigh_person(const YbssClues *clues, const YbssSpoken *said, const YbssSeen *seen,
							  YbssLikeness *likeness);
extern YbssFieldLikeness ybss_phone_likeness(const char *said, const char *shown, size_t bytes);
extern int ybss_unit_name_likeness(const char *said, const char *name, size_t bytes);

#endif /* YBSS_MATCH_SEARCH_WEIGHT_H */
