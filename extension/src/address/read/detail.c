/*
 * detail.c
 *		Below the village: groups, roads, compounds, relations.
 *
 * One pass from left to right. A name is pending until a class word or a
 * number ends it; what ends it says what it was.
 */
#include <uchar.h>

#include "address/read/divisions.h"
#include "text/numeral.h"

#define FOUND 12

/* The next kind of an element that may occur twice. */
static void
emit_road(YbssParser *p, int start, int end)
{
	ybss_emit_typed(p, p->seen >> YBSS_ELEMENT_ROAD & 1 ? YBSS_ELEMENT_ROAD2 : YBSS_ELEMENT_ROAD,
					start, end, YBSS_REASON_CLASS_WORD);
	p->pending = -1;
}

/* 老街上粮站: the particle belongs to neither name. */
static int
skip_particle(const YbssParser *p, int start, int end)
{
	if (p->last == YBSS_ELEMENT_ROAD && end - start >= 3 && p->unit[start] == u'上' && start > 0 &&
		p->unit[start - 1] == u'街')
		return start + 1;
	return start;
}

/* End the name that is pending: it is a compound, an institution, a named place. */
void
ybss_flush(YbssParser *p, int end)
{
	int start = p->pending;

	p->pending = -1;
	if (start < 0 || end <= start)
		return;
	start = skip_particle(p, start, end);
	/* Single particles between elements are no names. */
	if (end - start == 1 &&
		(p->unit[start] == u'上' || p->unit[start] == u'的' || p->unit[start] == u'内' ||
		 p->unit[start] == u'里' || p->unit[start] == u'处' || p->unit[start] == '-' ||
		 p->unit[start] == '.' || p->unit[start] == '/' || p->unit[start] == '#' ||
		 p->unit[start] == u'号'))
		return;
	ybss_emit_typed(p, YBSS_ELEMENT_COMPOUND, start, end, YBSS_REASON_NAME);
}

/* Emit the road whose class word ends at a unit; sections belong to it. */
static void
finish_road(YbssParser *p, int end)
{
	int section = ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(SECTION)), more;

	end += section;
	/* 民主路步行街 is one name. */
	if (section == 0 && (more = ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(STREET))) > 0)
		end += more;
	emit_road(p, p->pending, end);
	p->at = end;
}

/* Tell whether a road's name goes on behind its class word: 富巷北路, 许巷路, 老街支路. */
static bool
road_goes_on(const YbssParser *p, int end)
{
	uint16_t side = p->unit[end];
	int more = ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(ROAD));

	if (more > 0 && ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(PLAIN)) <= more &&
		ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(STREET)) == 0)
		return more == 1 || side == u'支' || side == u'辅' || side == u'横';
	return (side == u'东' || side == u'西' || side == u'南' || side == u'北' || side == u'中') &&
		   ybss_word_of(p->lexicon, p->unit + end + 1, YBSS_WORDS(ROAD)) > 0 &&
		   ybss_word_of(p->lexicon, p->unit + end + 1, YBSS_WORDS(PLAIN)) == 0;
}

/* Tell whether a unit stands last in the names of roads that have a third character: 中山东路. */
static bool
is_road_side(uint16_t unit)
{
	static const char16_t sides[] = u"东西南北中上下前后内外";
	const char16_t *side = sides;

	while (*side && *side != unit)
		side++;
	return *side != 0 || ybss_numeral_value(unit) > 0;
}

/* Tell whether a class word of places goes across a unit or ends before the road's. */
static bool
place_word_at(const YbssParser *p, int cut)
{
	uint32_t places = YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE) | YBSS_WORDS(VILLAGE);

	for (int at = p->pending + 1; at < p->at; at++)
	{
		int word = ybss_word_of(p->lexicon, p->unit + at, places);

		if (word > 1 && ((at < cut && at + word > cut) || at + word == p->at))
			return true;
	}
	return false;
}

/* Tell whether two characters are the short name of a division: of the city, where one is known,
 * else from the province to the county. */
