/*
 * address_readings.c
 *		ybss.readings(text): how a text was read, and how else it may be.
 *
 * What is doubtful names its other reading: two names that may be one, a name that may
 * be a village's or a person's, a division that stands in several places.
 */
#include "ybss.h"

#include "address/lexicon/lexicon.h"
#include "call/address.h"
#include "call/address_explain.h"
#include "funcapi.h"
#include "text/utf8.h"
#include "type/address.h"
#include "utils/builtins.h"

/* The reading of the text while others are made of it. */
static YbssParse first_reading, other_reading;

/* Add a row. */
static void
put_reading(ReturnSetInfo *result, const YbssParse *parse, const char *why)
{
	Datum values[2] = {PointerGetDatum(ybss_make_address(parse)),
					   why ? CStringGetTextDatum(why) : (Datum) 0};
	bool nulls[2] = {false, why == NULL};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* What makes a reading doubtful, in words; NULL where nothing does. */
static const char *
doubts_of(const YbssParse *parse)
{
	StringInfoData words;
	uint32_t told = 0;

	initStringInfo(&words);
	if (parse->candidates > 0)
		appendStringInfoString(&words, "有同名区划，不能确定");
	for (int i = 0; i < parse->elements; i++)
	{
		const char *doubt = ybss_doubt_words(&parse->element[i]);

		if (doubt == NULL || (told >> parse->element[i].doubt & 1))
			continue;
		told |= 1u << parse->element[i].doubt;
		appendStringInfo(&words, "%s%s", words.len > 0 ? "；" : "", doubt);
	}
	return words.len > 0 ? words.data : NULL;
}

/* The element written right before another, or -1. */
static int
glued_before(const YbssParse *parse, int index)
{
	const YbssElement *e = &parse->element[index];

	for (int i = index - 1; i >= 0; i--)
	{
		const YbssElement *b = &parse->element[i];

		if (!ybss_is_cut(b) && b->typed_length > 0)
			return b->typed + b->typed_length == e->typed ? i : -1;
	}
	return -1;
}

/* Leave an element out; a division takes its code with it. */
static void
leave_out(YbssParse *parse, int index)
{
	if (parse->element[index].kind == YBSS_ELEMENT_COMMUNITY)
		parse->code = parse->code / 1000 * 1000;
	else if (parse->element[index].kind == YBSS_ELEMENT_TOWN)
		parse->code = parse->code / 1000000 * 1000000;
	memmove(parse->element + index, parse->element + index + 1,
			(size_t) (parse->elements - index - 1) * sizeof *parse->element);
	parse->elements--;
}

/* Make one name of an element and the one before it; false where none is. */
static bool
join_names(YbssParse *parse, int index, const YbssText *text)
{
	int before = glued_before(parse, index);
	YbssElement *e = &parse->element[index];

	if (before < 0 || parse->element[before].kind < YBSS_ELEMENT_TOWN)
		return false;
	e->typed_length += parse->element[before].typed_length;
	e->typed = parse->element[before].typed;
	if (parse->values + e->typed_length > YBSS_VALUE_UNITS)
		return false;
	memcpy(parse->value + parse->values, text->unit + e->typed, e->typed_length * sizeof *text->unit);
	e->value = (uint16_t) parse->values;
	e->value_length = e->typed_length;
	parse->values += e->typed_length;
	leave_out(parse, before);
	return true;
}

/* Make the other reading of a doubtful element; false where it has none. */
static bool
read_otherwise(YbssParse *parse, int index, const YbssText *text)
{
	switch (parse->element[index].doubt)
	{
		case YBSS_DOUBT_FRAGMENT:
		case YBSS_DOUBT_BEGINS:
		case YBSS_DOUBT_BARE_ROAD:
		case YBSS_DOUBT_SPLIT:
		case YBSS_DOUBT_SHORT:
			return join_names(parse, index, text);
		case YBSS_DOUBT_NAME:
			parse->element[index].kind = YBSS_ELEMENT_COMMUNITY;
			return true;
		case YBSS_DOUBT_PERSON:
			leave_out(parse, index);
			return true;
		default:
			return false;
	}
}

/* Add the other readings of what is doubtful. */
static void
put_others(ReturnSetInfo *result, const YbssText *text)
{
	for (int i = 0; i < first_reading.elements; i++)
	{
		const char *doubt = ybss_doubt_words(&first_reading.element[i]);

		if (doubt == NULL)
			continue;
		other_reading = first_reading;
		/* How probable it is nobody says. */
		other_reading.confidence = -1;
		if (read_otherwise(&other_reading, i, text))
			put_reading(result, &other_reading, doubt);
	}
}

/* Add a reading for each division that is possible: its whole name, and what stands behind it. */
static void
put_candidates(ReturnSetInfo *result)
{
	for (int c = 0; c < first_reading.candidates; c++)
	{
		char *typed = palloc(1300 + (size_t) first_reading.values * 3);
		int length = ybss_division_name(ybss_lexicon(), first_reading.candidate[c], typed);
		YbssParse *parse;

		for (int i = 0; i < first_reading.elements; i++)
		{
			const YbssElement *e = &first_reading.element[i];

			if (!ybss_is_cut(e) && e->reason != YBSS_REASON_AMBIGUOUS &&
				(e->kind == YBSS_ELEMENT_ZONE || e->kind > YBSS_ELEMENT_COMMUNITY))
				length += (int) ybss_utf8_encode(first_reading.value + e->value, e->value_length,
												 typed + length);
		}
		ybss_read_text(typed, (size_t) length, NULL, &parse, NULL);
		parse->confidence = -1;
		put_reading(result, parse, "有同名区划，不能确定");
		pfree(typed);
	}
}

PG_FUNCTION_INFO_V1(ybss_readings);
/* The reading of a text, then the others that its doubts allow. */
Datum
ybss_readings(PG_FUNCTION_ARGS)
{
	char *typed = text_to_cstring(PG_GETARG_TEXT_PP(0));
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	YbssText *text;
	YbssParse *parse;

	InitMaterializedSRF(fcinfo, 0);
	ybss_read_text(typed, strlen(typed), &text, &parse, NULL);
	first_reading = *parse;
	put_reading(result, &first_reading, doubts_of(&first_reading));
	put_others(result, text);
	put_candidates(result);
	return (Datum) 0;
}
