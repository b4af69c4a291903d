/*
 * region_issued.h
 *		Whether a region ever existed, by the history of GB/T 2260.
 */
#ifndef YBSS_CODE_REGION_ISSUED_H
#define YBSS_CODE_REGION_ISSUED_H

#include <stdbool.h>
#include <stdint.h>

extern bool ybss_region_issued(int32_t region);

#endif /* YBSS_CODE_REGION_ISSUED_H */
