/*
 * weighing.h
 *		The weights of a model as logarithms, and bounds of them.
 */
#ifndef YBSS_LINKAGE_WEIGHING_H
#define YBSS_LINKAGE_WEIGHING_H

#include <math.h>

#include "match/linkage/model.h"

/* Logarithms of so many small counts are kept. */
#define YBSS_LOG_COUNTS 1024

typedef struct YbssWeighing
{
	double prior;										/* log2 of the odds */
	double own[YBSS_MOST_FIELDS][YBSS_MOST_LEVELS + 1]; /* of each level; 0 where missing */
	double depending[YBSS_MOST_DEPENDENCES][YBSS_MOST_LEVELS + 1]; /* the same, of a dependence */
	double log_m[YBSS_MOST_FIELDS];								   /* of level 0 */
	double log_m_depending[YBSS_MOST_DEPENDENCES];				   /* of level 0 */
	double log_u_depending[YBSS_MOST_DEPENDENCES];				   /* of level 0 */
	/* The most that a field can weigh on a level, whatever it depends on, and where its values are
	 * not the same; what frequency gives comes beside it. */
	double most[YBSS_MOST_FIELDS][YBSS_MOST_LEVELS + 1];
	double most_unequal[YBSS_MOST_FIELDS];
	double log_count[YBSS_LOG_COUNTS];
	int8_t first_dependence[YBSS_MOST_FIELDS]; /* of a field, -1 for none */
	int8_t next_dependence[YBSS_MOST_DEPENDENCES];
	uint8_t order[YBSS_MOST_FIELDS]; /* of the fields, what tells most at least cost first */
} YbssWeighing;

extern void ybss_prepare_weighing(const YbssModel *model, YbssWeighing *weighing);
/* Give the dependence by which a field is weighed, -1 for its own weights. */
static inline int
ybss_dependence_of(const YbssModel *model, const YbssWeighing *weighing, int field,
				   YbssLevels levels)
{
	for (int i = weighing->first_dependence[field]; i >= 0; i = weighing->next_dependence[i])
		if (ybss_level(levels, model->dependence[i].given) <= model->dependence[i].given_level)
			return i;
	return -1;
}

/* Give the log2 of a count; of how many carry a value less that of all is the share that is u. */
static inline double
ybss_log_count(const YbssWeighing *weighing, uint64_t count)
{
	return count < YBSS_LOG_COUNTS ? weighing->log_count[count] : log2((double) count);
}

#endif /* YBSS_LINKAGE_WEIGHING_H */
