/*
 * score_rule.h
 *		A rule's text into an expression of the server's own.
 */
#ifndef YBSS_CATALOGUE_SCORE_RULE_H
#define YBSS_CATALOGUE_SCORE_RULE_H

#include "ybss.h"

#include "catalogue/program.h"
#include "nodes/bitmapset.h"

extern void ybss_compile_items(YbssProgram *program);
extern ExprState *ybss_compile_rule(YbssProgram *program, const YbssItem *item, YbssPart part,
									Bitmapset **needs);

#endif /* YBSS_CATALOGUE_SCORE_RULE_H */
