/*
 * model.h
 *		What is declared of a matching: fields, weights, rules, vetoes, bands.
 *
 * The weight of a pair is log2 of its odds: the prior's, and for each field
 * log2(m/u) of the level on which it agrees. A missing value weighs nothing.
 * m is how often two records of one person agree on this level, u how often two
 * records of two persons do.
 */
#ifndef YBSS_LINKAGE_MODEL_H
#define YBSS_LINKAGE_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "match/comparison/kind.h"

#define YBSS_MOST_FIELDS 12
#define YBSS_MOST_LEVELS 31
#define YBSS_LEVEL_MISSING 31 /* one of the two says nothing */
#define YBSS_MOST_RULES 32
#define YBSS_MOST_TERMS 6
#define YBSS_MOST_DEPENDENCES 32
#define YBSS_MOST_VETOES 32
#define YBSS_MOST_SOURCES 64

/* Records in columns (record_set.h), and what brings them together (block.h). */
typedef struct YbssRecordSet YbssRecordSet;
typedef struct YbssBlocks YbssBlocks;
#define YBSS_NO_RECORD UINT32_MAX
#define YBSS_NO_VALUE UINT32_MAX
#define YBSS_NO_RULE (-1)

/* The levels of a pair, five bits a field, the first field lowest. */
typedef uint64_t YbssLevels;

static inline int
ybss_level(YbssLevels levels, int field)
{
	return (int) (levels >> (5 * field) & 31);
}

static inline YbssLevels
ybss_levels_with(YbssLevels levels, int field, int level)
{
	return levels | (YbssLevels) level << (5 * field);
}

typedef struct YbssLevelWeights
{
	double m[YBSS_MOST_LEVELS];
	double u[YBSS_MOST_LEVELS];
} YbssLevelWeights;

typedef struct YbssField
{
	const char *name;
	const YbssComparison *comparison;
	YbssLevelWeights weights;
	/* u of level 0 is the share of records that carry the value (term frequency). */
	bool by_frequency;
	/* A value that more records than this carry says nothing at all; 0 for no such bound. */
	uint64_t common_above;
} YbssField;

/*
 * What agrees together is weighed once: where "given" agrees on one of the levels up to
 * given_level, "field" has these weights instead of its own (the telephone of people of
 * one house, the birth date of twins). The first one that holds counts.
 */
typedef struct YbssDependence
{
	int field;
	int given;
	int given_level;
	YbssLevelWeights weights;
} YbssDependence;

/* A rule brings together the records that share a key of each of its terms. */
typedef struct YbssRule
{
	const char *name;
	int terms;
	struct
	{
		int field;
		int key; /* a kind of key of the field's comparison */
	} term[YBSS_MOST_TERMS];
	/* A block of more records than this is left out, and told; 0 for YBSS_LARGEST_BLOCK. */
	uint32_t largest_block;
} YbssRule;

#define YBSS_LARGEST_BLOCK 1000

typedef enum YbssVerdict
{
	YBSS_VERDICT_NONE,
	YBSS_VERDICT_REVIEW, /* never by itself: a person looks */
	YBSS_VERDICT_REFUSE	 /* two persons, whatever the weight */
} YbssVerdict;

/* A veto holds where each field's level is one of a set: bit 1 << level; 0 for any. */
typedef struct YbssVeto
{
	const char *name;
	uint32_t levels[YBSS_MOST_FIELDS];
	YbssVerdict verdict;
} YbssVeto;

typedef struct YbssModel
{
	int fields;
	YbssField field[YBSS_MOST_FIELDS];
	int dependences;
	YbssDependence dependence[YBSS_MOST_DEPENDENCES];
	int rules;
	YbssRule rule[YBSS_MOST_RULES];
	int vetoes;
	YbssVeto veto[YBSS_MOST_VETOES];
	double prior;		/* how likely two records drawn at random are one person */
	double accept_from; /* weight from which a pair is taken by itself */
	double review_from; /* weight from which a person looks; below: refused, not kept */
} YbssModel;

typedef enum YbssBand
{
	YBSS_BAND_REFUSED,
	YBSS_BAND_REVIEW,
	YBSS_BAND_ACCEPTED
} YbssBand;

/* Which pairs of a set are looked at. */
typedef struct YbssPairing
{
	bool within;	   /* pairs of one source too, not only across sources */
	uint64_t standing; /* sources, by bit, whose records are not compared with one another again */
	uint64_t once;	   /* sources, by bit, that list nobody twice: a cluster takes one of each */
} YbssPairing;

/* Say in English what is wrong with a model; NULL where it is whole. */
extern const char *ybss_model_fault(const YbssModel *model);
/* Give each field of a model plain weights to begin with: m falls from level to level. */
extern void ybss_model_first_weights(YbssModel *model);
/* Give the kind of key of a comparison by its name, -1 where there is none. */
extern int ybss_key_number(const YbssComparison *comparison, const char *name);
/* Give the band of a weight and a verdict. */
extern YbssBand ybss_band(const YbssModel *model, double weight, YbssVerdict verdict);

#endif /* YBSS_LINKAGE_MODEL_H */
