/*
 * payload.h
 *		What a door code carries: numbers that mean nothing without the
 *		registry, and a MAC that only who holds the key can make.
 *
 * 28 bytes: version and kind 1, key 2, audience 3, expiry 3, code 8, MAC 11;
 * written as 68 digits behind a prefix. Digits take 10 bits for three, so that
 * with a prefix of 28 characters the whole fits version 5 at level Q.
 *
 * The prefix is not under the MAC: a district may move its service to another
 * host without printing its doors anew.
 */
#ifndef YBSS_QR_PAYLOAD_H
#define YBSS_QR_PAYLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define YBSS_QR_PAYLOAD_BYTES 28
#define YBSS_QR_PAYLOAD_DIGITS 68
#define YBSS_QR_MAC_BYTES 11
#define YBSS_QR_SECRET_LEAST 16
#define YBSS_QR_KEY_MOST 65535
#define YBSS_QR_AUDIENCE_MOST 16777215
#define YBSS_QR_MINUTE_MOST 16777215

typedef enum YbssQrKind
{
	YBSS_QR_KIND_NONE,
	YBSS_QR_HOUSE,
	YBSS_QR_BUILDING,
	YBSS_QR_COMPOUND,
	YBSS_QR_UNIT,
	YBSS_QR_PERSON,
	YBSS_QR_PASS,
	YBSS_QR_KINDS
} YbssQrKind;

typedef struct YbssQrPayload
{
	YbssQrKind kind;
	int key_id;
	int audience;
	int minute; /* of expiry, counted from 2020-01-01 00:00 UTC; 0 never */
	int64_t code_id;
} YbssQrPayload;

extern const char *ybss_qr_kind_name(YbssQrKind kind);
extern YbssQrKind ybss_qr_kind_named(const char *name, size_t bytes);
extern bool ybss_qr_payload_seal(const YbssQrPayload *payload, const unsigned char *secret,
								 size_t secret_bytes, char digits[YBSS_QR_PAYLOAD_DIGITS]);
extern bool ybss_qr_payload_read(const char *text, size_t bytes,
								 unsigned char sealed[YBSS_QR_PAYLOAD_BYTES],
								 YbssQrPayload *payload);
extern bool ybss_qr_payload_authentic(const unsigned char sealed[YBSS_QR_PAYLOAD_BYTES],
									  const unsigned char *secret, size_t secret_bytes);

#endif /* YBSS_QR_PAYLOAD_H */
