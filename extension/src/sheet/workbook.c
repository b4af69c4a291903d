/*
 * workbook.c
 *		The sheets of a workbook and where its parts are.
 *
 * Parts are found by the relations, as the format says; programs name them as
 * they like (xl/worksheets/sheet1.xml, /xl/worksheets/Sheet.xml, sheets/1.xml).
 */
#include "sheet/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sheet/xml.h"

/* The relations of one part: what each names. */
typedef struct Relations
{
	YbssWorkbook *workbook;
	const char *base; /* the folder of the part */
	bool of_package;
} Relations;

/* Tell whether a relation's type ends so; strict workbooks have other addresses before it. */
static bool
is_type(const char *type, const char *wanted)
{
	size_t length = strlen(type);
	size_t size = strlen(wanted);

	return length >= size && strcmp(type + length - size, wanted) == 0;
}

/* Give the whole name of a part that a relation names from its folder. */
static void
whole_name(const char *base, const char *target, char *out)
{
	char name[YBSS_PART_NAME * 2];
	char *write = out;

	if (target[0] == '/')
		snprintf(name, sizeof(name), "%s", target + 1);
	else
		snprintf(name, sizeof(name), "%s%s", base, target);
	out[0] = '\0';
	/* Steps of the path: ".." takes one back. */
	for (char *rest = NULL, *step = strtok_r(name, "/\\", &rest); step;
		 step = strtok_r(NULL, "/\\", &rest))
	{
		if (strcmp(step, ".") == 0)
			continue;
		if (strcmp(step, "..") == 0)
		{
			char *slash = strrchr(out, '/');

			write = slash ? slash : out;
			*write = '\0';
		}
		else if ((size_t) (write - out) + strlen(step) + 2 < YBSS_PART_NAME)
			write += sprintf(write, "%s%s", write == out ? "" : "/", step);
	}
}

/* Take a relation. */
static void
on_relation(void *state, const char *name, const YbssXmlAttributes *attributes)
{
	Relations *relations = state;
	YbssWorkbook *workbook = relations->workbook;
	char type[256];
	char target[YBSS_PART_NAME];
	char id[64];

	if (strcmp(name, "Relationship") != 0 ||
		!ybss_xml_copy(attributes, "Type", type, sizeof(type)) ||
		!ybss_xml_copy(attributes, "Target", target, sizeof(target)) ||
		!ybss_xml_copy(attributes, "Id", id, sizeof(id)))
		return;
	if (relations->of_package)
	{
		if (is_type(type, "/officeDocument"))
			whole_name("", target, workbook->part);
		return;
	}
	if (is_type(type, "/sharedStrings"))
		whole_name(relations->base, target, workbook->strings);
	else if (is_type(type, "/styles"))
		whole_name(relations->base, target, workbook->styles);
	else if (is_type(type, "/worksheet"))
		for (int i = 0; i < workbook->count; i++)
			if (strcmp(workbook->sheets[i].id, id) == 0)
				whole_name(relations->base, target, workbook->sheets[i].part);
}

/* Take a sheet, or the system of days. */
static void
on_workbook(void *state, const char *name, const YbssXmlAttributes *attributes)
{
	YbssWorkbook *workbook = state;
	YbssSheetEntry *sheet = &workbook->sheets[workbook->count];
	char visible[32];

	if (strcmp(name, "workbookPr") == 0)
		workbook->from_1904 = ybss_xml_true(attributes, "date1904");
	if (strcmp(name, "sheet") != 0 || workbook->count == YBSS_SHEETS)
		return;
	memset(sheet, 0, sizeof(*sheet));
	if (!ybss_xml_copy(attributes, "name", sheet->name, sizeof(sheet->name)) ||
		!ybss_xml_copy(attributes, "id", sheet->id, sizeof(sheet->id)))
		return;
	sheet->hidden = ybss_xml_copy(attributes, "state", visible, sizeof(visible)) &&
					strcmp(visible, "visible") != 0;
	workbook->count++;
}

/* Read the relations of the workbook. */
static YbssSheetFault
read_relations(const YbssPackage *package, YbssWorkbook *workbook)
{
	static const YbssXmlHandler handler = {on_relation, NULL, NULL};
	char base[YBSS_PART_NAME];
	char name[YBSS_PART_NAME * 2 + 16];
	char *slash;
	Relations relations = {workbook, base, false};

	snprintf(base, sizeof(base), "%s", workbook->part);
	slash = strrchr(base, '/');
	slash = slash ? slash + 1 : base;
	snprintf(name, sizeof(name), "%.*s_rels/%s.rels", (int) (slash - base), base, slash);
	*slash = '\0';
	return ybss_xml_whole(package, name, &handler, &relations);
}

/* Read which sheets there are; those without a part, charts, are left out. */
YbssSheetFault
ybss_workbook_read(const YbssPackage *package, YbssWorkbook *workbook)
{
	static const YbssXmlHandler of_package = {on_relation, NULL, NULL};
	static const YbssXmlHandler of_workbook = {on_workbook, NULL, NULL};
	Relations relations = {workbook, "", true};
	YbssSheetFault fault;
	int kept = 0;

	memset(workbook, 0, sizeof(*workbook));
	/* One more than are taken, for the one that is looked at. */
	workbook->sheets = calloc(YBSS_SHEETS + 1, sizeof(YbssSheetEntry));
	if (workbook->sheets == NULL)
		return YBSS_SHEET_MEMORY;
	fault = ybss_xml_whole(package, "_rels/.rels", &of_package, &relations);
	if (fault != YBSS_SHEET_FINE && fault != YBSS_SHEET_MISSING)
		return fault;
	if (workbook->part[0] == '\0')
		strcpy(workbook->part, "xl/workbook.xml");
	fault = ybss_xml_whole(package, workbook->part, &of_workbook, workbook);
	if (fault == YBSS_SHEET_FINE)
		fault = read_relations(package, workbook);
	if (fault == YBSS_SHEET_MISSING)
		return YBSS_SHEET_DAMAGED;
	for (int i = 0; fault == YBSS_SHEET_FINE && i < workbook->count; i++)
		if (workbook->sheets[i].part[0])
			workbook->sheets[kept++] = workbook->sheets[i];
	workbook->count = kept;
	return fault;
}

/* Give the list of sheets back. */
void
ybss_workbook_free(YbssWorkbook *workbook)
{
	free(workbook->sheets);
	workbook->sheets = NULL;
	workbook->count = 0;
}

/* Find a sheet by its name, or else by its number from 1; -1 where there is none. */
int
ybss_workbook_sheet(const YbssWorkbook *workbook, const char *wanted)
{
	char *end;
	long number;

	for (int i = 0; i < workbook->count; i++)
		if (strcasecmp(workbook->sheets[i].name, wanted) == 0)
			return i;
	number = strtol(wanted, &end, 10);
	return end != wanted && *end == '\0' && number >= 1 && number <= workbook->count
			   ? (int) number - 1
			   : -1;
}
