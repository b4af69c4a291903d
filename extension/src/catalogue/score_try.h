/*
 * score_try.h
 *		What an item says, run on samples before it counts.
 */
#ifndef YBSS_CATALOGUE_SCORE_TRY_H
#define YBSS_CATALOGUE_SCORE_TRY_H

#include "ybss.h"

#include "catalogue/program.h"

extern void ybss_try_item(YbssProgram *program, YbssItem *item, int32 as_of);

#endif /* YBSS_CATALOGUE_SCORE_TRY_H */
