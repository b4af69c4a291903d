/*
 * address.h
 *		What the files that speak to the server about addresses share.
 */
#ifndef YBSS_TYPE_ADDRESS_H
#define YBSS_TYPE_ADDRESS_H

#include "ybss.h"

#include "address/value/value.h"
#include "nodes/nodes.h"

#define DatumGetAddress(d) ((YbssAddress *) PG_DETOAST_DATUM(d))
#define PG_GETARG_ADDRESS(n) DatumGetAddress(PG_GETARG_DATUM(n))
#define PG_RETURN_ADDRESS(a) PG_RETURN_POINTER(a)

/* Normalise and read a text; false after a soft error. */
extern bool ybss_read_text(const char *text, size_t length, YbssText **normal, YbssParse **parse,
						   Node *escontext);

/* Normalise a text. */
extern YbssText *ybss_normal_text(const char *text, size_t length);

/* Make a value of what was read. */
extern YbssAddress *ybss_make_address(const YbssParse *parse);

/* A value as this version writes it: one that an earlier version made, from its elements. */
extern YbssAddress *ybss_current_address(YbssAddress *a);

/* Write the canonical text, with marks where it alone would read differently. */
extern Datum ybss_address_out(PG_FUNCTION_ARGS);

/* The parse that all calls of this process reuse. */
extern YbssParse *ybss_parse_buffer(void);

#endif /* YBSS_TYPE_ADDRESS_H */
