/*
 * detail.h
 *		Below the village: groups, roads, compounds, numbers, relations.
 */
#ifndef YBSS_ADDRESS_DETAIL_H
#define YBSS_ADDRESS_DETAIL_H

#include "address/read/emit.h"

/* What a place must offer that a reader is tried there. */
typedef enum YbssOffer
{
	YBSS_OFFERS_SIDE = 1,			 /* 东 or its like, and no name waits for its end */
	YBSS_OFFERS_WORD = 2,			 /* a class word begins */
	YBSS_OFFERS_NUMBER = 4,			 /* a digit, a letter, a numeral, 第 */
	YBSS_OFFERS_WHITHER = 8,		 /* 约 往 东 or its like */
	YBSS_OFFERS_LOCAL = 16,			 /* the district has names of its own */
	YBSS_OFFERS_BEHIND_VILLAGE = 32, /* the village was read right before */
	YBSS_OFFERS_PREFIX = 64,		 /* a word that begins a designator */
	YBSS_OFFERS_SHARP = 128			 /* # or 塔 */
} YbssOffer;

typedef struct YbssDetailRow
{
	unsigned offers; /* any of these */
	YbssDetailReader read;
} YbssDetailRow;

/* In the order in which they are tried at each place; ends with NULL. */
extern const YbssDetailRow ybss_detail_readers[];

/* The spot at a place, with the class words that begin there; returns what it offers. */
extern unsigned ybss_detail_spot(const YbssScan *scan, const YbssDetail *detail, int at,
								 YbssSpot *spot);

/* Read what stands from a place to the end of the text. */
extern void ybss_read_detail(const YbssScan *scan, YbssDetail *detail, int at);

#endif /* YBSS_ADDRESS_DETAIL_H */
