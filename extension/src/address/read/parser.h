/*
 * parser.h
 *		What every reader is given: the text, which no reader changes, and a place in it.
 *
 * A reader takes a place and says where what it has read ends, or -1 where
 * nothing of its kind stands there. The order in which readers are tried stands
 * in tables: of two that could read the same, the first does.
 */
#ifndef YBSS_ADDRESS_PARSER_H
#define YBSS_ADDRESS_PARSER_H

#include "address/lexicon/lexicon.h"
#include "address/lexicon/local_names.h"
#include "address/read/reading.h"
#include "text/unit.h"

/* At most so many names or words begin at one character. */
#define YBSS_FOUND 12

typedef struct YbssScan
{
	const YbssLexicon *lexicon;
	const YbssLocalNames *local; /* or NULL */
	const uint16_t *unit;		 /* ends with zeros */
	int length;
} YbssScan;

/* A place of the text, and the names or the words that begin there, shortest first. */
typedef struct YbssSpot
{
	int at;
	int count;
	YbssFound found[YBSS_FOUND];
} YbssSpot;

#endif /* YBSS_ADDRESS_PARSER_H */
