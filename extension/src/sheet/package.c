/*
 * package.c
 *		The parts of a package (a zip file), read one at a time, with limits.
 *
 * Only the directory at the end of the file is believed: a package that has
 * none was cut off. A part inside a part is never opened.
 */
#include "sheet/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct YbssPart
{
	struct archive *archive;
	const YbssPackage *package;
	uint64_t unpacked;
};

/* Compare the name of a part as packages do: small or capital, whichever slash, with or without one
 * ahead. */
bool
ybss_part_name_is(const char *name, const char *wanted)
{
	while (*name == '/' || *name == '\\')
		name++;
	while (*wanted == '/')
		wanted++;
	for (; *name && *wanted; name++, wanted++)
	{
		char a = *name == '\\' ? '/' : *name;

		if (strncasecmp(&a, wanted, 1) != 0)
			return false;
	}
	return *name == *wanted;
}

/* Open the directory of a package; NULL when it has none. */
static struct archive *
open_archive(const YbssPackage *package)
{
	struct archive *archive = archive_read_new();

	if (archive == NULL)
		return NULL;
	if (archive_read_support_format_zip_seekable(archive) < ARCHIVE_WARN ||
		archive_read_open_memory(archive, package->bytes, package->length) != ARCHIVE_OK)
	{
		archive_read_free(archive);
		return NULL;
	}
	return archive;
}

/* Go to the next part; its name NULL where it has none that can be read. */
static YbssSheetFault
next_part(struct archive *archive, const char **name)
{
	struct archive_entry *entry;
	int result = archive_read_next_header(archive, &entry);

	if (result == ARCHIVE_EOF)
		return YBSS_SHEET_END;
	if (result < ARCHIVE_WARN)
		return YBSS_SHEET_DAMAGED;
	if (archive_entry_is_encrypted(entry))
		return YBSS_SHEET_PROTECTED;
	*name = archive_entry_filetype(entry) == AE_IFREG ? archive_entry_pathname(entry) : NULL;
	return YBSS_SHEET_FINE;
}

/* Tell each part's name until the caller has heard enough. */
YbssSheetFault
ybss_package_list(const YbssPackage *package, bool (*each)(void *state, const char *name),
				  void *state)
{
	struct archive *archive = open_archive(package);
	YbssSheetFault fault = archive ? YBSS_SHEET_FINE : YBSS_SHEET_DAMAGED;
	const char *name;

	for (int parts = 0; fault == YBSS_SHEET_FINE; parts++)
	{
		if (parts == YBSS_PACKAGE_PARTS)
			fault = YBSS_SHEET_TOO_LARGE;
		else if (package->stop && package->stop())
			fault = YBSS_SHEET_STOPPED;
		else if ((fault = next_part(archive, &name)) == YBSS_SHEET_FINE && name &&
				 !each(state, name))
			break;
	}
	if (archive)
		archive_read_free(archive);
	return fault == YBSS_SHEET_END ? YBSS_SHEET_FINE : fault;
}

/* Open a part by its name; YBSS_SHEET_MISSING where there is none. */
YbssSheetFault
ybss_part_open(const YbssPackage *package, const char *wanted, YbssPart **part)
{
	struct archive *archive = open_archive(package);
	YbssSheetFault fault = archive ? YBSS_SHEET_FINE : YBSS_SHEET_DAMAGED;
	const char *name = NULL;

	*part = NULL;
	for (int parts = 0; fault == YBSS_SHEET_FINE && parts < YBSS_PACKAGE_PARTS; parts++)
	{
		fault = next_part(archive, &name);
		if (fault == YBSS_SHEET_FINE && name && ybss_part_name_is(name, wanted))
			break;
		name = NULL;
	}
	if (fault == YBSS_SHEET_END || (fault == YBSS_SHEET_FINE && name == NULL))
		fault = YBSS_SHEET_MISSING;
	if (fault == YBSS_SHEET_FINE && (*part = calloc(1, sizeof(YbssPart))) == NULL)
		fault = YBSS_SHEET_MEMORY;
	if (fault != YBSS_SHEET_FINE)
	{
		if (archive)
			archive_read_free(archive);
		return fault;
	}
	(*part)->archive = archive;
	(*part)->package = package;
	return YBSS_SHEET_FINE;
}

/* Read on in a part; YBSS_SHEET_END behind its last byte. */
YbssSheetFault
ybss_part_read(YbssPart *part, char *buffer, size_t room, size_t *length)
{
	uint64_t most = YBSS_PART_FREE + (uint64_t) part->package->length * YBSS_PART_RATIO;
	la_ssize_t result;

	if (part->package->stop && part->package->stop())
		return YBSS_SHEET_STOPPED;
	result = archive_read_data(part->archive, buffer, room);
	if (result < 0)
		return YBSS_SHEET_DAMAGED;
	part->unpacked += (uint64_t) result;
	*length = (size_t) result;
	if (part->unpacked > YBSS_PART_BYTES || part->unpacked > most)
		return YBSS_SHEET_TOO_LARGE;
	return result == 0 ? YBSS_SHEET_END : YBSS_SHEET_FINE;
}

/* Close a part. */
void
ybss_part_close(YbssPart *part)
{
	if (part == NULL)
		return;
	archive_read_free(part->archive);
	free(part);
}