static bool
is_short_name(const YbssParser *p, int at)
{
	YbssFound found[4];
	uint32_t members[YBSS_SET];
	int level, count;

	if (ybss_find_names(p->lexicon, p->unit + at, found, 4) == 0 || found[0].length != 2)
		return false;
	count = ybss_collect_places(p, found[0].value, YBSS_FORMS(SHORT), false, members, &level);
	if (p->sets == 0)
		return count > 0 && level <= 3;
	for (int i = 0; i < count; i++)
		if (ybss_ancestor(p->lexicon, members[i], 2) == ybss_ancestor(p->lexicon, p->set[0], 2))
			return true;
	return false;
}

/*
 * 下沙学林街, 袍江世纪东街: a place's name before the road's, which has two characters and
 * perhaps a side. Names of four characters may be one, unless a division's comes first.
 */
static void
split_road(YbssParser *p)
{
	int length = p->at - p->pending, cut = p->at - 2 - is_road_side(p->unit[p->at - 1]);
	const YbssLocalName *n;

	if (length < 4 || (length == 4 && (cut != p->at - 2 || !is_short_name(p, p->pending))))
		return;
	for (int i = p->pending; i < p->at; i++)
		if (!ybss_is_han(p->unit[i]))
			return;
	if (place_word_at(p, cut) ||
		(p->local && (n = ybss_local_names_find(p->local, p->unit + p->pending)) != NULL &&
		 p->pending + n->length > cut))
		return;
	ybss_flush(p, cut);
	p->pending = cut;
}

/* Take the road whose class word ends at a unit. */
static bool
take_road(YbssParser *p, int end)
{
	/* 大连路小学, 红星路社区: the road's name is part of another; 老街派出所 has none of its own.
	 */
	if ((ybss_word_of(p->lexicon, p->unit + end, YBSS_WORDS(ATTACH)) > 0 && p->pending < p->at) ||
		road_goes_on(p, end))
		p->at = end;
	else
		finish_road(p, end);
	return true;
}

/* 人民路口: the road and its mouth. */
static bool
take_mouth(YbssParser *p)
{
	uint16_t before = p->at > 0 ? p->unit[p->at - 1] : 0;

	if (p->pending < 0 || p->at - p->pending < 2 || before == u'岔' || before == u'字' ||
		before == u'速')
		return false;
	for (int i = p->pending; i < p->at; i++)
		if (!ybss_is_han(p->unit[i]))
			return false;
	emit_road(p, p->pending, p->at + 1);
	ybss_emit_typed(p, YBSS_ELEMENT_RELATION, p->at, p->at + 2, YBSS_REASON_CLASS_WORD);
	p->at += 2;
	return true;
}

/* Where something lies by another thing: 旁, 对面, 交汇处. */
static bool
take_relation(YbssParser *p, int word)
{
	uint16_t next = p->unit[p->at + word], c = p->unit[p->at];
	bool bare = p->pending < 0;

	if (bare && p->last < 0)
		return false;
	/* 延安路口小区 is a name. */
	if (word == 2 && !bare && p->unit[p->at + 1] == u'口' &&
		ybss_word_of(p->lexicon, p->unit + p->at + word, YBSS_WORDS(PLACE)) > 0)
		return false;
	if (word == 2 && p->unit[p->at + 1] == u'口' && (c == u'路' || c == u'街' || c == u'巷') &&
		take_mouth(p))
		return true;
	if (word == 1)
	{
		bool ends = next == 0 || ybss_is_separator(next) || ybss_is_digit(next);

		/* 丁字口 is a name */
		if (c == u'口' && !bare)
			return false;
		if (c == u'口' && bare && (p->last == YBSS_ELEMENT_ROAD || p->last == YBSS_ELEMENT_ROAD2))
			; /* 文一路口 */
		else if (c == u'里' || (!ends && c != u'旁'))
			return false;
		else if (!bare && p->at - p->pending < 2)
			return false;
	}
	/* 交叉口东北角 is one relation. */
	for (int more;
		 (more = ybss_word_of(p->lexicon, p->unit + p->at + word, YBSS_WORDS(RELATION))) > 1 &&
		 p->unit[p->at + word] != u'往' && p->unit[p->at + word] != u'向';) /* 往, 向 */
		word += more;
	ybss_flush(p, p->at);
	ybss_emit_typed(p, YBSS_ELEMENT_RELATION, p->at, p->at + word, YBSS_REASON_CLASS_WORD);
	p->at += word;
	return true;
}

