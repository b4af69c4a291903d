/*
 * score_suspend.h
 *		A rule that failed is left out, or refused where it is being tried.
 */
#ifndef YBSS_CATALOGUE_SCORE_SUSPEND_H
#define YBSS_CATALOGUE_SCORE_SUSPEND_H

#include "ybss.h"

#include "catalogue/program.h"

extern void ybss_suspend(YbssProgram *program, YbssItem *item, YbssPart part, ErrorData *why);

#endif /* YBSS_CATALOGUE_SCORE_SUSPEND_H */
