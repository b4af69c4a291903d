// sources: text/list_header.c text/list_part.c text/list_encoding.c text/utf8.c
/* Names of columns and closing rows: forms are no longer than names and stay what they are; nothing is read beyond. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/list_encoding.h"
#include "text/list_header.h"
#include "text/list_part.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	char *text = malloc(bytes + 1);
	char *form = malloc(bytes + 1);
	char *again = malloc(bytes + 1);
	char *wide = malloc(bytes / 2 * 3 + 4);
	YbssListText cells[8];
	YbssListEncoding encoding;
	int count = 0;

	memcpy(text, data, bytes);
	for (int core = 0; core < 2; core++)
	{
		size_t length = ybss_header_form((YbssHeaderForm) core, text, bytes, form);

		if (length > bytes || ybss_header_form((YbssHeaderForm) core, form, length, again) > length)
			abort();
	}
	ybss_header_is_value(text, bytes);
	for (size_t at = 0; count < 8 && at < bytes; count++)
	{
		char *tab = memchr(text + at, '\t', bytes - at);
		size_t end = tab ? (size_t) (tab - text) : bytes;

		cells[count].text = text + at;
		cells[count].length = end - at;
		at = end + 1;
	}
	ybss_list_closing(cells, count, count);
	ybss_list_is_utf16(text, bytes, &encoding);
	ybss_line_encoding(YBSS_LIST_UTF8, text, bytes);
	ybss_line_encoding(YBSS_LIST_GB18030, text, bytes);
	if (ybss_utf16_to_utf8(bytes & 1, text, bytes, wide) > bytes / 2 * 3 + 3)
		abort();
	free(text);
	free(form);
	free(again);
	free(wide);
	return 0;
}
