/*
 * match_read.h
 *		The rows of relations as records of the kernel of linkage.
 */
#ifndef YBSS_CALL_MATCH_READ_H
#define YBSS_CALL_MATCH_READ_H

#include "call/match_model.h"
#include "match/linkage/record_set.h"
#include "nodes/pg_list.h"

/* Records that were read, and how each is named. */
typedef struct YbssRead
{
	YbssRecordSet *set;
	YbssRun *run;
	bool by_number;	   /* keys are numbers, and the kernel's own */
	int64 count[2];	   /* of each relation */
	List *names[2];	   /* chunks of names where they are texts */
} YbssRead;

extern void ybss_read_relation(YbssRead *read, const YbssDeclared *declared, int source, Oid relation);
extern char *ybss_record_name(const YbssRead *read, uint32_t record);
extern void ybss_check_run(YbssRun *run, bool fine);

#endif /* YBSS_CALL_MATCH_READ_H */
