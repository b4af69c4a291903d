/*
 * changed_layout.h
 *		Where the divisions of a changed tree lie: places and villages in the order of the tree.
 */
#ifndef YBSS_ADDRESS_CHANGED_LAYOUT_H
#define YBSS_ADDRESS_CHANGED_LAYOUT_H

#include "address/lexicon/division_tree.h"

/* Lay the places and villages of a tree out; returns where each node came to lie, or
 * YBSS_NONE for those that ended. */
extern uint32_t *ybss_lay_out(const YbssDivisionTree *tree, YbssLexicon *lexicon);

#endif /* YBSS_ADDRESS_CHANGED_LAYOUT_H */
