/*
 * styles.c
 *		The number formats that the cells of a workbook refer to.
 */
#include "sheet/styles.h"

#include <stdlib.h>
#include <string.h>

#include "sheet/xml.h"

/* More than Excel allows of either. */
#define MOST 70000

/* A format that the workbook names by a number of its own. */
typedef struct Named
{
	long id;
	YbssNumberFormat format;
} Named;

typedef struct Reading
{
	YbssStyles *styles;
	Named *named;
	size_t named_count;
	bool in_cells;
	YbssSheetFault fault;
} Reading;

/* Make room for one more, by doubling. */
static void *
room_for(void *list, size_t count, size_t size, YbssSheetFault *fault)
{
	void *larger = list;

	if (count >= MOST)
		*fault = YBSS_SHEET_TOO_LARGE;
	else if ((count & (count - 1)) == 0 &&
			 (larger = realloc(list, (count ? count * 2 : 1) * size)) == NULL)
		*fault = YBSS_SHEET_MEMORY;
	return larger ? larger : list;
}

/* Take a format with its number. */
static void
take_named(Reading *reading, const YbssXmlAttributes *attributes)
{
	const char *code;
	size_t length;
	long id;

	if (!ybss_xml_number(attributes, "numFmtId", &id) ||
		!ybss_xml_attribute(attributes, "formatCode", &code, &length))
		return;
	reading->named = room_for(reading->named, reading->named_count, sizeof(Named), &reading->fault);
	if (reading->fault == YBSS_SHEET_FINE)
		reading->named[reading->named_count++] = (Named){id, ybss_number_format(code, length)};
}

/* Take the format of a cell's style. */
static void
take_style(Reading *reading, const YbssXmlAttributes *attributes)
{
	YbssStyles *styles = reading->styles;
	YbssNumberFormat format = {YBSS_NUMBER_PLAIN, 0};
	long id = 0;

	if (ybss_xml_number(attributes, "numFmtId", &id))
	{
		format = ybss_built_in_format(id);
		for (size_t i = 0; i < reading->named_count; i++)
			if (reading->named[i].id == id)
				format = reading->named[i].format;
	}
	styles->of_cell =
		room_for(styles->of_cell, styles->count, sizeof(YbssNumberFormat), &reading->fault);
	if (reading->fault == YBSS_SHEET_FINE)
		styles->of_cell[styles->count++] = format;
}

/* An element begins; the styles of cells stand in cellXfs. */
static void
on_start(void *state, const char *name, const YbssXmlAttributes *attributes)
{
	Reading *reading = state;

	if (reading->fault != YBSS_SHEET_FINE)
		return;
	if (strcmp(name, "numFmt") == 0)
		take_named(reading, attributes);
	else if (strcmp(name, "cellXfs") == 0)
		reading->in_cells = true;
	else if (strcmp(name, "xf") == 0 && reading->in_cells)
		take_style(reading, attributes);
}

/* An element ends. */
static void
on_end(void *state, const char *name)
{
	Reading *reading = state;

	if (strcmp(name, "cellXfs") == 0)
		reading->in_cells = false;
}

/* Read the formats; a workbook without a part for them has none. */
YbssSheetFault
ybss_styles_read(const YbssPackage *package, const char *part, YbssStyles *styles)
{
	static const YbssXmlHandler handler = {on_start, NULL, on_end};
	Reading reading = {styles, NULL, 0, false, YBSS_SHEET_FINE};
	YbssSheetFault fault = ybss_xml_whole(package, part, &handler, &reading);

	free(reading.named);
	if (fault == YBSS_SHEET_MISSING)
		return YBSS_SHEET_FINE;
	return fault == YBSS_SHEET_FINE ? reading.fault : fault;
}

/* Give the format of a style. */
YbssNumberFormat
ybss_style(const YbssStyles *styles, long number)
{
	YbssNumberFormat plain = {YBSS_NUMBER_PLAIN, 0};

	return number >= 0 && (size_t) number < styles->count ? styles->of_cell[number] : plain;
}

/* Give them back. */
void
ybss_styles_free(YbssStyles *styles)
{
	free(styles->of_cell);
	styles->of_cell = NULL;
	styles->count = 0;
}
