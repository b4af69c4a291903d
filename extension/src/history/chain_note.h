/*
 * chain_note.h
 *		What a transaction wrote, noted for the worker that links it.
 */
#ifndef YBSS_HISTORY_CHAIN_NOTE_H
#define YBSS_HISTORY_CHAIN_NOTE_H

#include "ybss.h"

#include "datatype/timestamp.h"

extern void ybss_chain_note_start(void);
extern void ybss_note_record(const char *kind, int32 district, int64 id, int64 change_id,
							 TimestampTz at);

#endif /* YBSS_HISTORY_CHAIN_NOTE_H */
