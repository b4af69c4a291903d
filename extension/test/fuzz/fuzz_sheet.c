// sources: sheet/*.c text/utf8.c
// libraries: -lxml2 -larchive -lm
/* Workbooks: bytes as they come, and packages whose parts are the input; rows go upwards, cells stay within bounds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sheet/cell_text.h"
#include "sheet/file_kind.h"
#include "sheet/sheet.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

typedef struct Bytes
{
	uint8_t *at;
	size_t length;
} Bytes;

static void
put(Bytes *out, const void *from, size_t length)
{
	memcpy(out->at + out->length, from, length);
	out->length += length;
}

static void
put_number(Bytes *out, uint32_t number, int size)
{
	for (int i = 0; i < size; i++)
		out->at[out->length++] = i < 4 ? (uint8_t) (number >> (8 * i)) : 0;
}

static uint32_t
checksum(const uint8_t *data, size_t length)
{
	uint32_t sum = UINT32_MAX;

	for (size_t i = 0; i < length; i++)
	{
		sum ^= data[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
	}
	return ~sum;
}

/* The header of a part, in its place or in the directory. */
static void
put_header(Bytes *out, const char *name, const uint8_t *data, size_t length, uint32_t offset, int directory)
{
	put(out, directory ? "PK\1\2\24\0" : "PK\3\4", directory ? 6 : 4);
	put_number(out, 20, 2);
	put_number(out, 0, 2 + 2 + 4);
	put_number(out, checksum(data, length), 4);
	put_number(out, (uint32_t) length, 4);
	put_number(out, (uint32_t) length, 4);
	put_number(out, (uint32_t) strlen(name), 2);
	put_number(out, 0, 2);
	if (directory)
	{
		put_number(out, 0, 2 + 2 + 2 + 4);
		put_number(out, offset, 4);
	}
	put(out, name, strlen(name));
}

/* A package of the input's pieces, parted by zeros: sheet, strings, styles, workbook. */
static Bytes
package_of(const uint8_t *data, size_t bytes)
{
	static const char *const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
	static const char workbook[] = "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>";
	static const char related[] = "<Relationships><Relationship Id='r1' Type='/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='/sharedStrings' "
								  "Target='sharedStrings.xml'/><Relationship Id='r3' Type='/styles' Target='styles.xml'/></Relationships>";
	Bytes out = {malloc(bytes + 4096), 0};
	const uint8_t *pieces[5];
	size_t lengths[5];
	uint32_t offsets[5];
	uint32_t directory;
	size_t at = 0;

	for (int i = 0; i < 5; i++)
	{
		const uint8_t *zero = at < bytes ? memchr(data + at, 0, bytes - at) : NULL;
		size_t end = zero ? (size_t) (zero - data) : bytes;

		pieces[i] = data + at;
		lengths[i] = end - at;
		if (i >= 3 && lengths[i] == 0)
		{
			pieces[i] = (const uint8_t *) (i == 3 ? workbook : related);
			lengths[i] = i == 3 ? sizeof(workbook) - 1 : sizeof(related) - 1;
		}
		at = end < bytes ? end + 1 : bytes;
		offsets[i] = (uint32_t) out.length;
		put_header(&out, names[i], pieces[i], lengths[i], 0, 0);
		put(&out, pieces[i], lengths[i]);
	}
	directory = (uint32_t) out.length;
	for (int i = 0; i < 5; i++)
		put_header(&out, names[i], pieces[i], lengths[i], offsets[i], 1);
	at = out.length - directory;
	put(&out, "PK\5\6\0\0\0\0\5\0\5\0", 12);
	put_number(&out, (uint32_t) at, 4);
	put_number(&out, directory, 4);
	put_number(&out, 0, 2);
	return out;
}

static void
read_rows(const char *bytes, size_t length)
{
	static YbssSheetRow row;
	YbssSheetReader *reader;
	YbssSheetName name;
	int number = 0;

	if (ybss_sheet_open(bytes, length, NULL, NULL, &reader) != YBSS_SHEET_FINE)
		return;
	for (int i = 0; ybss_sheet_name(reader, i, &name) == YBSS_SHEET_FINE; i++)
		;
	if (ybss_sheet_rewind(reader) == YBSS_SHEET_FINE)
		while (ybss_sheet_next(reader, &row) == YBSS_SHEET_FINE)
		{
			if (row.number <= number || row.number > YBSS_SHEET_ROWS || row.count < 0 || row.count > YBSS_SHEET_COLUMNS)
				abort();
			for (int i = 0; i < row.count; i++)
			{
				size_t fault;

				if (!ybss_utf8_valid(row.cells[i].text, row.cells[i].length, &fault))
					abort();
			}
			number = row.number;
		}
	ybss_sheet_close(reader);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	char text[YBSS_CELL_TEXT];
	YbssCellNote note;
	Bytes package;
	YbssNumberFormat format = ybss_number_format((const char *) data, bytes);

	if (bytes == 0)
		return 0;
	if (ybss_cell_text((const char *) data + 1, bytes - 1, format, data[0] & 1, text, &note) >= sizeof(text))
		abort();
	format.kind = data[0] % (YBSS_NUMBER_ZEROS + 1);
	format.digits = data[0] % 20;
	if (ybss_cell_text((const char *) data + 1, bytes - 1, format, data[0] & 1, text, &note) >= sizeof(text))
		abort();
	ybss_file_kind((const char *) data, bytes, NULL);
	read_rows((const char *) data, bytes);
	package = package_of(data, bytes);
	if (ybss_file_kind((const char *) package.at, package.length, NULL) != YBSS_FILE_WORKBOOK)
		abort();
	read_rows((const char *) package.at, package.length);
	free(package.at);
	return 0;
}
