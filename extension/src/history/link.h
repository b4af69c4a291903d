/*
 * link.h
 *		The chain of digests over what was written.
 *
 * link_note.c    notes what a transaction wrote, with its commit
 * link_digest.c  the digest of a row; lines of digests put together and taken apart
 * link_worker.c  starts the one worker that links what was noted
 */
#ifndef YBSS_LINK_H
#define YBSS_LINK_H

#include "ybss.h"

#include "datatype/timestamp.h"

extern void ybss_link_note_start(void);
extern void ybss_note_record(const char *kind, int32 district, int64 id, int64 change_id, TimestampTz at);

extern void ybss_link_worker_start(void);
extern void ybss_link_soon(void);

#endif /* YBSS_LINK_H */