/* 与, 和 between two roads. */
static bool
take_joint(YbssParser *p, int word)
{
	if (p->pending >= 0 || (p->last != YBSS_ELEMENT_ROAD && p->last != YBSS_ELEMENT_ROAD2 &&
							p->last != YBSS_ELEMENT_NUMBER))
		return false;
	for (int at = p->at + word + 1; at < p->at + 12 && p->unit[at] != 0; at++)
		if (ybss_word_of(p->lexicon, p->unit + at, YBSS_WORDS(ROAD)) > 0)
		{
			p->at += word;
			return true;
		}
	return false;
}

/* A class word that ends the name of a place or a zone. */
static bool
take_place(YbssParser *p, int word, bool zone)
{
	int end = p->at + word, more;
	uint32_t same = zone ? YBSS_WORDS(ZONE) : YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE);

	if (ybss_road_word_follows(p, end))
		return false;
	/* 医科大学附属医院 is one name. */
	if (!zone && p->unit[end] == u'附' && (p->unit[end + 1] == u'属' || p->unit[end + 1] == u'设'))
	{
		p->pending = p->pending < 0 ? p->at : p->pending;
		p->at = end;
		return true;
	}
	/* 幸福城小区, 花园小区 are one name. */
	while ((more = ybss_word_of(p->lexicon, p->unit + end, same)) > 0 &&
		   !ybss_road_word_follows(p, end + more))
		end += more;
	if (p->pending < 0)
		p->pending = p->at;
	if (ybss_road_word_follows(p, end))
	{
		p->at = end;
		return true;
	}
	if (zone && !(p->seen & (1u << YBSS_ELEMENT_ZONE | 1u << YBSS_ELEMENT_ROAD |
							 1u << YBSS_ELEMENT_COMPOUND)))
	{
		ybss_emit_typed(p, YBSS_ELEMENT_ZONE, p->pending, end, YBSS_REASON_CLASS_WORD);
		p->pending = -1;
	}
	else
		ybss_flush(p, end);
	p->at = end;
	return true;
}

/* 村 or 社区 below the divisions: the first is the village. */
static bool
take_village_word(YbssParser *p, int word)
{
	int end = p->at + word;

	if (p->pending < 0 || p->at - p->pending > 6 ||
		(p->seen & ~(1u << YBSS_ELEMENT_ROAD) & ~0u << YBSS_ELEMENT_COMMUNITY) ||
		ybss_road_word_follows(p, end) || p->unit[p->at - 1] == u'新')
		return false;
	ybss_emit_typed(p, YBSS_ELEMENT_COMMUNITY, p->pending, end, YBSS_REASON_UNKNOWN);
	p->pending = -1;
	p->at = end;
	return true;
}

/* 洗马路, 机电路12号: a road although 马路 and 电路 are words of their own. */
static bool
hidden_road_stands(const YbssParser *p)
{
	uint16_t next = p->unit[p->at + 2];

	return p->pending >= 0 && p->unit[p->at + 1] == u'路' && p->unit[p->at] != u'道' &&
		   (next == 0 || ybss_is_separator(next) || ybss_is_digit(next) ||
			ybss_word_of(p->lexicon, p->unit + p->at + 2,
						 YBSS_WORDS(JOINT) | YBSS_WORDS(RELATION)) > 0);
}

