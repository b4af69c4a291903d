/*
 * workers.h
 *		Work in pieces, shared by the caller's thread and those of the run's workers.
 */
#ifndef YBSS_LINKAGE_WORKERS_H
#define YBSS_LINKAGE_WORKERS_H

#include "match/linkage/run.h"

#define YBSS_MOST_WORKERS 64

/* Work on the items from "from" up to "to"; worker 0 is the caller's thread. False: the run ended.
 */
typedef bool (*YbssWork)(void *state, int worker, uint64_t from, uint64_t to);

/* Give how many workers a run has. */
extern int ybss_workers(const YbssRun *run);
/* Do all the work, a piece after the other. The result may not depend on who did which. */
extern bool ybss_share_work(YbssRun *run, YbssProgress *progress, uint64_t items, uint64_t piece,
							YbssWork work, void *state);

#endif /* YBSS_LINKAGE_WORKERS_H */
