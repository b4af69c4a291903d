/*
 * ahead.h
 *		What stands ahead in the text, by which a name before it is read one way or another.
 *
 * Nothing here knows what was read before; "at" points into a text that ends with zeros.
 */
#ifndef YBSS_ADDRESS_AHEAD_H
#define YBSS_ADDRESS_AHEAD_H

#include "address/read/parser.h"

/* A bit for each class of words that a number may carry. */
#define YBSS_NUMBERED                                                                              \
	(YBSS_WORDS(NUMBER) | YBSS_WORDS(LANE) | YBSS_WORDS(BUILDING) | YBSS_WORDS(UNIT) |             \
	 YBSS_WORDS(FLOOR) | YBSS_WORDS(ROOM) | YBSS_WORDS(PHASE) | YBSS_WORDS(GROUP) |                \
	 YBSS_WORDS(DISTANCE) | YBSS_WORDS(ROAD) | YBSS_WORDS(PLAIN))

/* No core of a village's name has more units; the lexicon's compiler takes none that has. */
#define YBSS_LONGEST_CORE 60

/* The longest class word here that a number may carry; its classes go to *classes. */
extern int ybss_number_class(const YbssLexicon *lexicon, const uint16_t *at, uint32_t *classes);

/* Tell whether a word of some classes stands here, perhaps behind two like 东西南北中新老一二三. */
extern bool ybss_word_follows(const YbssLexicon *lexicon, const uint16_t *at, uint32_t classes);

/* Tell whether a road, number or place word stands here, so that what stands before is no division.
 */
extern bool ybss_road_follows(const YbssLexicon *lexicon, const uint16_t *at);

/* Tell whether a road's class word stands here, perhaps behind one of 东西南北中一二三. */
extern bool ybss_road_word_follows(const YbssLexicon *lexicon, const uint16_t *at);

/* Tell whether a road with a name of its own begins here: 红联安居路 behind 红联. */
extern bool ybss_named_road_follows(const YbssLexicon *lexicon, const uint16_t *at);

/* Tell whether the name that ends here is a road's: 北京路 stands for no 北京路社区. */
extern bool ybss_road_ends(const YbssLexicon *lexicon, const uint16_t *at);

/* Tell whether the number of a door or a lane stands here: 8号, 113弄, but not 4村. */
extern bool ybss_door_follows(const uint16_t *at);

/* A class word of towns: its length, or 0. */
extern int ybss_town_class(const uint16_t *at);

/* A class word of towns that begins no other name: 宁波镇海区 has none. */
extern int ybss_town_class_stands(const YbssLexicon *lexicon, const uint16_t *at);

/* Tell whether a unit ends the names of zones that the statistics count as towns: 区, 园. */
extern bool ybss_is_zone_like(uint16_t unit);

/* Tell whether a unit ends the names of counties: 县 市 区. */
extern bool ybss_ends_county(uint16_t unit);

/* Tell whether a name of divisions of at least so many characters stands here. */
extern bool ybss_name_follows(const YbssLexicon *lexicon, const uint16_t *at, int least);

/* Tell whether the name that ends here goes on: 杭州市场, 大连县城. */
extern bool ybss_name_goes_on(const YbssLexicon *lexicon, const uint16_t *at);

/* Tell whether the class word of a village stands behind one or more characters. */
extern bool ybss_village_word_ahead(const YbssLexicon *lexicon, const uint16_t *at);

/* The only town of some places that has a village here, its class word written. */
extern bool ybss_town_of_village(const YbssLexicon *lexicon, const uint16_t *at,
								 const uint32_t *places, int count, uint32_t *town);

#endif /* YBSS_ADDRESS_AHEAD_H */
