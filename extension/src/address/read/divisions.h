/*
 * divisions.h
 *		What the readers of divisions share: the set of what is possible so far.
 */
#ifndef YBSS_ADDRESS_DIVISIONS_H
#define YBSS_ADDRESS_DIVISIONS_H

#include "address/lexicon/likeness.h"
#include "address/read/parser.h"

/* At most so many names begin at one character. */
#define YBSS_FOUND 12

/* A bit for a form of names, as collect_places() takes them. */
#define YBSS_FORMS(f) (1u << YBSS_FORM_##f)

/* Tell whether a place lies in a member of the set, or the set is still open. */
extern bool ybss_place_fits(const YbssParser *p, uint32_t place);

/* Tell whether a place is a member of the set or stands above one. */
extern bool ybss_stands_above(const YbssParser *p, uint32_t place);

/* The ancestor of a place on a level; itself where it stands at or above it. */
extern uint32_t ybss_ancestor(const YbssLexicon *lexicon, uint32_t place, int level);

/* As above, behind at most two such characters. */
extern bool ybss_word_follows(const YbssParser *p, int at, uint32_t classes);

/* Tell whether the name before this unit goes on: 杭州市场, 大连县城. */
extern bool ybss_name_goes_on(const YbssParser *p, int at);

/* A class word of towns: its length, or 0. */
extern int ybss_town_class(const uint16_t *at);

/* A class word of towns that begins no other name: 宁波镇海区 has none. */
extern int ybss_town_class_stands(const YbssParser *p, int at);

/* Tell whether a unit ends the names of zones that the statistics count as towns: 区, 园. */
extern bool ybss_is_zone_like(uint16_t unit);

/* Tell whether a longer word that is no division stands here: 杭州湾. */
extern bool ybss_is_trap(const YbssParser *p, int length);

/* Tell whether a unit ends the names of counties: 县 市 区. */
extern bool ybss_ends_county(uint16_t unit);

extern void ybss_take_set(YbssParser *p, const uint32_t *members, int count, int level);

extern void ybss_mention(YbssParser *p, int level, int length, YbssReason reason, int32_t note);

/* Remember a name that was said before. */
extern void ybss_repeat(YbssParser *p, int level, int length);

/* The note of an old name, where it has one. */
extern int32_t ybss_note_of(const YbssLexicon *lexicon, uint32_t list);

/* Collect the references of a name that have one of the forms and fit. */
extern int ybss_collect_places(const YbssParser *p, uint32_t list, unsigned forms, bool must_fit,
							   uint32_t *members, int *level);

/* Tell whether a place lies in a zone that only the statistics count as a county (codes ..71 to
 * ..79). */
extern bool ybss_is_statistical(const YbssLexicon *lexicon, uint32_t place);

/* Tell whether a known name of at least three characters, or a town's class word, comes next. */
extern bool ybss_division_follows(YbssParser *p, int at, unsigned fit);

/* 新蒲新区新州镇: a town of the zone written by ear, before one of that name elsewhere. */
extern bool ybss_take_heard_town(YbssParser *p);

/* Take a zone's name. */
extern bool ybss_take_zone(YbssParser *p, const YbssFound *found);

/* 遵义经济技术开发区: the zone bears the name of the city or county just read. */
extern void ybss_take_own_zone(YbssParser *p, int level);

/* 新浦新区: a zone written by ear, below a known city or before one of its towns. */
extern bool ybss_take_zone_by_sound(YbssParser *p);

/* A town that the lexicon does not have, or has under a name that sounds alike. */
extern bool ybss_take_literal_town(YbssParser *p);

/* 湖北省宜宣市兴山县: a county or city that is not known, where another division follows. */
extern bool ybss_take_unknown(YbssParser *p);

/* 路南工业园区柯岩街道: a zone that is not known, where a town follows. */
extern bool ybss_take_literal_zone(YbssParser *p);

/* Something before the address: step over it where a division surely begins later. */
extern bool ybss_skip_front(YbssParser *p);

/* The only town of some places that has a village here, its class word written. */
extern bool ybss_town_of_village(const YbssParser *p, const uint32_t *places, int count, int at,
								 uint32_t *town);

/* Tell whether some village's name stands here, its class word written. */
extern bool ybss_village_named(const YbssParser *p, int at);

/* Tell whether a village of the set stands here, in full. */
extern bool ybss_village_stands(const YbssParser *p);

/* The village or neighbourhood at this place of the text. */
extern bool ybss_read_village(YbssParser *p);

#endif /* YBSS_ADDRESS_DIVISIONS_H */
