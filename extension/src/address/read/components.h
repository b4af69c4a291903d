/*
 * components.h
 *		The numbers and letters that a designator is made of: 12, A, 甲18, 3-2-501.
 */
#ifndef YBSS_ADDRESS_COMPONENTS_H
#define YBSS_ADDRESS_COMPONENTS_H

#include <uchar.h>

#include "address/read/parser.h"

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

/* Tell whether an element of this kind is there already. */
extern bool ybss_has(const YbssParser *p, YbssElementKind kind);

/* Tell whether a road was the last element. */
extern bool ybss_after_road(const YbssParser *p);

/* The longest class word here that a number may carry; its classes go to *classes. */
extern int ybss_number_class(const YbssParser *p, int at, uint32_t *classes);

/* Read components joined by hyphens. */
extern bool ybss_read_components(const YbssParser *p, int at, YbssDesignator *d);

/* Write the components from "first" on as they were joined. */
extern int ybss_write_components(const YbssParser *p, const YbssDesignator *d, int first, int last,
								 uint16_t *to, int room);

/* The number of a component, or -1 where it is not one. */
extern int ybss_component_value(const YbssParser *p, const YbssComponent *part);

/* Emit a door number; "at" is behind its class word. */
extern void ybss_emit_number(YbssParser *p, const YbssDesignator *d, int start, int at,
							 const char16_t *prefix, bool has_class, const char16_t *suffix);

/* Emit an element as "prefix, components, suffix". */
extern void ybss_emit_framed(YbssParser *p, YbssElementKind kind, const YbssDesignator *d,
							 int start, int end, const char16_t *prefix, const char16_t *suffix);

/* What 号 numbers here: a door, a building or a room; "end" is behind it. */
extern YbssElementKind ybss_kind_of_number(const YbssParser *p, int end);

/* A designator that a word or a sign begins; the words that begin here are handed in. */
extern bool ybss_read_prefixed(YbssParser *p, const YbssFound *words, int count);

#endif /* YBSS_ADDRESS_COMPONENTS_H */
