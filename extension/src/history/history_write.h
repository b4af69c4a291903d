/*
 * history_write.h
 *		Rows of history, written into the partition of their month.
 */
#ifndef YBSS_HISTORY_HISTORY_WRITE_H
#define YBSS_HISTORY_HISTORY_WRITE_H

#include "ybss.h"

#include "datatype/timestamp.h"
#include "utils/jsonb.h"

/* One row of ybss_registry.history. */
typedef struct YbssPast
{
	int32 district;
	const char *kind;
	int64 record_id;
	int64 grid;
	TimestampTz known_from;
	TimestampTz known_until;
	int64 change_id; /* 0: none */
	int64 ended_by;
	bool deleted;
	bool whole;
	Jsonb *old;
} YbssPast;

extern void ybss_write_past(const YbssPast *past);
extern bool ybss_widen_past(const YbssPast *past);

#endif /* YBSS_HISTORY_HISTORY_WRITE_H */
