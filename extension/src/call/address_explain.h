/*
 * address_explain.h
 *		Why a text is read as it is, as rows.
 */
#ifndef YBSS_CALL_ADDRESS_EXPLAIN_H
#define YBSS_CALL_ADDRESS_EXPLAIN_H

#include "ybss.h"

#include "address/lexicon/lexicon.h"
#include "nodes/execnodes.h"
#include "type/address.h"

/* Add a row for each element to the result of explain(). */
extern void ybss_explain_rows(ReturnSetInfo *result, const YbssLexicon *lexicon, const char *typed,
							  const YbssText *text, const YbssParse *parse);

/* What makes an element doubtful, in words, or NULL. */
extern const char *ybss_doubt_words(const YbssElement *e);

#endif /* YBSS_CALL_ADDRESS_EXPLAIN_H */
