/*
 * latin_name_level.h
 *		A name in Latin letters in a column of its own: given name, family name.
 */
#ifndef YBSS_MATCH_LATIN_NAME_LEVEL_H
#define YBSS_MATCH_LATIN_NAME_LEVEL_H

#include "match/comparison/kind.h"

extern const YbssComparison ybss_compare_latin_name;

#endif /* YBSS_MATCH_LATIN_NAME_LEVEL_H */
