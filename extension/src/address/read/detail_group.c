/*
 * detail_group.c
 *		Villagers' groups that have a name: 青杠林村民组, 街上组.
 */
#include <uchar.h>

#include "address/read/parser.h"
#include "text/numeral.h"

/* Tell whether 组团 stands here: C组团3栋, but 仙人井组团山堡 goes on behind the group. */
bool
ybss_is_cluster(const YbssParser *p, int at, int word)
{
	return p->unit[at] == u'团' && word == 1 && !ybss_is_han(p->unit[at + 1]);
}

/* Append a group's name with the short class word. */
static void
emit_named_group(YbssParser *p, int start, int end, int word)
{
	uint16_t value[16];
	int length = 0;

	for (int i = start; i < end && length < 14; i++)
		value[length++] = p->unit[i];
	value[length++] = p->unit[end + word - 1];
	ybss_emit(p, YBSS_ELEMENT_GROUP, start, end + word, value, length, YBSS_REASON_CLASS_WORD);
	p->pending = -1;
	p->at = end + word;
}

/* Tell whether a run is what stands before a group's number: 居民 in 居民一组. */
static bool
is_group_word(const uint16_t *name, int length)
{
	return length == 2 && name[1] == u'民' && (name[0] == u'居' || name[0] == u'村');
}

/* Named groups: 青杠林村民组, 柳田组. */
bool
ybss_take_named_group(YbssParser *p, int word)
{
	if (p->pending < 0 || p->at - p->pending > 6 || ybss_is_cluster(p, p->at + word, word) ||
		!(p->seen & (1u << YBSS_ELEMENT_COMMUNITY | 1u << YBSS_ELEMENT_TOWN)) ||
		(p->seen & 1u << YBSS_ELEMENT_ROAD) || p->unit[p->at + word - 1] != u'组' ||
		is_group_word(p->unit + p->pending, p->at - p->pending) ||
		ybss_numeral_value(p->unit[p->at - 1]) >= 0)
		return false;
	for (int i = p->pending; i < p->at; i++)
		if (!ybss_is_han(p->unit[i]))
			return false;
	emit_named_group(p, p->pending, p->at, word);
	return true;
}

/* The length of a group's name here (街上 in 街上组), or 0. */
int
ybss_named_group(const YbssParser *p, int at, int *word)
{
	if (p->unit[at] == u'第')
		return 0;
	for (int i = 1; i <= 6 && ybss_is_han(p->unit[at + i - 1]); i++)
	{
		uint16_t last;

		if ((*word = ybss_word_of(p->lexicon, p->unit + at + i, YBSS_WORDS(GROUP))) == 0)
			continue;
		last = p->unit[at + i + *word - 1];
		if ((last != u'组' && (last != u'队' || *word < 3)) || is_group_word(p->unit + at, i) ||
			ybss_numeral_value(p->unit[at + i - 1]) >= 0)
			return 0;
		last = p->unit[at + i + *word];
		return ybss_is_cluster(p, at + i + *word, *word) || last == u'织' || last == u'合' ||
					   last == u'件'
				   ? 0
				   : i;
	}
	return 0;
}

/* Right behind the village: 街上组, 小学村民组, whatever class word the name has in it. */
bool
ybss_take_group_of_village(YbssParser *p)
{
	int word, length;

	if (p->pending >= 0 || p->last != YBSS_ELEMENT_COMMUNITY)
		return false;
	if (is_group_word(p->unit + p->at, 2) &&
		(ybss_is_digit(p->unit[p->at + 2]) || ybss_numeral_value(p->unit[p->at + 2]) >= 0))
	{
		p->at += 2; /* 居民一组 */
		return true;
	}
	length = ybss_named_group(p, p->at, &word);
	if (length > 0)
		emit_named_group(p, p->at, p->at + length, word);
	return length > 0;
}
