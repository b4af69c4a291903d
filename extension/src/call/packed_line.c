/*
 * packed_line.c
 *		Lines of a list one behind the other, each behind its length.
 *
 * The length stands in groups of seven bits, low ones first, and is one more
 * than the line's; 0 is a line that is not kept here.
 */
#include "call/packed_line.h"

/* Add a number in groups of seven bits. */
static void
pack_number(StringInfo packed, uint32 number)
{
	for (; number >= 0x80; number >>= 7)
		appendStringInfoChar(packed, (char) (number | 0x80));
	appendStringInfoChar(packed, (char) number);
}

/* Add a line. */
void
ybss_pack_line(StringInfo packed, const char *raw, int length)
{
	pack_number(packed, (uint32) length + 1);
	appendBinaryStringInfo(packed, raw, length);
}

/* Add a line that is not kept. */
void
ybss_pack_nothing(StringInfo packed)
{
	pack_number(packed, 0);
}

/* Refuse bytes that were not packed here. */
static void
refuse_packed(void)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_LIST_FORM), errmsg("these are no packed lines"),
					errdetail("清单行的打包内容有误。")));
}

/* Take the next line; raw is NULL where it is not kept. False at the end. */
bool
ybss_unpack_line(const char **cursor, const char *end, const char **raw, int *length)
{
	uint64 number = 0;
	int shift = 0;

	if (*cursor >= end)
		return false;
	for (;;)
	{
		unsigned char group;

		if (*cursor >= end || shift > 28)
			refuse_packed();
		group = (unsigned char) *(*cursor)++;
		number |= (uint64) (group & 0x7F) << shift;
		if ((group & 0x80) == 0)
			break;
		shift += 7;
	}
	*raw = NULL;
	*length = 0;
	if (number == 0)
		return true;
	if (number - 1 > (uint64) (end - *cursor))
		refuse_packed();
	*raw = *cursor;
	*length = (int) (number - 1);
	*cursor += *length;
	return true;
}
