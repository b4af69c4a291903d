/*
 * name_core.h
 *		The core of a division's name: what is left without its class word.
 */
#ifndef YBSS_ADDRESS_NAME_CORE_H
#define YBSS_ADDRESS_NAME_CORE_H

#include <stdint.h>

extern int ybss_core_length(const uint16_t *units, int length, int level);

#endif /* YBSS_ADDRESS_NAME_CORE_H */
