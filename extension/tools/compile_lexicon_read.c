/*
 * compile_lexicon_read.c
 *		Reads the tables of extension/data; every fault is told with its file and line.
 */
#include "compile_lexicon_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *reading;
static int reading_line;

/* End the build with the place of the fault. */
void
ybss_compile_fail(const char *why)
{
	fprintf(stderr, "compile_lexicon: %s:%d: %s\n", reading ? reading : "?", reading_line, why);
	exit(1);
}

/* Hand every row of a table to a reader; '#' begins a comment line. */
void
ybss_read_table(const char *directory, const char *name, bool may_miss, YbssRow row)
{
	static char path[4096], line[1 << 17];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", directory, name);
	reading = path;
	reading_line = 0;
	if ((file = fopen(path, "r")) == NULL)
	{
		if (may_miss)
			return;
		ybss_compile_fail("cannot be opened");
	}
	while (fgets(line, sizeof line, file))
	{
		char *field[YBSS_FIELDS];
		int fields = 0;

		reading_line++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || (line[0] == '#' && line[1] == ' '))
			continue;
		for (char *at = line; at && fields < YBSS_FIELDS; fields++)
		{
			field[fields] = at;
			if ((at = strchr(at, '\t')) != NULL)
				*at++ = '\0';
		}
		row(field, fields);
	}
	fclose(file);
}
