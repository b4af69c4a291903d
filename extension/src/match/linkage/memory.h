/*
 * memory.h
 *		Memory of a run, counted against its limit; may be asked for from every thread.
 */
#ifndef YBSS_LINKAGE_MEMORY_H
#define YBSS_LINKAGE_MEMORY_H

#include "match/linkage/run.h"

/* Give zeroed memory for so many things, NULL where there is none left (the run has ended). */
extern void *ybss_run_array(YbssRun *run, uint64_t count, size_t bytes_of_one);
/* Make an array longer or shorter; what is new is not zeroed. NULL where there is none left, and
 * the array stays. */
extern void *ybss_run_resize(YbssRun *run, void *array, uint64_t count, size_t bytes_of_one);
extern void ybss_run_release(YbssRun *run, void *array);
/* End a run that has not ended; always gives false. */
extern bool ybss_end_run(YbssRun *run, YbssRunEnd end);
/* Tell the caller how far it is, and ask whether to go on. From the caller's thread only. */
extern bool ybss_run_goes_on(YbssRun *run, const YbssProgress *progress);

#endif /* YBSS_LINKAGE_MEMORY_H */
