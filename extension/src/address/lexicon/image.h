/*
 * image.h
 *		The form of the lexicon image, shared by its compiler and its reader.
 *
 * The image holds only offsets, so that it can lie read-only in the library
 * and be mapped by every backend from the same pages. Text is UTF-16, folded.
 */
#ifndef YBSS_ADDRESS_IMAGE_H
#define YBSS_ADDRESS_IMAGE_H

#include <stdint.h>

#include "text/character.h"

#define YBSS_IMAGE_MAGIC 0x59425353u
#define YBSS_IMAGE_VERSION 4u

typedef enum YbssSection
{
	YBSS_SECTION_CHARACTER, /* YbssCharacter, one a BMP code unit */
	YBSS_SECTION_PLACE,		/* YbssPlace, in the order of the tree, parents first */
	YBSS_SECTION_VILLAGE,	/* YbssVillage, in the order of their towns */
	YBSS_SECTION_ZONE,		/* YbssZone */
	YBSS_SECTION_ZONE_TOWN, /* uint32: places */
	YBSS_SECTION_NAME_TRIE, /* YbssNode; value: YbssList into REFERENCE */
	YBSS_SECTION_NAME_LIST,
	YBSS_SECTION_REFERENCE, /* uint32: place, zone or former name in 24 bits, YbssForm above */
	YBSS_SECTION_CORE_TRIE, /* YbssNode; value: YbssList into POSTING */
	YBSS_SECTION_CORE_LIST,
	YBSS_SECTION_POSTING,	 /* uint32: villages, ascending */
	YBSS_SECTION_WORD_TRIE,	 /* YbssWordNode */
	YBSS_SECTION_WORD_FRONT, /* YbssWordFront, one a character that begins words */
	YBSS_SECTION_FORMER,	 /* YbssFormer */
	YBSS_SECTION_CONTEXT,	 /* YbssContext */
	YBSS_SECTION_GROUND,	 /* uint32: places */
	YBSS_SECTION_TEXT,		 /* uint16: names */
	YBSS_SECTION_WIDE_PLACE, /* YbssWidePlace, in the order of the tree */
	YBSS_SECTION_COUNT
} YbssSection;

typedef struct YbssImageHeader
{
	uint32_t magic;
	uint32_t version;
	uint32_t size;
	uint32_t sections;
	struct
	{
		uint32_t offset;
		uint32_t count;
	} section[YBSS_SECTION_COUNT];
} YbssImageHeader;

/* A double-array trie's cell. Behind the last there are so many free ones that no child lies
 * outside. */
typedef struct YbssNode
{
	uint64_t base : 21;	 /* children stand at base + id */
	uint64_t check : 21; /* the parent, or YBSS_NODE_FREE */
	uint64_t value : 22; /* of a list, or YBSS_NODE_SAYS_NOTHING */
} YbssNode;

#define YBSS_NODE_FREE 0x1FFFFFu
#define YBSS_NODE_SAYS_NOTHING 0x3FFFFFu

/* The child of a cell by a character, or YBSS_NODE_FREE. */
static inline uint32_t
ybss_child(const YbssNode *nodes, uint32_t node, uint32_t id)
{
	uint32_t next = (uint32_t) nodes[node].base + id;

	return id != 0 && nodes[next].check == node ? next : YBSS_NODE_FREE;
}

/* A cell of the class words' trie, which is small. */
typedef struct YbssWordNode
{
	uint32_t classes; /* a bit for each class of the word that ends here; 0 none does */
	uint16_t base;
	uint16_t check;
} YbssWordNode;

#define YBSS_WORD_NODE_FREE 0xFFFFu

/* A character that begins class words: most that are asked for are not among them. */
typedef struct YbssWordFront
{
	uint32_t classes; /* of all words that begin so */
	uint32_t node;	  /* of the character in the trie */
} YbssWordFront;

/* Entries of a name. One alone stands in the place of its start. */
typedef struct YbssList
{
	uint32_t start;
	uint32_t count;
} YbssList;

/* The entries of a list, out of all. */
static inline const uint32_t *
ybss_entries(const uint32_t *all, const YbssList *list)
{
	return list->count == 1 ? &list->start : all + list->start;
}

typedef enum YbssForm
{
	YBSS_FORM_FULL,	 /* the official name */
	YBSS_FORM_SHORT, /* without its class word */
	YBSS_FORM_OLD,	 /* a former name: YbssFormer */
	YBSS_FORM_OLD_SHORT,
	YBSS_FORM_ZONE, /* a functional zone's name */
	YBSS_FORM_ZONE_SHORT
} YbssForm;

#define YBSS_REFERENCE_TARGET(r) ((r) &0xFFFFFFu)
#define YBSS_REFERENCE_FORM(r) ((YbssForm) ((r) >> 24))

/* What only the statistics count as a county, and what no table counts. */
typedef enum YbssStatistical
{
	YBSS_STATISTICAL_NO,
	YBSS_STATISTICAL_ZONE,	 /* a development zone: named it is a zone, and it completes nothing */
	YBSS_STATISTICAL_COUNTY, /* 加格达奇区: written and read as a county, by statute none */
	YBSS_STATISTICAL_APART	 /* of Hong Kong, Macao or Taiwan: has no code but its region's */
} YbssStatistical;

