/*
 * score_trial.h
 *		What is being tried at the moment, and which faults are its doing.
 */
#ifndef YBSS_CATALOGUE_SCORE_TRIAL_H
#define YBSS_CATALOGUE_SCORE_TRIAL_H

#include "ybss.h"

#include "catalogue/program.h"
#include "utils/array.h"

typedef struct YbssTrial
{
	const YbssItem *condition; /* what is tried beside the catalogue, or NULL */
	ArrayType *items;		   /* names of what is tried of the catalogue, or NULL */
	ArrayType *reshaped;	   /* names of items that others may miss or find changed, or NULL */
} YbssTrial;

extern bool ybss_is_named(ArrayType *names, const char *name);
extern void ybss_trial_begin(const YbssTrial *trial);
extern void ybss_trial_end(void);
extern bool ybss_is_trial(void);
extern bool ybss_trial_refuses(const YbssItem *item, YbssPart part, const ErrorData *why);

#endif /* YBSS_CATALOGUE_SCORE_TRIAL_H */
