/*
 * score_note.h
 *		Notes that are written though the transaction may fail.
 */
#ifndef YBSS_CATALOGUE_SCORE_NOTE_H
#define YBSS_CATALOGUE_SCORE_NOTE_H

#include "ybss.h"

#include "catalogue/program.h"

extern bool ybss_note_suspended(const YbssItem *item, YbssPart part, int32 digest,
								const char *sqlstate);

#endif /* YBSS_CATALOGUE_SCORE_NOTE_H */
