/*
 * detail_group.c
 *		Villagers' groups that have a name: 青杠林村民组, 街上组.
 */
#include "address/read/detail_group.h"

#include "text/numeral.h"

/* Tell whether 组团 stands here: C组团3栋, but 仙人井组团山堡 goes on behind the group. */
bool
ybss_is_cluster(const YbssScan *scan, int at, int word)
{
	return scan->unit[at] == u'团' && word == 1 && !ybss_is_han(scan->unit[at + 1]);
}

/* Append a group's name with the short class word; returns where it ends. */
static int
emit_named_group(const YbssScan *scan, YbssDetail *detail, int start, int end, int word)
{
	uint16_t value[16];
	int length = 0;

	for (int i = start; i < end && length < 14; i++)
		value[length++] = scan->unit[i];
	value[length++] = scan->unit[end + word - 1];
	ybss_emit(detail->sink, YBSS_ELEMENT_GROUP, start, end + word, value, length,
			  YBSS_REASON_CLASS_WORD);
	detail->pending = -1;
	return end + word;
}

/* Tell whether a run is what stands before a group's number: 居民 in 居民一组. */
static bool
is_group_word(const uint16_t *name, int length)
{
	return length == 2 && name[1] == u'民' && (name[0] == u'居' || name[0] == u'村');
}

/* Named groups: 青杠林村民组, 柳田组. */
int
ybss_read_named_group(const YbssScan *scan, YbssDetail *detail, int at, int word)
{
	int start = detail->pending;

	if (start < 0 || at - start > 6 || ybss_is_cluster(scan, at + word, word) ||
		!(ybss_has(detail, YBSS_ELEMENT_COMMUNITY) || ybss_has(detail, YBSS_ELEMENT_TOWN)) ||
		ybss_has(detail, YBSS_ELEMENT_ROAD) || scan->unit[at + word - 1] != u'组' ||
		is_group_word(scan->unit + start, at - start) ||
		ybss_numeral_value(scan->unit[at - 1]) >= 0)
		return -1;
	for (int i = start; i < at; i++)
		if (!ybss_is_han(scan->unit[i]))
			return -1;
	return emit_named_group(scan, detail, start, at, word);
}

/* Tell whether 队 or 社 ends a group's name here, 河口队, 新庄社; 消防队 and 旅行社 are none. */
static bool
short_word_stands(const uint16_t *u)
{
	return (u[0] == u'队' || u[0] == u'社') && (u[1] == 0 || ybss_is_digit(u[1])) &&
		   !ybss_is_one_of(u[-1], u"防警车军行作报茶旅公");
}

/* The length of a group's name here (街上 in 街上组), or 0. */
int
ybss_named_group(const YbssScan *scan, int at, int *word)
{
	const uint16_t *u = scan->unit + at;

	if (u[0] == u'第')
		return 0;
	for (int i = 1; i <= 6 && ybss_is_han(u[i - 1]); i++)
	{
		uint16_t last;

		if ((*word = ybss_word_of(scan->lexicon, u + i, YBSS_WORDS(GROUP))) == 0)
			continue;
		last = u[i + *word - 1];
		if ((last != u'组' && (last != u'队' || *word < 3) && !short_word_stands(u + i)) ||
			is_group_word(u, i) || ybss_numeral_value(u[i - 1]) >= 0)
			return 0;
		return ybss_is_cluster(scan, at + i + *word, *word) ||
					   ybss_is_one_of(u[i + *word], u"织合件")
				   ? 0
				   : i;
	}
	return 0;
}

/* Right behind the village: 街上组, 小学村民组, whatever class word the name has in it. */
int
ybss_read_group_of_village(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	const uint16_t *u = scan->unit + spot->at;
	int word, length;

	if (ybss_last(detail) != YBSS_ELEMENT_COMMUNITY)
		return -1;
	/* 居民一组 */
	if (is_group_word(u, 2) && (ybss_is_digit(u[2]) || ybss_numeral_value(u[2]) >= 0))
		return spot->at + 2;
	length = ybss_named_group(scan, spot->at, &word);
	return length > 0 ? emit_named_group(scan, detail, spot->at, spot->at + length, word) : -1;
}
