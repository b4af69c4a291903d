/*
 * score_list.h
 *		A record scored, and the items behind each point lost.
 */
#ifndef YBSS_CATALOGUE_SCORE_LIST_H
#define YBSS_CATALOGUE_SCORE_LIST_H

#include "ybss.h"

#include "catalogue/score_run.h"
#include "catalogue/score_value.h"

/* The lists of a score, in the order in which they are stored. */
typedef enum YbssList
{
	YBSS_LACKS,
	YBSS_FAULTS,
	YBSS_AGED,
	YBSS_EXEMPT,
	YBSS_LISTS
} YbssList;

extern void ybss_score_record(YbssBinding *binding, HeapTupleHeader record, int32 as_of, YbssScore *score);
extern int32 ybss_falls_on(const YbssScore *score);
extern Datum ybss_item_names(const YbssProgram *program, YbssList list);
extern Datum ybss_item_numbers(const YbssProgram *program, YbssList list);

#endif /* YBSS_CATALOGUE_SCORE_LIST_H */
