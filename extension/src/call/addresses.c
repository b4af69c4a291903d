/*
 * addresses.c
 *		ybss.addresses(text): every address of a text that has several.
 */
#include "ybss.h"

#include "address/read/another.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "type/address.h"
#include "utils/builtins.h"

/* Where the next address of a text begins, in bytes; 0 where there is none. */
static int
next_address(const char *typed, int length, const YbssText *text, const YbssParse *parse)
{
	const YbssElement *another = ybss_another(parse);

	return another == NULL ? 0 : pg_mbcharcliplen(typed, length, text->from[another->typed]);
}

PG_FUNCTION_INFO_V1(ybss_addresses);
/* Read the first address, then what stands behind it. */
Datum
ybss_addresses(PG_FUNCTION_ARGS)
{
	char *typed = text_to_cstring(PG_GETARG_TEXT_PP(0));
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	YbssAddress *last = NULL;
	int step;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	do
	{
		int length = (int) strlen(typed);
		YbssText *text;
		YbssParse *parse;
		YbssAddress *address;
		Datum value;
		bool null = false;

		CHECK_FOR_INTERRUPTS();
		ybss_read_text(typed, (size_t) length, &text, &parse, NULL);
		step = next_address(typed, length, text, parse);
		address = ybss_make_address(parse);
		value = PointerGetDatum(address);
		/* The same again is no other. */
		if (last == NULL || VARSIZE(last) != VARSIZE(address) ||
			memcmp(last, address, VARSIZE(address)) != 0)
			tuplestore_putvalues(result->setResult, result->setDesc, &value, &null);
		last = address;
		typed += step;
	} while (step > 0);
	return (Datum) 0;
}
