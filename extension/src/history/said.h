/*
 * said.h
 *		What the registry's own functions say of the change under way.
 */
#ifndef YBSS_HISTORY_SAID_H
#define YBSS_HISTORY_SAID_H

#include "ybss.h"

/* The longest name of a source, the longest purpose that is kept. */
#define YBSS_LONGEST_SAYING 200

/* What the registry's own functions say of the change under way. */
typedef struct YbssSaid
{
	char source[YBSS_LONGEST_SAYING];  /* the list; empty: none */
	char purpose[YBSS_LONGEST_SAYING]; /* a document; empty: what the client claims */
	int64 run_id;					   /* 0: no job */
	bool refiles;
} YbssSaid;

extern char *ybss_purpose_setting;
extern uint64 ybss_sayings; /* another number when something else is said */

extern void ybss_said_start(void);
extern const YbssSaid *ybss_said(void);

#endif /* YBSS_HISTORY_SAID_H */
