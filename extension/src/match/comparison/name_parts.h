/*
 * name_parts.h
 *		Names of several parts: 古丽·买买提, John Smith.
 */
#ifndef YBSS_MATCH_NAME_PARTS_H
#define YBSS_MATCH_NAME_PARTS_H

#include "match/comparison/name_letters.h"

/* Is each part of the one with fewer a part of the other, heard or written? */
extern bool ybss_parts_agree(const YbssPersonName *a, const YbssPersonName *b);

#endif /* YBSS_MATCH_NAME_PARTS_H */
