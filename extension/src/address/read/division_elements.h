/*
 * division_elements.h
 *		What was found of the divisions as elements, wide to narrow.
 */
#ifndef YBSS_ADDRESS_DIVISION_ELEMENTS_H
#define YBSS_ADDRESS_DIVISION_ELEMENTS_H

#include "address/read/division_set.h"
#include "address/read/emit.h"

/* Turn what was found into elements, wide to narrow. */
extern void ybss_emit_divisions(const YbssScan *scan, YbssDivisions *divisions, YbssSink *sink);

#endif /* YBSS_ADDRESS_DIVISION_ELEMENTS_H */
