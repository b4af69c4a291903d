/*
 * value.h
 *		An address as it is stored: elements over one canonical text, and a key.
 *
 * Nothing here but the confidence depends on how the address was typed, so that
 * the written form reads back byte for byte. The confidence is of a reading, not
 * of an address: neither the written nor the binary form has it, and what comes
 * back has that of its own text.
 */
#ifndef YBSS_ADDRESS_VALUE_H
#define YBSS_ADDRESS_VALUE_H

#include <stddef.h>

#include "address/read/reading.h"

/* Raised when the reading of a text may give another key than before. */
#define YBSS_ADDRESS_VERSION 4
/* The first whose values have the form that they have now. */
#define YBSS_ADDRESS_OLDEST 2

/* A city that is its province, too (北京市), has the province's span: the text names it once. */
typedef struct YbssSpan
{
	uint8_t kind;
	uint8_t zero;
	uint16_t start; /* bytes of the canonical text */
	uint16_t length;
} YbssSpan;

/*
 * Behind it: candidates, spans, key, text, without gaps. The first four bytes
 * are the server's; the kernel leaves them alone.
 */
typedef struct YbssAddress
{
	uint32_t header;
	uint8_t version;
	uint8_t elements;
	uint8_t candidates;
	uint8_t more; /* candidates that did not fit, at most 255 */
	int64_t code;
	uint16_t key_length;
	uint16_t text_length;
	uint16_t confidence; /* in thousandths, and one; 0 where nothing was read */
	uint16_t zero;
	int64_t candidate[];
} YbssAddress;

/* The greatest confidence as it is stored. */
#define YBSS_CERTAIN 1001

#define YBSS_ADDRESS_BYTES 65536

static inline const YbssSpan *
ybss_address_spans(const YbssAddress *a)
{
	return (const YbssSpan *) (a->candidate + a->candidates);
}

static inline const char *
ybss_address_key(const YbssAddress *a)
{
	return (const char *) (ybss_address_spans(a) + a->elements);
}

static inline const char *
ybss_address_text(const YbssAddress *a)
{
	return ybss_address_key(a) + a->key_length;
}

/* Bytes of a value from its counts. */
static inline size_t
ybss_address_size(const YbssAddress *a)
{
	return sizeof(YbssAddress) + a->candidates * sizeof(int64_t) + a->elements * sizeof(YbssSpan) +
		   a->key_length + a->text_length;
}

/* How sure a reading is, as a value stores it. */
static inline uint16_t
ybss_stored_confidence(const YbssParse *parse)
{
	return parse->confidence < 0 ? 0 : (uint16_t) (parse->confidence * 1000 + 1.5f);
}

/* Build a value from what was read; room for YBSS_ADDRESS_BYTES. Returns its size, 0 where it is
 * too large. */
extern size_t ybss_address_build(const YbssParse *parse, YbssAddress *to);

/* Tell whether bytes that came from outside are a value. */
extern bool ybss_address_valid(const YbssAddress *a, size_t size);

/* Turn a value back into what was read, without reasons. */
extern bool ybss_address_unpack(const YbssAddress *a, YbssParse *parse);

/* Keep only what is at or above a level; false where the level has no name of its own. */
extern bool ybss_address_cut(YbssParse *parse, YbssElementKind level);

/* The kind of the narrowest element, or -1. */
extern int ybss_address_deepest(const YbssAddress *a);

#endif /* YBSS_ADDRESS_VALUE_H */
