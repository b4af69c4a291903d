/*
 * division_set.h
 *		The divisions that are possible so far, and what of the text names them.
 */
#ifndef YBSS_ADDRESS_DIVISION_SET_H
#define YBSS_ADDRESS_DIVISION_SET_H

#include "address/read/parser.h"

#define YBSS_SET 320
#define YBSS_REPETITIONS 12

/* A bit for a form of names, as ybss_collect_places() takes them. */
#define YBSS_FORMS(f) (1u << YBSS_FORM_##f)
/* Names that mean something only in Hong Kong, Macao or Taiwan, too, although neither is written.
 */
#define YBSS_PARTS_OF_REGIONS (1u << 31)

/* A division that the text names. */
typedef struct YbssMention
{
	uint16_t start;
	uint16_t length;
	uint8_t level; /* 1 to 4 */
	uint8_t reason;
	int32_t note;  /* of the former names, or -1 */
	uint32_t name; /* value of the name as it is written, or YBSS_NONE */
} YbssMention;

typedef struct YbssDivisions
{
	uint32_t set[YBSS_SET]; /* divisions that are possible so far */
	int sets;
	int level;				/* of the set's members; 0 while empty */
	bool by_zone;			/* the set is the towns of a zone */
	int usual;				/* so many of the set, which stand first, are meant before the others */
	bool literal_town;		/* the town is unknown to the lexicon */
	uint32_t doubt;			/* meant instead, where a name contradicts its city; or YBSS_NONE */
	int zone;				/* or -1 */
	YbssMention mention[5]; /* by level */
	YbssMention zone_mention;
	uint32_t village_set[YBSS_CANDIDATES]; /* the first is the village, where villages is 1 */
	int villages;						   /* -1: one that the lexicon does not have */
	int village_start, village_length, village_reason;
	YbssMention repeated[YBSS_REPETITIONS];
	int repetitions;
	YbssMention company;	/* of a regiment of the corps */
	int front, front_start; /* what stands before the address, or 0 */
	bool otherwise;			/* it is other divisions than the address has */
} YbssDivisions;

/* Reads a name of a division; the names that begin at the spot are in it. */
typedef int (*YbssDivisionReader)(const YbssScan *scan, YbssDivisions *divisions,
								  const YbssSpot *spot);

/* Nothing has been read yet. */
extern void ybss_divisions_begin(YbssDivisions *divisions);

/* Tell whether a place lies in a member of the set, or the set is still open. */
extern bool ybss_place_fits(const YbssLexicon *lexicon, const YbssDivisions *divisions,
							uint32_t place);

/* Tell whether some place is the one given or lies in it. */
static inline bool
ybss_lies_in(const YbssLexicon *lexicon, uint32_t place, uint32_t within)
{
	return place >= within && place < lexicon->place[within].end;
}

/* Tell whether a place is a member of the set or stands above one. */
extern bool ybss_stands_above(const YbssLexicon *lexicon, const YbssDivisions *divisions,
							  uint32_t place);

/* The ancestor of a place on a level; itself where it stands at or above it. */
extern uint32_t ybss_ancestor(const YbssLexicon *lexicon, uint32_t place, int level);

/* Make these the set. */
extern void ybss_take_set(YbssDivisions *divisions, const uint32_t *members, int count, int level);

/* Note what of the text names a division; returns where it ends. */
extern int ybss_mention(YbssDivisions *divisions, int level, int at, int length, YbssReason reason,
						int32_t note);

/* Note what of the text names a zone; returns where it ends. */
extern int ybss_mention_zone(YbssDivisions *divisions, int at, int length, YbssReason reason);

/* Tell whether the last name that was said before ends at a place. */
extern bool ybss_repetition_ends(const YbssDivisions *divisions, int at);

/* Remember a name that was said before; returns where it ends. */
extern int ybss_repeat(YbssDivisions *divisions, int level, int at, int length);

/* Collect the places of a name that have one of the forms, and fit where "fitting" is not NULL; of
 * a former name what holds its ground. */
extern int ybss_collect_places(const YbssLexicon *lexicon, const YbssDivisions *fitting,
							   uint32_t list, unsigned forms, uint32_t *members, int *level);

/* Tell whether a place lies in a zone that only the statistics count as a county. */
extern bool ybss_is_statistical(const YbssLexicon *lexicon, uint32_t place);

/* The province that all divisions that are possible lie in, as the first digits of its code; or 0.
 */
extern uint32_t ybss_province_digits(const YbssLexicon *lexicon, const YbssDivisions *divisions);

#endif /* YBSS_ADDRESS_DIVISION_SET_H */
