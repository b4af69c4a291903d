/*
 * score_limit.h
 *		Nothing in a rule takes over a second.
 */
#ifndef YBSS_CATALOGUE_SCORE_LIMIT_H
#define YBSS_CATALOGUE_SCORE_LIMIT_H

#include "ybss.h"

extern void ybss_limit_begin(void);
extern void ybss_limit_end(void);
extern bool ybss_limit_expired(void);

#endif /* YBSS_CATALOGUE_SCORE_LIMIT_H */
