/*
 * normalize.h
 *		Text as it is compared: NFKC, one script, no invisible characters.
 *
 * NFKC is ICU's, stable for assigned characters by Unicode's policy. Script
 * and variants are folded by a frozen table that the caller passes in.
 */
#ifndef YBSS_TEXT_NORMALIZE_H
#define YBSS_TEXT_NORMALIZE_H

#include <stddef.h>
#include <stdint.h>

/* Longest text that is read, in bytes; an address has some hundred. */
#define YBSS_TEXT_BYTES 8192
/* Room for the units: NFKC may lengthen a text. */
#define YBSS_TEXT_UNITS 8192

typedef enum YbssTextFault
{
	YBSS_TEXT_FINE,
	YBSS_TEXT_TOO_LONG,
	YBSS_TEXT_NOT_UTF8,
	YBSS_TEXT_FAILED /* ICU lacks its data */
} YbssTextFault;

typedef struct YbssText
{
	int length;
	int characters;						 /* of the text as typed */
	uint16_t unit[YBSS_TEXT_UNITS + 16]; /* a zero behind the last */
	uint16_t from[YBSS_TEXT_UNITS + 16]; /* character of the typed text, from 0 */
} YbssText;

struct YbssCharacter;

/* Normalise a text; "fold" says whether script and variants are folded too. */
extern YbssTextFault ybss_text_normalize(const struct YbssCharacter *table, const char *utf8,
										 size_t bytes, YbssText *text);

#endif /* YBSS_TEXT_NORMALIZE_H */
