/*
 * credit_code_level.h
 *		Credit codes, and the organisation codes of nine characters that they hold.
 */
#ifndef YBSS_MATCH_CREDIT_CODE_LEVEL_H
#define YBSS_MATCH_CREDIT_CODE_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_credit_code;

#endif /* YBSS_MATCH_CREDIT_CODE_LEVEL_H */
