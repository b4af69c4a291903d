/*
 * purpose.h
 *		The purpose that somebody states: what is left of it for whoever reads it.
 */
#ifndef YBSS_TEXT_PURPOSE_H
#define YBSS_TEXT_PURPOSE_H

#include <stdbool.h>

typedef struct YbssPurpose
{
	int bytes;
	int characters;
	bool says; /* holds a letter or a Han character */
} YbssPurpose;

/* Writes at most as many bytes as it reads; "clean" may be "text". */
extern YbssPurpose ybss_purpose_clean(const char *text, int bytes, char *clean);

#endif /* YBSS_TEXT_PURPOSE_H */
