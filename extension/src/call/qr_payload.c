/*
 * qr_payload.c
 *		Seal and open the payload of door codes.
 */
#include "ybss.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/timestamp.h"

#include "qr/payload.h"

/* Minutes from the server's epoch, 2000-01-01, to the payload's, 2020-01-01. */
#define EPOCH_MINUTES INT64CONST(10519200)
#define FIELDS 6

PG_FUNCTION_INFO_V1(ybss_qr_seal);
PG_FUNCTION_INFO_V1(ybss_qr_open);
PG_FUNCTION_INFO_V1(ybss_qr_key_id);

/* Raise that an argument does not fit. */
static void
refuse(const char *english, const char *chinese, const char *hint)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_QR_ARGUMENT), errmsg("%s", english),
					errdetail("%s", chinese), errhint("%s", hint)));
}

/* Read the kind's name. */
static YbssQrKind
kind_of(text *name)
{
	YbssQrKind kind = ybss_qr_kind_named(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (kind == YBSS_QR_KIND_NONE)
		refuse("unknown kind of door code", "二维码种类未知。",
			   "Take house, building, compound, unit, person or pass.");
	return kind;
}

/* Give a number that must lie between 0 and the most that the payload holds. */
static int
number_within(int32 number, int most, const char *english, const char *chinese)
{
	if (number < 0 || number > most)
		refuse(psprintf("%s must lie between 0 and %d", english, most),
			   psprintf("%s应在0与%d之间。", chinese, most), "Give a smaller number.");
	return number;
}

/* Give the minute of expiry, rounded down; 0 for never. */
static int
minute_of(TimestampTz expires)
{
	int64 minute = expires / USECS_PER_MINUTE - EPOCH_MINUTES;

	if (TIMESTAMP_IS_NOEND(expires))
		return 0;
	if (minute < 1 || minute > YBSS_QR_MINUTE_MOST)
		refuse("expiry of a door code must lie between 2020 and 2051",
			   "二维码有效期应在2020年至2051年之间。", "Give null for a code without expiry.");
	return (int) minute;
}

/* Give a secret that is long enough. */
static bytea *
secret_of(bytea *secret)
{
	if (VARSIZE_ANY_EXHDR(secret) < YBSS_QR_SECRET_LEAST)
		refuse("secret of door codes must have at least 16 bytes", "二维码密钥至少16字节。",
			   "Make one with a cryptographic random generator.");
	return secret;
}

/* Is a prefix harmless: printable ASCII that does not end in a digit? */
static text *
prefix_of(text *prefix)
{
	const char *letters = VARDATA_ANY(prefix);
	int bytes = VARSIZE_ANY_EXHDR(prefix);

	for (int i = 0; i < bytes; i++)
		if (letters[i] <= ' ' || letters[i] > '~')
			refuse("prefix of door codes must be printable ASCII",
				   "二维码前缀只能是可见的ASCII字符。", "Give the head of a URL.");
	if (bytes > 0 && letters[bytes - 1] >= '0' && letters[bytes - 1] <= '9')
		refuse("prefix of door codes must not end in a digit", "二维码前缀不能以数字结尾。",
			   "End it with a slash.");
	return prefix;
}

/* Seal kind, key, code, expiry and audience behind a prefix. */
Datum
ybss_qr_seal(PG_FUNCTION_ARGS)
{
	YbssQrPayload payload;
	bytea *secret;
	text *prefix;
	char digits[YBSS_QR_PAYLOAD_DIGITS];
	StringInfoData out;

	for (int i = 0; i < PG_NARGS(); i++)
		if (PG_ARGISNULL(i) && i != 3)
			PG_RETURN_NULL();
	payload.kind = kind_of(PG_GETARG_TEXT_PP(0));
	payload.key_id = number_within(PG_GETARG_INT32(1), YBSS_QR_KEY_MOST, "key id", "密钥编号");
	payload.code_id = PG_GETARG_INT64(2);
	payload.minute = PG_ARGISNULL(3) ? 0 : minute_of(PG_GETARG_TIMESTAMPTZ(3));
	payload.audience =
		number_within(PG_GETARG_INT32(4), YBSS_QR_AUDIENCE_MOST, "audience", "受众编号");
	secret = secret_of(PG_GETARG_BYTEA_PP(5));
	prefix = prefix_of(PG_GETARG_TEXT_PP(6));
	if (!ybss_qr_payload_seal(&payload, (unsigned char *) VARDATA_ANY(secret),
							  VARSIZE_ANY_EXHDR(secret), digits))
		ereport(ERROR, (errcode(ERRCODE_YBSS_QR_FAILED), errmsg("OpenSSL made no HMAC-SHA256"),
						errdetail("OpenSSL 未能计算 HMAC-SHA256。"),
						errhint("Look whether its configuration forbids it.")));
	initStringInfo(&out);
	appendBinaryStringInfo(&out, VARDATA_ANY(prefix), VARSIZE_ANY_EXHDR(prefix));
	appendBinaryStringInfo(&out, digits, sizeof digits);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/* Fill in what a payload claims. */
static void
fill_fields(const YbssQrPayload *payload, Datum values[FIELDS], bool nulls[FIELDS])
{
	memset(nulls, false, FIELDS * sizeof nulls[0]);
	values[0] = CStringGetTextDatum(ybss_qr_kind_name(payload->kind));
	values[1] = Int32GetDatum(payload->key_id);
	values[2] = Int64GetDatum(payload->code_id);
	nulls[3] = payload->minute == 0;
	values[3] = TimestampTzGetDatum((payload->minute + EPOCH_MINUTES) * USECS_PER_MINUTE);
	values[4] = Int32GetDatum(payload->audience);
}

/* Open a scanned text: what it claims, and whether the claim is authentic. */
Datum
ybss_qr_open(PG_FUNCTION_ARGS)
{
	text *scanned = PG_GETARG_TEXT_PP(0);
	bytea *secret = secret_of(PG_GETARG_BYTEA_PP(1));
	unsigned char sealed[YBSS_QR_PAYLOAD_BYTES];
	YbssQrPayload payload;
	TupleDesc row;
	Datum values[FIELDS] = {0};
	bool nulls[FIELDS] = {true, true, true, true, true, false};
	bool authentic = false;

	(void) get_call_result_type(fcinfo, NULL, &row);
	if (ybss_qr_payload_read(VARDATA_ANY(scanned), VARSIZE_ANY_EXHDR(scanned), sealed, &payload))
	{
		authentic = ybss_qr_payload_authentic(sealed, (unsigned char *) VARDATA_ANY(secret),
											  VARSIZE_ANY_EXHDR(secret));
		fill_fields(&payload, values, nulls);
	}
	values[5] = BoolGetDatum(authentic);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(row), values, nulls)));
}

/* Tell by which key a scanned text claims to be sealed, null when it has not the form. */
Datum
ybss_qr_key_id(PG_FUNCTION_ARGS)
{
	text *scanned = PG_GETARG_TEXT_PP(0);
	unsigned char sealed[YBSS_QR_PAYLOAD_BYTES];
	YbssQrPayload payload;

	if (!ybss_qr_payload_read(VARDATA_ANY(scanned), VARSIZE_ANY_EXHDR(scanned), sealed, &payload))
		PG_RETURN_NULL();
	PG_RETURN_INT32(payload.key_id);
}
