/*
 * payload.c
 *		Seal and open what a door code carries.
 */
#include "qr/payload.h"

#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#define VERSION 1
#define SIGNED (YBSS_QR_PAYLOAD_BYTES - YBSS_QR_MAC_BYTES)

/* Keeps a MAC made here from meaning anything elsewhere under the same key. */
static const char purpose[] = "ybss qr 1";

static const char *const kind_names[YBSS_QR_KINDS] = {"",	  "house",	"building", "compound",
													  "unit", "person", "pass"};

/* Give a kind's name. */
const char *
ybss_qr_kind_name(YbssQrKind kind)
{
	return kind_names[kind];
}

/* Give the kind of a name, YBSS_QR_KIND_NONE when there is none. */
YbssQrKind
ybss_qr_kind_named(const char *name, size_t bytes)
{
	for (int kind = 1; kind < YBSS_QR_KINDS; kind++)
		if (strlen(kind_names[kind]) == bytes && memcmp(kind_names[kind], name, bytes) == 0)
			return (YbssQrKind) kind;
	return YBSS_QR_KIND_NONE;
}

/* Put a number's low bytes, the highest of them first. */
static unsigned char *
put(unsigned char *at, uint64_t number, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		*at++ = (unsigned char) (number >> (8 * i));
	return at;
}

/* Get a number of so many bytes. */
static uint64_t
get(const unsigned char **at, int bytes)
{
	uint64_t number = 0;

	for (int i = 0; i < bytes; i++)
		number = number << 8 | *(*at)++;
	return number;
}

/* Make the MAC of the signed bytes. */
static bool
authenticate(const unsigned char *signed_bytes, const unsigned char *secret, size_t secret_bytes,
			 unsigned char mac[YBSS_QR_MAC_BYTES])
{
	unsigned char message[sizeof purpose + SIGNED];
	unsigned char whole[EVP_MAX_MD_SIZE];
	unsigned int bytes = 0;

	memcpy(message, purpose, sizeof purpose);
	memcpy(message + sizeof purpose, signed_bytes, SIGNED);
	if (secret_bytes > INT32_MAX ||
		HMAC(EVP_sha256(), secret, (int) secret_bytes, message, sizeof message, whole, &bytes) ==
			NULL ||
		bytes < YBSS_QR_MAC_BYTES)
		return false;
	memcpy(mac, whole, YBSS_QR_MAC_BYTES);
	OPENSSL_cleanse(whole, sizeof whole);
	return true;
}

/* Write 28 bytes as 68 decimal digits: divide the long number by 10 again and again. */
static void
write_digits(const unsigned char sealed[YBSS_QR_PAYLOAD_BYTES], char digits[YBSS_QR_PAYLOAD_DIGITS])
{
	unsigned char number[YBSS_QR_PAYLOAD_BYTES];

	memcpy(number, sealed, sizeof number);
	for (int i = YBSS_QR_PAYLOAD_DIGITS - 1; i >= 0; i--)
	{
		unsigned remainder = 0;

		for (int j = 0; j < YBSS_QR_PAYLOAD_BYTES; j++)
		{
			unsigned part = remainder << 8 | number[j];

			number[j] = (unsigned char) (part / 10);
			remainder = part % 10;
		}
		digits[i] = (char) ('0' + remainder);
	}
}

/* Read 68 decimal digits into 28 bytes; false where they are more than 28 bytes hold. */
static bool
read_digits(const char digits[YBSS_QR_PAYLOAD_DIGITS], unsigned char sealed[YBSS_QR_PAYLOAD_BYTES])
{
	memset(sealed, 0, YBSS_QR_PAYLOAD_BYTES);
	for (int i = 0; i < YBSS_QR_PAYLOAD_DIGITS; i++)
	{
		unsigned carry = (unsigned) (digits[i] - '0');

		for (int j = YBSS_QR_PAYLOAD_BYTES - 1; j >= 0; j--)
		{
			unsigned part = sealed[j] * 10u + carry;

			sealed[j] = (unsigned char) part;
			carry = part >> 8;
		}
		if (carry)
			return false;
	}
	return true;
}

/* Seal a payload into digits; false when OpenSSL makes no MAC. */
bool
ybss_qr_payload_seal(const YbssQrPayload *payload, const unsigned char *secret, size_t secret_bytes,
					 char digits[YBSS_QR_PAYLOAD_DIGITS])
{
	unsigned char sealed[YBSS_QR_PAYLOAD_BYTES];
	unsigned char *at = sealed;

	at = put(at, (uint64_t) (VERSION << 5 | payload->kind), 1);
	at = put(at, (uint64_t) payload->key_id, 2);
	at = put(at, (uint64_t) payload->audience, 3);
	at = put(at, (uint64_t) payload->minute, 3);
	at = put(at, (uint64_t) payload->code_id, 8);
	if (!authenticate(sealed, secret, secret_bytes, at))
		return false;
	write_digits(sealed, digits);
	return true;
}

/* Find the digits: the last 68 characters, no more and no fewer, blanks behind them apart. */
static const char *
find_digits(const char *text, size_t bytes)
{
	size_t count = 0;

	while (bytes > 0 && (text[bytes - 1] == ' ' || text[bytes - 1] == '\n' ||
						 text[bytes - 1] == '\r' || text[bytes - 1] == '\t'))
		bytes--;
	while (count < bytes && text[bytes - count - 1] >= '0' && text[bytes - count - 1] <= '9')
		count++;
	return count == YBSS_QR_PAYLOAD_DIGITS ? text + bytes - count : NULL;
}

/* Read what a scanned text claims; false when it has not the form. Nothing is believed yet. */
bool
ybss_qr_payload_read(const char *text, size_t bytes, unsigned char sealed[YBSS_QR_PAYLOAD_BYTES],
					 YbssQrPayload *payload)
{
	const char *digits = find_digits(text, bytes);
	const unsigned char *at = sealed;
	unsigned head;

	if (digits == NULL || !read_digits(digits, sealed))
		return false;
	head = (unsigned) get(&at, 1);
	payload->kind = (YbssQrKind) (head & 31);
	payload->key_id = (int) get(&at, 2);
	payload->audience = (int) get(&at, 3);
	payload->minute = (int) get(&at, 3);
	payload->code_id = (int64_t) get(&at, 8);
	return head >> 5 == VERSION && payload->kind > YBSS_QR_KIND_NONE &&
		   payload->kind < YBSS_QR_KINDS;
}

/* Was it sealed with this secret? Takes the same time whatever differs. */
bool
ybss_qr_payload_authentic(const unsigned char sealed[YBSS_QR_PAYLOAD_BYTES],
						  const unsigned char *secret, size_t secret_bytes)
{
	unsigned char mac[YBSS_QR_MAC_BYTES];

	return authenticate(sealed, secret, secret_bytes, mac) &&
		   CRYPTO_memcmp(mac, sealed + SIGNED, YBSS_QR_MAC_BYTES) == 0;
}
