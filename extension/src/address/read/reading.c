/*
 * reading.c
 *		What is read of people's text: elements, their places, reasons.
 */
#include "address/read/reading.h"

/* The English name of an element kind, as in jsonb. */
const char *
ybss_element_name(YbssElementKind kind)
{
	static const char *const names[] = {
		"province", "city",		"district", "zone",	 "town",	 "community", "group",	"road",
		"road2",	"number",	"compound", "phase", "building", "unit",	  "floor",	"room",
		"relation", "distance", "phone",	"name",	 "postcode", "remark",	  "another"};

	return names[kind];
}
