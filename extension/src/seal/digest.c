/*
 * digest.c
 *		The digest of a record: fields by name, each with its length, under SHA-256.
 *
 * Name and value go in behind their lengths, so that no two records give the
 * same bytes. One digest is made at a time; its working memory is kept.
 */
#include "seal/digest.h"

#include <openssl/evp.h>
#include <stdint.h>
#include <string.h>

static EVP_MD_CTX *working = NULL;

/* Begin the digest of a record; false where the crypto library refuses. */
bool
ybss_digest_begin(void)
{
	if (working == NULL && (working = EVP_MD_CTX_new()) == NULL)
		return false;
	/* The algorithm is looked up once: afterwards the same one is meant. */
	if (EVP_MD_CTX_get0_md(working) != NULL && EVP_DigestInit_ex(working, NULL, NULL) == 1)
		return true;
	return EVP_DigestInit_ex(working, EVP_sha256(), NULL) == 1;
}

/* Take a field in: its name, the form of its value, the value. */
bool
ybss_digest_field(const char *name, char form, const void *value, size_t length)
{
	unsigned char head[1 + 64 + 1 + 8];
	size_t name_length = strlen(name);
	size_t used = 0;

	if (name_length > 64)
		return false;
	head[used++] = (unsigned char) name_length;
	memcpy(head + used, name, name_length);
	used += name_length;
	head[used++] = (unsigned char) form;
	for (int shift = 56; shift >= 0; shift -= 8)
		head[used++] = (unsigned char) ((uint64_t) length >> shift);
	return EVP_DigestUpdate(working, head, used) == 1 &&
		   EVP_DigestUpdate(working, value, length) == 1;
}

/* End it and give its first bytes. */
bool
ybss_digest_end(unsigned char *digest)
{
	unsigned char whole[EVP_MAX_MD_SIZE];
	unsigned int length;

	if (EVP_DigestFinal_ex(working, whole, &length) != 1 || length < YBSS_DIGEST_BYTES)
		return false;
	memcpy(digest, whole, YBSS_DIGEST_BYTES);
	return true;
}
