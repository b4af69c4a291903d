/*
 * reading.h
 *		What is read of people's text: elements, their places, reasons.
 *
 * The elements follow GA/T 2000.32. Nothing is guessed: where the text allows
 * several readings, what they share is given and the rest are candidates.
 */
#ifndef YBSS_ADDRESS_READING_H
#define YBSS_ADDRESS_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "text/normalize.h"

#define YBSS_ELEMENTS 40
#define YBSS_CANDIDATES 8
#define YBSS_VALUE_UNITS (YBSS_TEXT_UNITS + 1024)

/* In the order of the canonical key, from the wide to the narrow. */
typedef enum YbssElementKind
{
	YBSS_ELEMENT_PROVINCE,
	YBSS_ELEMENT_CITY,
	YBSS_ELEMENT_DISTRICT,
	YBSS_ELEMENT_ZONE,
	YBSS_ELEMENT_TOWN,
	YBSS_ELEMENT_COMMUNITY,
	YBSS_ELEMENT_GROUP,
	YBSS_ELEMENT_ROAD,
	YBSS_ELEMENT_ROAD2,
	YBSS_ELEMENT_NUMBER,
	YBSS_ELEMENT_COMPOUND,
	YBSS_ELEMENT_PHASE,
	YBSS_ELEMENT_BUILDING,
	YBSS_ELEMENT_UNIT,
	YBSS_ELEMENT_FLOOR,
	YBSS_ELEMENT_ROOM,
	YBSS_ELEMENT_RELATION,
	YBSS_ELEMENT_DISTANCE,
	YBSS_ELEMENT_KINDS,
	/* Cut out: never part of an address, told by explain() only. */
	YBSS_ELEMENT_PHONE = YBSS_ELEMENT_KINDS,
	YBSS_ELEMENT_NAME,
	YBSS_ELEMENT_POSTCODE,
	YBSS_ELEMENT_REMARK,
	YBSS_ELEMENT_ANOTHER, /* address in the same text */
	YBSS_ELEMENT_ALL
} YbssElementKind;

/* Why an element was read so. */
typedef enum YbssReason
{
	YBSS_REASON_WRITTEN,	/* as written */
	YBSS_REASON_COMPLETED,	/* not written; only one reading is possible */
	YBSS_REASON_SHORT,		/* written without its class word */
	YBSS_REASON_OLD,		/* a former name */
	YBSS_REASON_RECLASSED,	/* the class word changed: 镇 to 街道 */
	YBSS_REASON_CORRECTED,	/* another parent was written */
	YBSS_REASON_SOUND,		/* written by ear */
	YBSS_REASON_UNKNOWN,	/* not in the lexicon; read by its class word */
	YBSS_REASON_AMBIGUOUS,	/* several divisions have this name */
	YBSS_REASON_CLASS_WORD, /* read by its class word */
	YBSS_REASON_SEQUENCE,	/* read by its place in 3-2-501 */
	YBSS_REASON_NAME,		/* a name without a class word */
	YBSS_REASON_CUT,		/* no part of an address */
	YBSS_REASON_LOCAL,		/* a name of the district's own list */
	YBSS_REASON_REPEATED,	/* said before; no part of the address again */
	YBSS_REASON_MOVED,		/* what lies below has gone to another parent since */
	YBSS_REASON_ANOTHER,	/* another address begins */
	YBSS_REASON_OTHERWISE,	/* other divisions are written behind it, which hold */
	YBSS_REASONS
} YbssReason;

/* What makes an element doubtful, the gravest first. */
typedef enum YbssDoubt
{
	YBSS_DOUBT_NONE,
	YBSS_DOUBT_FRAGMENT,  /* a name of one character, or of a direction */
	YBSS_DOUBT_BEGINS,	  /* begins with what ends the element before */
	YBSS_DOUBT_SLIP,	  /* a radical in the place of a character */
	YBSS_DOUBT_DOOR,	  /* no door has such a number */
	YBSS_DOUBT_DIVISIONS, /* another address begins inside */
	YBSS_DOUBT_WHERE,	  /* says where something lies, or whom to call */
	YBSS_DOUBT_BARE_ROAD, /* a class word with a direction right behind a name */
	YBSS_DOUBT_SPLIT,	  /* two names without anything between them */
	YBSS_DOUBT_DIVISION,  /* a division inside a name */
	YBSS_DOUBT_PERSON,	  /* may be a person's name */
	YBSS_DOUBT_AGAIN,	  /* a second of its kind: another address may begin */
	YBSS_DOUBT_HOUSE,	  /* a room without a house */
	YBSS_DOUBT_CODE,	  /* a number in a name, or one that begins a name */
	YBSS_DOUBT_JOINED,	  /* two names may be one or one two */
	YBSS_DOUBT_SHORT,	  /* the short name of a division may be the front of this name */
	YBSS_DOUBT_NAME,	  /* may be a village's name */
	YBSS_DOUBT_ALONE,	  /* all that was read, and nothing says that it is a place */
	YBSS_DOUBT_REGION,	  /* a region of which the lexicon knows little */
	YBSS_DOUBT_LONG,	  /* longer than names are */
	YBSS_DOUBT_UNKNOWN,	  /* not in the lexicon */
	YBSS_DOUBT_CHANGED,	  /* not as it was written */
	YBSS_DOUBT_SEVERAL,	  /* of the whole: several divisions are meant perhaps */
	YBSS_DOUBT_UNREAD,	  /* of the whole: characters that nothing has read */
	YBSS_DOUBTS
} YbssDoubt;

typedef struct YbssElement
{
	uint8_t kind;
	uint8_t reason;
	uint16_t typed;		   /* first unit of the normalised text */
	uint16_t typed_length; /* 0: not written */
	uint16_t value;		   /* offset into the values */
	uint16_t value_length;
	int32_t note; /* of the succession, or -1 */
	uint8_t doubt; /* a YbssDoubt */
} YbssElement;

/* Tell whether an element was cut out: it is explained, but no part of the address. */
static inline bool
ybss_is_cut(const YbssElement *e)
{
	return e->kind >= YBSS_ELEMENT_KINDS || e->reason == YBSS_REASON_REPEATED;
}

/* Where an alias stood: units of the text that came in its place, characters as typed. */
typedef struct YbssAlias
{
	uint16_t unit;
	uint16_t length;
	uint16_t from;
	uint16_t to;
} YbssAlias;

#define YBSS_ALIASES 4

typedef struct YbssParse
{
	int64_t code; /* deepest division that is certain, twelve digits; 0 none */
	float confidence; /* that no element is wrong, 0 to 1; negative where nothing was read */
	int elements;
	int candidates;
	int more_candidates; /* how many did not fit */
	int values;
	int aliases;
	YbssAlias alias[YBSS_ALIASES];
	int64_t candidate[YBSS_CANDIDATES];
	YbssElement element[YBSS_ELEMENTS];
	uint16_t value[YBSS_VALUE_UNITS];
} YbssParse;

/* The English name of an element kind, as in jsonb. */
extern const char *ybss_element_name(YbssElementKind kind);

#endif /* YBSS_ADDRESS_READING_H */
