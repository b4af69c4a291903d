/*
 * lookup.c
 *		What of an address's key it is looked up and compared by: lookup_keys,
 *		is_relative, bare_key, room_of_stair.
 */
#include "ybss.h"

#include "access/htup_details.h"
#include "catalog/pg_type_d.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "address/value/lookup.h"
#include "type/address.h"

/* Join the pieces of a key. */
static text *
joined(const YbssLookupKey *key)
{
	size_t length = VARHDRSZ;
	text *whole;
	char *to;

	for (int i = 0; i < key->pieces; i++)
		length += key->piece[i].length;
	whole = palloc(length);
	SET_VARSIZE(whole, length);
	to = VARDATA(whole);
	for (int i = 0; i < key->pieces; to += key->piece[i++].length)
		memcpy(to, key->piece[i].bytes, key->piece[i].length);
	return whole;
}

PG_FUNCTION_INFO_V1(ybss_lookup_keys);
/* The keys that an address is looked up by. */
Datum
ybss_lookup_keys(PG_FUNCTION_ARGS)
{
	YbssLookupKey key[YBSS_LOOKUP_KEYS];
	Datum keys[YBSS_LOOKUP_KEYS];
	int count = ybss_address_lookup(PG_GETARG_ADDRESS(0), key);

	for (int i = 0; i < count; i++)
		keys[i] = PointerGetDatum(joined(&key[i]));
	PG_RETURN_ARRAYTYPE_P(construct_array(keys, count, TEXTOID, -1, false, TYPALIGN_INT));
}

PG_FUNCTION_INFO_V1(ybss_is_relative);
/* Tell whether an address names a place beside another. */
Datum
ybss_is_relative(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(ybss_address_relative(PG_GETARG_ADDRESS(0)));
}

PG_FUNCTION_INFO_V1(ybss_bare_key);
/* The key without what people leave out. */
Datum
ybss_bare_key(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);
	text *bare = palloc(VARHDRSZ + a->key_length);

	SET_VARSIZE(bare, VARHDRSZ + ybss_address_bare_key(a, VARDATA(bare)));
	PG_RETURN_TEXT_P(bare);
}

PG_FUNCTION_INFO_V1(ybss_room_of_stair);
/* The key of a room's stair and the room's number, null where the address is no such room. */
Datum
ybss_room_of_stair(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);
	Datum values[2];
	bool nulls[2] = {false, false};
	TupleDesc described;
	size_t stair;
	int room;

	if (!ybss_address_stair(a, &stair, &room))
		PG_RETURN_NULL();
	(void) get_call_result_type(fcinfo, NULL, &described);
	values[0] = PointerGetDatum(cstring_to_text_with_len(ybss_address_key(a), (int) stair));
	values[1] = Int32GetDatum(room);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(described), values, nulls)));
}
