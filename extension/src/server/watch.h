/*
 * watch.h
 *		Changes that other sessions commit, listened to and counted.
 */
#ifndef YBSS_SERVER_WATCH_H
#define YBSS_SERVER_WATCH_H

#include "ybss.h"

#define YBSS_MOST_CACHES 4

/* What somebody keeps a copy of; while the count stays, the copy holds. */
typedef struct YbssWatch
{
	uint64 changes;
	int table_count;
	int table_room;
	Oid *tables;
	int cache_count;
	int caches[YBSS_MOST_CACHES]; /* of the server's own catalogues */
	struct YbssWatch *next;
	bool is_listed;
} YbssWatch;

extern void ybss_watch_table(YbssWatch *watch, Oid table);
extern void ybss_watch_cache(YbssWatch *watch, int cache);

#endif /* YBSS_SERVER_WATCH_H */
