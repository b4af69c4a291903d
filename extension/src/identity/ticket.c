/*
 * ticket.c
 *		The signed text of a ticket: read, write, sign, compare.
 *
 * A ticket is "ybss1" and lower-case hexadecimal digits of
 *
 *		use (1) key id (4) member id (8) expiry (8) nonce (16)
 *		length of the presenting role's name (1) name, MAC (32)
 *
 * numbers big-endian, expiry in microseconds since 2000. The MAC is
 * HMAC-SHA256 over "ybss1" and all bytes before it. One ticket has one text:
 * capitals and anything after the end are refused.
 */
#include "identity/ticket.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>



#define TICKET_PREFIX "ybss1"
#define PREFIX_BYTES 5
#define FIXED_BYTES (1 + 4 + 8 + 8 + YBSS_NONCE_BYTES + 1)

/* Write bytes as lower-case hexadecimal digits and a closing NUL. */
void
ybss_hex(const uint8 *bytes, int count, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < count; i++)
	{
		*out++ = digits[bytes[i] >> 4];
		*out++ = digits[bytes[i] & 15];
	}
	*out = '\0';
}

/* Give the value of a lower-case hexadecimal digit, -1 for anything else. */
static int
digit_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	return -1;
}

/* Read so many bytes from hexadecimal digits. */
static bool
unhex(const char *text, int count, uint8 *out)
{
	for (int i = 0; i < count; i++)
	{
		int high = digit_value(text[2 * i]);
		int low = high < 0 ? -1 : digit_value(text[2 * i + 1]);

		if (low < 0)
			return false;
		out[i] = (uint8) (high << 4 | low);
	}
	return true;
}

/* Append a number, most significant byte first. */
static uint8 *
put_number(uint8 *at, uint64 value, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		*at++ = (uint8) (value >> (8 * i));
	return at;
}

/* Take a number, most significant byte first. */
static uint64
take_number(const uint8 **at, int bytes)
{
	uint64 value = 0;

	for (int i = 0; i < bytes; i++)
		value = value << 8 | *(*at)++;
	return value;
}

/* Complain that OpenSSL did not work. */
static void
refuse_to_sign(void)
{
	ereport(ERROR, (errcode(ERRCODE_INTERNAL_ERROR), errmsg("OpenSSL made no signature"),
					errdetail("OpenSSL 未能计算签名。"),
					errhint("It gave no HMAC-SHA256 or no random bytes: look whether its "
							"configuration forbids them.")));
}

/* Compute the MAC over the prefix and a body. */
static void
sign(const uint8 *body, int body_bytes, const uint8 *secret, int secret_bytes, uint8 *mac)
{
	uint8 signed_bytes[PREFIX_BYTES + YBSS_LONGEST_TICKET / 2];
	unsigned int mac_bytes = YBSS_MAC_BYTES;

	memcpy(signed_bytes, TICKET_PREFIX, PREFIX_BYTES);
	memcpy(signed_bytes + PREFIX_BYTES, body, body_bytes);
	if (HMAC(EVP_sha256(), secret, secret_bytes, signed_bytes, PREFIX_BYTES + body_bytes, mac,
			 &mac_bytes) == NULL ||
		mac_bytes != YBSS_MAC_BYTES)
		refuse_to_sign();
}

/* Lay out the bytes that are signed; give their number. */
static int
lay_out(const YbssTicket *ticket, uint8 *body)
{
	uint8 *at = body;
	int name_bytes = (int) strlen(NameStr(ticket->presenter));

	*at++ = (uint8) ticket->use;
	at = put_number(at, (uint32) ticket->key_id, 4);
	at = put_number(at, (uint64) ticket->member_id, 8);
	at = put_number(at, (uint64) ticket->expires_at, 8);
	memcpy(at, ticket->nonce, YBSS_NONCE_BYTES);
	at += YBSS_NONCE_BYTES;
	*at++ = (uint8) name_bytes;
	memcpy(at, NameStr(ticket->presenter), name_bytes);
	return (int) (at - body) + name_bytes;
}

/* Write and sign a ticket, with a number used once. */
char *
ybss_write_ticket(YbssTicket *ticket, const uint8 *secret, int secret_bytes)
{
	uint8 bytes[YBSS_LONGEST_TICKET / 2];
	int body_bytes;
	char *text;

	if (!pg_strong_random(ticket->nonce, YBSS_NONCE_BYTES))
		refuse_to_sign();
	body_bytes = lay_out(ticket, bytes);
	text = palloc(PREFIX_BYTES + 2 * (body_bytes + YBSS_MAC_BYTES) + 1);
	sign(bytes, body_bytes, secret, secret_bytes, bytes + body_bytes);
	memcpy(text, TICKET_PREFIX, PREFIX_BYTES);
	ybss_hex(bytes, body_bytes + YBSS_MAC_BYTES, text + PREFIX_BYTES);
	return text;
}

/* Read the fields of a ticket; the signature is not looked at yet. */
bool
ybss_read_ticket(const char *text, YbssTicketText *read)
{
	uint8 bytes[YBSS_LONGEST_TICKET / 2];
	const uint8 *at = bytes;
	YbssTicket *ticket = &read->ticket;
	int digits = (int) strnlen(text, YBSS_LONGEST_TICKET) - PREFIX_BYTES;
	int count = digits / 2;
	int name_bytes;

	if (strncmp(text, TICKET_PREFIX, PREFIX_BYTES) != 0 || digits % 2 != 0 ||
		digits + PREFIX_BYTES >= YBSS_LONGEST_TICKET || count <= FIXED_BYTES + YBSS_MAC_BYTES ||
		!unhex(text + PREFIX_BYTES, count, bytes))
		return false;
	ticket->use = (YbssTicketUse) *at++;
	ticket->key_id = (int32) take_number(&at, 4);
	ticket->member_id = (int64) take_number(&at, 8);
	ticket->expires_at = (TimestampTz) take_number(&at, 8);
	memcpy(ticket->nonce, at, YBSS_NONCE_BYTES);
	at += YBSS_NONCE_BYTES;
	name_bytes = *at++;
	if (name_bytes >= NAMEDATALEN || name_bytes != count - FIXED_BYTES - YBSS_MAC_BYTES)
		return false;
	memset(NameStr(ticket->presenter), 0, NAMEDATALEN);
	memcpy(NameStr(ticket->presenter), at, name_bytes);
	read->body_bytes = count - YBSS_MAC_BYTES;
	memcpy(read->body, bytes, read->body_bytes);
	memcpy(read->mac, bytes + read->body_bytes, YBSS_MAC_BYTES);
	return true;
}

/* Did this secret sign this ticket? Takes the same time whatever differs. */
bool
ybss_ticket_genuine(const YbssTicketText *text, const uint8 *secret, int secret_bytes)
{
	uint8 mac[YBSS_MAC_BYTES];

	sign(text->body, text->body_bytes, secret, secret_bytes, mac);
	return CRYPTO_memcmp(mac, text->mac, YBSS_MAC_BYTES) == 0;
}
