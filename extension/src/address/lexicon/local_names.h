/*
 * local_names.h
 *		The district's own names, looked up beside the built-in lexicon.
 */
#ifndef YBSS_ADDRESS_LOCAL_NAMES_H
#define YBSS_ADDRESS_LOCAL_NAMES_H

#include "address/lexicon/lexicon.h"
#include "text/allocator.h"

typedef enum YbssLocalKind
{
	YBSS_LOCAL_ROAD,
	YBSS_LOCAL_COMPOUND,
	YBSS_LOCAL_ZONE,
	YBSS_LOCAL_ALIAS /* stands for other text */
} YbssLocalKind;

#define YBSS_LOCAL_UNITS 64

typedef struct YbssLocalName
{
	const uint16_t *name;
	const uint16_t *meaning;
	int64_t division; /* code it lies in, or 0 */
	int32_t end;	  /* of the names with the same first two units; told by their first */
	uint8_t kind;
	uint8_t length;
	uint8_t meaning_length; /* of an alias: what it stands for; else 0 */
} YbssLocalName;

struct YbssLocalUnits;

typedef struct YbssLocalNames
{
	const YbssAllocator *allocator;
	YbssLocalName *name; /* in the order of their units, once finished */
	int count;
	int room;
	struct YbssLocalUnits *units;
	uint32_t mask; /* of the table of first units */
	int32_t *first;
} YbssLocalNames;

/* An empty list. */
extern YbssLocalNames *ybss_local_names_new(const YbssAllocator *allocator);

/* Add a name; false where it or its meaning is shorter than two or longer than 64 units. */
extern bool ybss_local_names_add(YbssLocalNames *names, YbssLocalKind kind, const uint16_t *name,
								 int length, const uint16_t *meaning, int meaning_length,
								 int64_t division);

/* Make the list ready for looking up. */
extern void ybss_local_names_finish(YbssLocalNames *names);

/* The longest name at a unit, or NULL; text must end with a zero unit. */
extern const YbssLocalName *ybss_local_names_find(const YbssLocalNames *names, const uint16_t *at);

#endif /* YBSS_ADDRESS_LOCAL_NAMES_H */
