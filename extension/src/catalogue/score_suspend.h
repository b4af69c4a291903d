/*
 * score_suspend.h
 *		A rule that failed is left out, or refused where it is being tried.
 */
#ifndef YBSS_CATALOGUE_SCORE_SUSPEND_H
#define YBSS_CATALOGUE_SCORE_SUSPEND_H

#include "ybss.h"

#include "catalogue/program.h"

/* True while a catalogue is being tried: what fails is refused, not suspended. */
extern bool ybss_refuse_faults;

extern void ybss_suspend(YbssProgram *program, YbssItem *item, YbssPart part, ErrorData *why);

#endif /* YBSS_CATALOGUE_SCORE_SUSPEND_H */
