/*
 * run.h
 *		How a run over sets of records is stopped, watched and bounded.
 *
 * Everything that a run allocates is counted against its limit. A function that
 * could not go on gives false and says why in "end"; what was made so far is
 * freed by the function that frees its kind. Nothing here jumps out of the kernel,
 * so a caller whose errors do must not raise any in a callback.
 */
#ifndef YBSS_LINKAGE_RUN_H
#define YBSS_LINKAGE_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum YbssRunEnd
{
	YBSS_RUN_FINE = 0,
	YBSS_RUN_STOPPED,	  /* the caller wanted so */
	YBSS_RUN_NO_MEMORY,	  /* more than memory_limit, or than there is */
	YBSS_RUN_TOO_MANY,	  /* more than YBSS_MOST_RECORDS records, or as many keys */
	YBSS_RUN_SAME_KEY,	  /* two records of one source have one key */
	YBSS_RUN_BAD_MODEL,	  /* ybss_model_fault says what is wrong with it */
	YBSS_RUN_BAD_ARGUMENT /* a record, field or source that is not there */
} YbssRunEnd;

typedef enum YbssStage
{
	YBSS_STAGE_RECORDS,	 /* records ordered, values counted */
	YBSS_STAGE_BLOCKS,	 /* rules */
	YBSS_STAGE_ESTIMATE, /* records whose pairs are counted */
	YBSS_STAGE_PAIRS,	 /* records whose pairs are scored */
	YBSS_STAGE_CLUSTERS	 /* pairs */
} YbssStage;

typedef struct YbssProgress
{
	YbssStage stage;
	uint64_t done; /* of all: rules, records or pairs, by the stage */
	uint64_t all;
	uint64_t pairs; /* scored so far */
	uint64_t kept;	/* of them above the refuse band */
} YbssProgress;

typedef struct YbssRun
{
	/* Set by the caller; all zeros will do. */
	bool (*stop)(void *state); /* asked some hundred times a second, from the caller's thread */
	void (*progress)(void *state, const YbssProgress *progress); /* as often */
	void *state;
	size_t memory_limit; /* bytes; 0 for none */
	int workers;		 /* threads that share the work, 0 and 1 for the caller's alone */
	/* Kept by the kernel. */
	size_t memory;
	size_t memory_peak;
	YbssRunEnd end;
} YbssRun;

/* Give an end in words, for a log. */
extern const char *ybss_run_end_name(YbssRunEnd end);

#endif /* YBSS_LINKAGE_RUN_H */
