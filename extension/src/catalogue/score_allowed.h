/*
 * score_allowed.h
 *		What a rule may call.
 */
#ifndef YBSS_CATALOGUE_SCORE_ALLOWED_H
#define YBSS_CATALOGUE_SCORE_ALLOWED_H

#include "ybss.h"

#include "nodes/nodes.h"

extern void ybss_check_allowed(Node *expression);

#endif /* YBSS_CATALOGUE_SCORE_ALLOWED_H */
