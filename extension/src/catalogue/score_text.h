/*
 * score_text.h
 *		A rule's text as it stands.
 */
#ifndef YBSS_CATALOGUE_SCORE_TEXT_H
#define YBSS_CATALOGUE_SCORE_TEXT_H

#include "ybss.h"

#include "nodes/pg_list.h"

extern Node *ybss_raw_expression(const char *source);
extern List *ybss_names_in_rule(const char *source);

#endif /* YBSS_CATALOGUE_SCORE_TEXT_H */
