// sources: text/csv.c text/list_encoding.c text/utf8.c
/* Every byte of a list lies in exactly one record, and reading always ends. */
#include <stdint.h>
#include <stdlib.h>

#include "text/csv.h"
#include "text/list_encoding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	static YbssCsvRecord record;
	YbssCsvReader reader;
	size_t behind = 0;
	int line = 0;
	int expected = 0;
	char *plain = malloc(bytes + 1);

	ybss_guess_list_encoding((const char *) data, bytes);
	ybss_csv_open(&reader, (const char *) data, bytes);
	while (ybss_csv_next(&reader, expected, &record))
	{
		if (record.start < behind || record.line <= line || record.start + record.length > bytes ||
			record.field_count < 0 || record.field_count > YBSS_CSV_MAX_FIELDS)
			abort();
		for (int i = 0; i < record.field_count; i++)
			if (ybss_csv_unquote(&record.fields[i], plain) > record.fields[i].length)
				abort();
		if (record.fault == YBSS_CSV_RIGHT && expected > 0 && record.field_count != expected)
			abort();
		behind = record.start + record.length;
		line = record.line;
		expected = record.field_count;
	}
	if (reader.offset != bytes)
		abort();
	free(plain);
	return 0;
}
