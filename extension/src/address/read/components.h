/*
 * components.h
 *		The numbers and letters that a designator is made of: 12, A, 甲18, 3-2-501, 403至406.
 */
#ifndef YBSS_ADDRESS_COMPONENTS_H
#define YBSS_ADDRESS_COMPONENTS_H

#include "address/read/emit.h"

#define YBSS_COMPONENTS 6
#define YBSS_DESIGNATOR_UNITS 96

typedef struct YbssComponent
{
	int start;
	int body; /* behind 甲, 乙 */
	int end;
	bool numeral; /* Chinese numerals */
} YbssComponent;

typedef struct YbssDesignator
{
	int start;
	int end; /* of the components */
	int count;
	YbssComponent part[YBSS_COMPONENTS];
} YbssDesignator;

/* Read components joined by hyphens. */
extern bool ybss_read_components(const YbssScan *scan, int at, YbssDesignator *d);

/* Write the components from "first" to "last" as they were joined. */
extern int ybss_write_components(const YbssScan *scan, const YbssDesignator *d, int first, int last,
								 uint16_t *to, int room);

/* The number of a component, or -1 where it is not one. */
extern int ybss_component_value(const YbssScan *scan, const YbssComponent *part);

/* The number of a component behind the letters that it begins with, or -1: 501 of A501. */
extern int ybss_component_digits(const YbssScan *scan, const YbssComponent *part);

/* Emit an element as "prefix, components, suffix"; returns where it ends. */
extern int ybss_emit_framed(const YbssScan *scan, YbssDetail *detail, YbssElementKind kind,
							const YbssDesignator *d, int start, int end, const char16_t *prefix,
							const char16_t *suffix);

#endif /* YBSS_ADDRESS_COMPONENTS_H */
