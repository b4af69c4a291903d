/*
 * digest.h
 *		The digest of a record: fields by name, each with its length, under SHA-256.
 */
#ifndef YBSS_SEAL_DIGEST_H
#define YBSS_SEAL_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that are kept of a digest: nobody finds a second record for 128 bits. */
#define YBSS_DIGEST_BYTES 16

extern bool ybss_digest_begin(void);
extern bool ybss_digest_field(const char *name, char form, const void *value, size_t length);
extern bool ybss_digest_end(unsigned char *digest);

#endif /* YBSS_SEAL_DIGEST_H */
