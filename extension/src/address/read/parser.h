/*
 * parser.h
 *		What the parts of the parser share; nobody else includes this.
 */
#ifndef YBSS_ADDRESS_PARSER_H
#define YBSS_ADDRESS_PARSER_H

#include "address/read/parse.h"

#define YBSS_SET 320

/* A division that the text names. */
typedef struct YbssMention
{
	uint16_t start;
	uint16_t length;
	uint8_t level; /* 1 to 4 */
	uint8_t reason;
	int32_t note;
} YbssMention;

typedef struct YbssParser
{
	const YbssLexicon *lexicon;
	const YbssLocalNames *local;
	const uint16_t *unit; /* ends with a zero */
	int length;
	int at;
	YbssParse *parse;

	/* divisions that are possible so far */
	uint32_t set[YBSS_SET];
	int sets;
	int level;				/* of the set's members; 0 while empty */
	bool by_zone;			/* the set is the towns of a zone */
	bool by_old;			/* the set is the successors of an old name */
	int zone;				/* or -1 */
	YbssMention mention[5]; /* by level */
	YbssMention zone_mention;
	uint32_t village; /* resolved, where villages is 1 */
	uint32_t village_set[YBSS_CANDIDATES];
	int villages;
	int village_start, village_length, village_reason;
	bool literal_town; /* the town is unknown to the lexicon */
	YbssMention repeated[8];
	int repetitions;
	int front, front_start; /* what stands before the address, or 0 */

	/* while reading the detail */
	int64_t local_division; /* what local names agree on; 0 none, -1 they do not agree */
	int pending;			/* start of a name, or -1 */
	uint32_t seen;			/* a bit for each element kind */
	int last;				/* kind of the last element, or -1 */
	bool after_compound;
} YbssParser;

extern void ybss_cut_noise(YbssParser *p, YbssText *text);
extern void ybss_read_divisions(YbssParser *p);
extern void ybss_emit_divisions(YbssParser *p);
extern void ybss_read_detail(YbssParser *p);
/* The words that begin at this place are handed in, shortest first. */
extern bool ybss_read_designator(YbssParser *p, const YbssFound *words, int count);
/* The length of a group's name here (街上 in 街上组), or 0; its class word's goes to *word. */
extern int ybss_named_group(const YbssParser *p, int at, int *word);

/* Tell whether 组团 stands here, whose first character is no group. */
extern bool ybss_is_cluster(const YbssParser *p, int at, int word);

/* Take the group whose class word stands here, its name pending. */
extern bool ybss_take_named_group(YbssParser *p, int word);

/* Right behind the village: a group's name, whatever class word it has in it. */
extern bool ybss_take_group_of_village(YbssParser *p);

/* Append an element whose value is given. */
extern YbssElement *ybss_emit(YbssParser *p, YbssElementKind kind, int start, int end,
							  const uint16_t *value, int length, YbssReason reason);
/* Append an element whose value is the text itself. */
extern void ybss_emit_typed(YbssParser *p, YbssElementKind kind, int start, int end,
							YbssReason reason);
/* End the name that is pending at a unit. */
extern void ybss_flush(YbssParser *p, int end);

/* Tell whether a road, number or place word stands here, so that what stands before is no division.
 */
extern bool ybss_road_follows(const YbssParser *p, int at);

/* Tell whether a road's class word stands here, perhaps behind one or two of 东西南北中一二三. */
extern bool ybss_road_word_follows(const YbssParser *p, int at);

static inline bool
ybss_is_han(uint16_t c)
{
	return (c >= 0x4E00 && c < 0xA000) || (c >= 0x3400 && c < 0x4DC0) || c == u'〇' ||
		   (c >= 0xD800 && c < 0xF900);
}

static inline bool
ybss_is_digit(uint16_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ybss_is_letter(uint16_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Anything that separates: blanks and punctuation, but not what joins numbers. */
static inline bool
ybss_is_separator(uint16_t c)
{
	if (c >= 0x3400 && c < 0xE000)
		return false;
	return c == ' ' || c == ',' || c == ';' || c == ':' || c == u'。' || c == u'、' || c == '|' ||
		   c == '(' || c == ')' || c == '[' || c == ']' || c == '"' || c == '\'' || c == '_' ||
		   c == '!' || c == '?' || c == '*' || c == '<' || c == '>' || c == '{' || c == '}' ||
		   (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301B) ||
		   (c >= 0x2018 && c <= 0x201F) || c == '=' || c == '~' || c == '`' || c == '^' ||
		   c == '\\' || c == '$' || c == '%' || c == ';' || c == u'·' || c == u'…';
}

#endif /* YBSS_ADDRESS_PARSER_H */
