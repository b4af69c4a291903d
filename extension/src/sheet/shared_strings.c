/*
 * shared_strings.c
 *		The texts that a workbook keeps once and its cells refer to by number.
 *
 * They lie one behind the other, each behind its length, in blocks that never
 * move; eight bytes an index are all that is kept beside them.
 */
#include "sheet/shared_strings.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sheet/text_run.h"
#include "sheet/xml.h"

#define BLOCK_BYTES (1024 * 1024)

typedef struct Block
{
	struct Block *before;
	size_t used;
	size_t room;
	char bytes[];
} Block;

struct YbssSharedStrings
{
	Block *block;
	const char **index; /* of each text, its length first */
	size_t count;
	size_t room;
	uint64_t bytes;
	/* while it is read */
	YbssSheetFault fault;
	YbssTextRun run;
	bool in_text;
	int in_phonetic;
};

/* Give room for a text in the last block, or in a new one. */
static char *
room_for(YbssSharedStrings *strings, size_t length)
{
	size_t wanted = sizeof(uint32_t) + length;
	char *place;

	if (strings->block == NULL || strings->block->room - strings->block->used < wanted)
	{
		size_t room = wanted > BLOCK_BYTES ? wanted : BLOCK_BYTES;
		Block *block = malloc(sizeof(Block) + room);

		if (block == NULL)
			return NULL;
		block->before = strings->block;
		block->used = 0;
		block->room = room;
		strings->block = block;
	}
	place = strings->block->bytes + strings->block->used;
	strings->block->used += wanted;
	return place;
}

/* Keep the text that was gathered. */
static void
keep_text(YbssSharedStrings *strings)
{
	uint32_t length = (uint32_t) ybss_text_unescape(strings->run.bytes, strings->run.length);
	char *place;

	strings->run.length = 0;
	strings->bytes += length + sizeof(char *) + sizeof(length);
	if (strings->bytes > YBSS_SHARED_BYTES)
	{
		strings->fault = YBSS_SHEET_TOO_LARGE;
		return;
	}
	if (strings->count == strings->room)
	{
		size_t room = strings->room ? strings->room * 2 : 1024;
		const char **larger = realloc(strings->index, room * sizeof(char *));

		if (larger == NULL)
		{
			strings->fault = YBSS_SHEET_MEMORY;
			return;
		}
		strings->index = larger;
		strings->room = room;
	}
	place = room_for(strings, length);
	if (place == NULL)
	{
		strings->fault = YBSS_SHEET_MEMORY;
		return;
	}
	memcpy(place, &length, sizeof(length));
	if (length)
		memcpy(place + sizeof(length), strings->run.bytes, length);
	strings->index[strings->count++] = place;
}

/* A text begins; how it is spoken (rPh) is no part of it. */
static void
on_start(void *state, const char *name, const YbssXmlAttributes *attributes)
{
	YbssSharedStrings *strings = state;

	(void) attributes;
	if (strcmp(name, "si") == 0)
		strings->run.length = 0;
	else if (strcmp(name, "rPh") == 0)
		strings->in_phonetic++;
	else if (strcmp(name, "t") == 0)
		strings->in_text = strings->in_phonetic == 0;
}

/* Gather text. */
static void
on_text(void *state, const char *text, size_t length)
{
	YbssSharedStrings *strings = state;

	if (strings->in_text && strings->fault == YBSS_SHEET_FINE)
		strings->fault = ybss_text_add(&strings->run, text, length, YBSS_CELL_BYTES);
}

/* A text ends. */
static void
on_end(void *state, const char *name)
{
	YbssSharedStrings *strings = state;

	if (strcmp(name, "t") == 0)
		strings->in_text = false;
	else if (strcmp(name, "rPh") == 0)
		strings->in_phonetic -= strings->in_phonetic > 0;
	else if (strcmp(name, "si") == 0 && strings->fault == YBSS_SHEET_FINE)
		keep_text(strings);
}

/* Read all of them; a workbook without any has none. */
YbssSheetFault
ybss_shared_strings_read(const YbssPackage *package, const char *part, YbssSharedStrings **strings)
{
	static const YbssXmlHandler handler = {on_start, on_text, on_end};
	YbssXml *xml;
	YbssSheetFault fault;

	*strings = calloc(1, sizeof(YbssSharedStrings));
	if (*strings == NULL)
		return YBSS_SHEET_MEMORY;
	fault = ybss_xml_open(package, part, &handler, *strings, &xml);
	while (fault == YBSS_SHEET_FINE && (fault = ybss_xml_feed(xml)) == YBSS_SHEET_FINE)
		fault = (*strings)->fault;
	ybss_xml_close(xml);
	if (fault == YBSS_SHEET_END)
		fault = (*strings)->fault;
	free((*strings)->run.bytes);
	(*strings)->run.bytes = NULL;
	return fault == YBSS_SHEET_MISSING ? YBSS_SHEET_FINE : fault;
}

/* Give a text by its number. */
bool
ybss_shared_string(const YbssSharedStrings *strings, size_t number, const char **text,
				   size_t *length)
{
	uint32_t stored;

	if (strings == NULL || number >= strings->count)
		return false;
	memcpy(&stored, strings->index[number], sizeof(stored));
	*text = strings->index[number] + sizeof(stored);
	*length = stored;
	return true;
}

/* Give all of it back. */
void
ybss_shared_strings_free(YbssSharedStrings *strings)
{
	if (strings == NULL)
		return;
	while (strings->block)
	{
		Block *before = strings->block->before;

		free(strings->block);
		strings->block = before;
	}
	free(strings->index);
	free(strings->run.bytes);
	free(strings);
}
