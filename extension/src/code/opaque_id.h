/*
 * opaque_id.h
 *		Ids that hold their district and tell neither how many there are nor which came first.
 */
#ifndef YBSS_CODE_OPAQUE_ID_H
#define YBSS_CODE_OPAQUE_ID_H

#include <stdint.h>

/*
 * An id is 20 bits of district (six digits fit) and 32 of a permuted number, 52 in
 * all: every driver and JSON reader that keeps numbers as IEEE doubles carries it.
 */
#define YBSS_ID_NUMBER_BITS 32
#define YBSS_ID_MOST_DISTRICT 999999

extern int64_t ybss_opaque_id(int32_t district, uint32_t number, uint64_t key);
extern int32_t ybss_district_of_id(int64_t id);

#endif /* YBSS_CODE_OPAQUE_ID_H */
