/*
 * opaque_id.h
 *		Ids that tell neither how many there are nor which came first.
 */
#ifndef YBSS_CODE_OPAQUE_ID_H
#define YBSS_CODE_OPAQUE_ID_H

#include <stdint.h>

/*
 * Ids have 52 bits: every driver and JSON reader that keeps numbers as IEEE
 * doubles carries them whole.
 */
#define YBSS_OPAQUE_ID_BITS 52

extern uint64_t ybss_permute_id(uint64_t number, uint64_t key);

#endif /* YBSS_CODE_OPAQUE_ID_H */
