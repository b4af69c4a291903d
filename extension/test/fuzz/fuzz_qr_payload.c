// sources: qr/payload.c
// libraries: -lcrypto
/*
 * A scanned text is hostile: reading it does no harm and never makes it
 * authentic; what is sealed here opens again.
 */
#include <stdlib.h>
#include <string.h>

#include "qr/payload.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

static const unsigned char secret[32] = "a secret that the fuzzer has not";

static void
seal_and_open(const uint8_t *data, size_t bytes)
{
	YbssQrPayload in = {.kind = YBSS_QR_HOUSE};
	YbssQrPayload out;
	char digits[YBSS_QR_PAYLOAD_DIGITS];
	unsigned char sealed[YBSS_QR_PAYLOAD_BYTES];

	if (bytes < 17)
		return;
	in.kind = (YbssQrKind) (1 + data[0] % (YBSS_QR_KINDS - 1));
	in.key_id = data[1] << 8 | data[2];
	in.audience = data[3] << 16 | data[4] << 8 | data[5];
	in.minute = data[6] << 16 | data[7] << 8 | data[8];
	memcpy(&in.code_id, data + 9, 8);
	if (!ybss_qr_payload_seal(&in, secret, sizeof secret, digits) ||
		!ybss_qr_payload_read(digits, sizeof digits, sealed, &out) || in.kind != out.kind ||
		in.key_id != out.key_id || in.audience != out.audience || in.minute != out.minute ||
		in.code_id != out.code_id || !ybss_qr_payload_authentic(sealed, secret, sizeof secret))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	YbssQrPayload payload;
	unsigned char sealed[YBSS_QR_PAYLOAD_BYTES];

	if (ybss_qr_payload_read((const char *) data, bytes, sealed, &payload) &&
		ybss_qr_payload_authentic(sealed, secret, sizeof secret))
		abort();
	seal_and_open(data, bytes);
	return 0;
}
