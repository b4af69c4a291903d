/*
 * score_run.h
 *		Values through formulas, conditions and rules, and what comes of them.
 */
#ifndef YBSS_CATALOGUE_SCORE_RUN_H
#define YBSS_CATALOGUE_SCORE_RUN_H

#include "ybss.h"

#include "catalogue/program.h"

typedef struct YbssScore
{
	int completeness;
	int accuracy;
	int freshness;
	bool passes;
	YbssPoints points;
} YbssScore;

extern void ybss_run(YbssProgram *program, int32 as_of, YbssScore *score);

#endif /* YBSS_CATALOGUE_SCORE_RUN_H */
