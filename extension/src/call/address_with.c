/*
 * address_with.c
 *		An address with one element put, changed or taken away: renaming, renumbering.
 */
#include "ybss.h"

#include "utils/builtins.h"

#include "type/address.h"

/* The kind of a name; an unknown one is an error. */
static YbssElementKind
kind_of(text *name)
{
	for (int kind = 0; kind < YBSS_ELEMENT_KINDS; kind++)
	{
		const char *known = ybss_element_name((YbssElementKind) kind);

		if (strlen(known) == VARSIZE_ANY_EXHDR(name) &&
			!memcmp(known, VARDATA_ANY(name), strlen(known)))
			return (YbssElementKind) kind;
	}
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("no such element of an address: \"%s\"", text_to_cstring(name)),
					errdetail("没有这种地址要素。"),
					errhint("One of province city district zone town community group road road2 "
							"number compound phase building unit floor room relation distance.")));
}

/* Where the first element of a kind stands, or where it would. */
static int
place_of(const YbssParse *parse, YbssElementKind kind, bool *there)
{
	int at = parse->elements;

	for (int i = parse->elements - 1; i >= 0; i--)
	{
		if (parse->element[i].kind == kind)
			at = i;
		else if (parse->element[i].kind > kind && at == i + 1)
			at = i;
	}
	for (int i = 0; i < parse->elements; i++)
		if (parse->element[i].kind == kind)
		{
			*there = true;
			return i;
		}
	*there = false;
	return at;
}

/* Put the units of a value behind the others. */
static void
put_value(YbssParse *parse, const YbssText *value, YbssElementKind kind, int at)
{
	if (parse->values + value->length > YBSS_VALUE_UNITS)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_ADDRESS_TOO_LONG), errmsg("address is too long"),
				 errdetail("地址过长，无法存储。"), errhint("Shorten the text. / 请缩短文本。")));
	memcpy(parse->value + parse->values, value->unit, (size_t) value->length * sizeof(uint16_t));
	parse->element[at] = (YbssElement){.kind = (uint8_t) kind,
									   .value = (uint16_t) parse->values,
									   .value_length = (uint16_t) value->length,
									   .note = -1};
	parse->values += value->length;
}

PG_FUNCTION_INFO_V1(ybss_address_with);
/* The same address with another value of one element; an empty one takes it away. */
Datum
ybss_address_with(PG_FUNCTION_ARGS)
{
	YbssElementKind kind = kind_of(PG_GETARG_TEXT_PP(1));
	text *value = PG_GETARG_TEXT_PP(2);
	YbssText *normal = ybss_normal_text(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	YbssParse *parse = ybss_parse_buffer();
	bool there;
	int at, tail;

	ybss_address_unpack(PG_GETARG_ADDRESS(0), parse);
	at = place_of(parse, kind, &there);
	tail = parse->elements - at;
	if (normal->length == 0 && there)
	{
		parse->elements--;
		memmove(&parse->element[at], &parse->element[at + 1],
				(size_t) (tail - 1) * sizeof(YbssElement));
	}
	else if (normal->length > 0)
	{
		if (!there && parse->elements == YBSS_ELEMENTS)
			ereport(ERROR,
					(errcode(ERRCODE_YBSS_ADDRESS_TOO_LONG), errmsg("address is too long"),
					 errdetail("地址要素过多。"), errhint("Shorten the text. / 请缩短文本。")));
		if (!there)
		{
			memmove(&parse->element[at + 1], &parse->element[at],
					(size_t) tail * sizeof(YbssElement));
			parse->elements++;
		}
		put_value(parse, normal, kind, at);
	}
	PG_RETURN_ADDRESS(ybss_make_address(parse));
}