/* A division from province (1) to town (4). */
typedef struct YbssPlace
{
	uint32_t code;	  /* nine digits, the rest filled with zeros */
	uint32_t parent;  /* itself for a province */
	uint32_t end;	  /* behind the last place below this one */
	uint32_t village; /* the first village below */
	uint32_t village_end;
	uint32_t name; /* offset into TEXT */
	uint8_t length;
	uint8_t core;		 /* length without the class word; 0 where nothing would remain */
	uint8_t level;		 /* 1 province, 2 city, 3 county, 4 town */
	uint8_t hidden;		 /* 市辖区 and the like: never shown */
	uint8_t statistical; /* YbssStatistical */
	uint8_t unused[3];
} YbssPlace;

/* A place from the province to the county, and what tells most from others before they are read. */
typedef struct YbssWidePlace
{
	uint32_t place;
	uint16_t last; /* unit of its name */
	uint8_t length;
	uint8_t unused;
} YbssWidePlace;

typedef struct YbssVillage
{
	uint32_t name; /* offset into TEXT of the core */
	uint16_t code; /* last three digits */
	uint8_t core;  /* length of the core */
	uint8_t kind;  /* YbssVillageKind */
} YbssVillage;

typedef enum YbssVillageKind
{
	YBSS_VILLAGE_VILLAGE,	/* 村 */
	YBSS_VILLAGE_COMMUNITY, /* 社区 */
	YBSS_VILLAGE_COMMITTEE, /* 居委会 */
	YBSS_VILLAGE_GACHA,		/* 嘎查 */
	YBSS_VILLAGE_OTHER		/* the core is the whole name */
} YbssVillageKind;

typedef struct YbssZone
{
	uint32_t name;
	uint8_t length;
	uint8_t core;
	uint16_t towns;
	uint32_t county; /* place */
	uint32_t town;	 /* first in ZONE_TOWN */
} YbssZone;

#define YBSS_NONE UINT32_MAX

/* A name that stood in a place, and is no more or stands in another place now. */
typedef struct YbssFormer
{
	uint32_t context;
	uint32_t ground; /* first in GROUND: the divisions of today that hold what it held */
	uint32_t text;	 /* offset into TEXT: when and how it ended */
	uint16_t length; /* of that text */
	uint16_t count;	 /* of the ground */
	uint8_t level;	 /* 2 city, 3 county, 4 town */
	uint8_t usual;	 /* the first of the ground holds most of it or its name */
	uint16_t until;	 /* the last year in which it stood */
} YbssFormer;

/* What a former name stood in. */
typedef struct YbssContext
{
	uint32_t place; /* of today: the county of a town, else the province; or YBSS_NONE */
	uint32_t name;	/* the city's name, a value in NAME_TRIE; YBSS_NONE: straight below the place */
	uint32_t short_name; /* without its class word, or YBSS_NONE */
} YbssContext;

typedef enum YbssWord
{
	YBSS_WORD_ROAD,
	YBSS_WORD_STREET,
	YBSS_WORD_PATH,
	YBSS_WORD_SECTION,
	YBSS_WORD_PLAIN,
	YBSS_WORD_PLACE,
	YBSS_WORD_ZONE,
	YBSS_WORD_VILLAGE,
	YBSS_WORD_GROUP,
	YBSS_WORD_NUMBER,
	YBSS_WORD_LANE,
	YBSS_WORD_BUILDING,
	YBSS_WORD_HALL,
	YBSS_WORD_UNIT,
	YBSS_WORD_FLOOR,
	YBSS_WORD_ROOM,
	YBSS_WORD_PHASE,
	YBSS_WORD_DISTANCE,
	YBSS_WORD_RELATION,
	YBSS_WORD_JOINT,
	YBSS_WORD_TEMPORARY,
	YBSS_WORD_CUSTOM,
	YBSS_WORD_ATTACHED,
	YBSS_WORD_SHOP,
	YBSS_WORD_STOREY,
	YBSS_WORD_ORDINAL,
	YBSS_WORD_SIDE,
	YBSS_WORD_CONTACT,
	YBSS_WORD_ATTACH,
	YBSS_WORD_LABEL,
	YBSS_WORD_TITLE,
	YBSS_WORD_NOTE,
	YBSS_WORD_COUNT
} YbssWord;

/* The classes' names in class_word.tsv, in the order of YbssWord. */
#define YBSS_WORD_NAMES                                                                            \
	"road", "street", "path", "section", "plain", "place", "zone", "village", "group", "number",   \
		"lane", "building", "hall", "unit", "floor", "room", "phase", "distance", "relation",      \
		"joint", "temporary", "custom", "attached", "shop", "storey", "ordinal", "side", "contact", \
		"attach", "label", "title", "note"

#endif /* YBSS_ADDRESS_IMAGE_H */