/* What a class word does at this place; false where it is part of a name. */
static bool
take_word(YbssParser *p, const YbssFound *found)
{
	uint32_t classes = found->value;
	int word = found->length;

	if (classes & YBSS_WORDS(PLAIN))
	{
		/* 老街上海路: the road ends before 上 */
		if (p->unit[p->at + 1] == u'上' && p->pending >= 0)
			return false;
		if (word == 2 && hidden_road_stands(p))
			return take_road(p, p->at + word);
		if ((classes & YBSS_WORDS(RELATION)) && take_relation(p, word))
			return true;
		if (p->pending < 0)
			p->pending = p->at;
		p->at += word;
		return true;
	}
	if ((classes & YBSS_WORDS(STREET)) || ((classes & YBSS_WORDS(ROAD)) && p->pending >= 0))
	{
		if (p->pending < 0)
			p->pending = p->at;
		if (!(classes & YBSS_WORDS(STREET)) && !road_goes_on(p, p->at + word))
			split_road(p);
		return take_road(p, p->at + word);
	}
	if ((classes & YBSS_WORDS(PATH)) && p->pending >= 0 && p->at - p->pending >= 2 &&
		(p->unit[p->at] == u'道' || p->unit[p->at] == u'线') &&
		(ybss_is_digit(p->unit[p->at + 1]) || (p->unit[p->at] == u'道' && p->unit[p->at + 1] == 0)))
		return take_road(p, p->at + word);
	if ((classes & YBSS_WORDS(GROUP)) && ybss_take_named_group(p, word))
		return true;
	if ((classes & (YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE))) &&
		take_place(p, word, (classes & YBSS_WORDS(ZONE)) != 0))
		return true;
	if ((classes & YBSS_WORDS(VILLAGE)) && take_village_word(p, word))
		return true;
	if ((classes & YBSS_WORDS(RELATION)) && take_relation(p, word))
		return true;
	return (classes & YBSS_WORDS(JOINT)) && take_joint(p, word);
}

/* A name of the district's own list, unless it is only the front of a road's name. */
static bool
take_local_name(YbssParser *p)
{
	const YbssLocalName *n = ybss_local_names_find(p->local, p->unit + p->at);
	YbssElementKind kind;
	int end;

	if (n == NULL || n->kind == YBSS_LOCAL_ALIAS)
		return false;
	end = p->at + n->length;
	if (n->kind != YBSS_LOCAL_ROAD && ybss_road_word_follows(p, end))
		return false;
	ybss_flush(p, p->at);
	kind = n->kind == YBSS_LOCAL_ZONE ? YBSS_ELEMENT_ZONE
		   : n->kind == YBSS_LOCAL_ROAD
			   ? (p->seen >> YBSS_ELEMENT_ROAD & 1 ? YBSS_ELEMENT_ROAD2 : YBSS_ELEMENT_ROAD)
			   : YBSS_ELEMENT_COMPOUND;
	ybss_emit_typed(p, kind, p->at, end, YBSS_REASON_LOCAL);
	p->at = end;
	return true;
}

/* 幸福城小区东区3栋: a part of the compound told by its side. */
static bool
take_side_of_compound(YbssParser *p)
{
	static const char16_t sides[] = u"东西南北中前后";
	const uint16_t *at = p->unit + p->at;
	const char16_t *side = sides;

	if (p->pending >= 0 || p->last != YBSS_ELEMENT_COMPOUND ||
		(at[1] != u'区' && at[1] != u'苑' && at[1] != u'院') || ybss_is_han(at[2]))
		return false;
	while (*side && *side != at[0])
		side++;
	if (!*side)
		return false;
	ybss_emit_typed(p, YBSS_ELEMENT_PHASE, p->at, p->at + 2, YBSS_REASON_CLASS_WORD);
	p->at += 2;
	return true;
}

/* One step: a separator, a designator, a class word, or a character of a name. */
static void
step(YbssParser *p)
{
	YbssFound found[FOUND];
	int hits;

	if (ybss_is_separator(p->unit[p->at]))
	{
		ybss_flush(p, p->at);
		p->at++;
		return;
	}
	if (ybss_take_group_of_village(p) || take_side_of_compound(p))
		return;
	hits = ybss_find_words(p->lexicon, p->unit + p->at, found, FOUND);
	if (ybss_read_designator(p, found, hits) || (p->local != NULL && take_local_name(p)))
		return;
	while (hits-- > 0)
		if (take_word(p, &found[hits]))
			return;
	if (p->pending < 0)
		p->pending = p->at;
	p->at++;
}

/* Read what stands below the village. */
void
ybss_read_detail(YbssParser *p)
{
	p->pending = -1;
	while (p->at < p->length)
		step(p);
	ybss_flush(p, p->length);
}
