/*
 * score_total.h
 *		What a set of stored scores adds to the sums of each grid.
 */
#ifndef YBSS_CATALOGUE_SCORE_TOTAL_H
#define YBSS_CATALOGUE_SCORE_TOTAL_H

#include "ybss.h"

#include "utils/hsearch.h"

/* Columns of ybss_registry.quality, in their order. */
typedef enum YbssQualityColumn
{
	YBSS_QUALITY_DISTRICT,
	YBSS_QUALITY_KIND,
	YBSS_QUALITY_RECORD,
	YBSS_QUALITY_GRID,
	YBSS_QUALITY_COMPLETENESS,
	YBSS_QUALITY_ACCURACY,
	YBSS_QUALITY_FRESHNESS,
	YBSS_QUALITY_PASSES,
	YBSS_QUALITY_LACKS,
	YBSS_QUALITY_VERSION = YBSS_QUALITY_LACKS + 4,
	YBSS_QUALITY_AS_OF,
	YBSS_QUALITY_FALLS_ON,
	YBSS_QUALITY_SCORED_AT,
	YBSS_QUALITY_COLUMNS
} YbssQualityColumn;

typedef struct YbssTotals YbssTotals;

extern YbssTotals *ybss_begin_totals(void);
extern void ybss_add_total(YbssTotals *totals, const Datum *score, int times);
extern void ybss_write_totals(YbssTotals *totals, Oid grid_type);

#endif /* YBSS_CATALOGUE_SCORE_TOTAL_H */
