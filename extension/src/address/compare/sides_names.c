/*
 * sides_names.c
 *		Whether two names are of one place.
 *
 * A name is compared without the word that says what the place is, but two
 * different such words keep places apart: 锦绣花园 is not 锦绣大厦. Words for an
 * estate are mixed up by people, so that 锦绣苑 may be 锦绣花园.
 */
#include "address/compare/sides_names.h"

#include <string.h>
#include <uchar.h>

#include "address/lexicon/likeness.h"

typedef enum Class
{
	CLASS_NONE,
	CLASS_ANY, /* may be left out or put behind another */
	CLASS_ESTATE,
	CLASS_OTHER,
	CLASS_COMPANY
} Class;

/* Endings that say what a place is, not which; the longest first. */
static const struct
{
	const char16_t *word;
	Class class;
} endings[] = {{u"股份有限公司", CLASS_COMPANY},
			   {u"有限公司", CLASS_COMPANY},
			   {u"购物广场", CLASS_OTHER},
			   {u"购物中心", CLASS_OTHER},
			   {u"工业园区", CLASS_OTHER},
			   {u"家属院", CLASS_ANY},
			   {u"工业区", CLASS_OTHER},
			   {u"工业园", CLASS_OTHER},
			   {u"开发区", CLASS_OTHER},
			   {u"大酒店", CLASS_OTHER},
			   {u"安置区", CLASS_ESTATE},
			   {u"生活区", CLASS_ESTATE},
			   {u"住宅区", CLASS_ANY},
			   {u"居委会", CLASS_ANY},
			   {u"村委会", CLASS_ANY},
			   {u"小区", CLASS_ANY},
			   {u"社区", CLASS_ANY},
			   {u"花园", CLASS_ESTATE},
			   {u"花苑", CLASS_ESTATE},
			   {u"家园", CLASS_ESTATE},
			   {u"家苑", CLASS_ESTATE},
			   {u"庄园", CLASS_ESTATE},
			   {u"新村", CLASS_ESTATE},
			   {u"新苑", CLASS_ESTATE},
			   {u"名苑", CLASS_ESTATE},
			   {u"公寓", CLASS_ESTATE},
			   {u"山庄", CLASS_ESTATE},
			   {u"新区", CLASS_ESTATE},
			   {u"大厦", CLASS_OTHER},
			   {u"大楼", CLASS_OTHER},
			   {u"广场", CLASS_OTHER},
			   {u"酒店", CLASS_OTHER},
			   {u"宾馆", CLASS_OTHER},
			   {u"公司", CLASS_COMPANY},
			   {u"市场", CLASS_OTHER},
			   {u"中心", CLASS_OTHER},
			   {u"银行", CLASS_OTHER},
			   {u"医院", CLASS_OTHER},
			   {u"学校", CLASS_OTHER},
			   {u"小学", CLASS_OTHER},
			   {u"中学", CLASS_OTHER},
			   {u"大学", CLASS_OTHER},
			   {u"学院", CLASS_OTHER},
			   {u"超市", CLASS_OTHER},
			   {u"街道", CLASS_OTHER},
			   {u"店", CLASS_COMPANY},
			   {u"厂", CLASS_COMPANY},
			   {u"苑", CLASS_ESTATE},
			   {u"城", CLASS_ESTATE},
			   {u"园", CLASS_ESTATE},
			   {u"村", CLASS_ANY},
			   {u"镇", CLASS_OTHER},
			   {u"乡", CLASS_OTHER}};

/* A firm's name of so many characters is its own. */
#define FIRM 4

/* What many places of a town are called: alone it names none. */
static const char16_t *const common_names[] = {
	u"菜鸟驿站", u"妈妈驿站", u"快递超市", u"快递柜",	u"丰巢",	 u"丰巢快递柜", u"便利店",
	u"停车场",	 u"地下车库", u"家属院",   u"家属楼",	u"宿舍",	 u"宿舍楼",		u"公寓",
	u"综合楼",	 u"办公楼",	  u"办公大楼", u"教学楼",	u"卫生室",	 u"卫生站",		u"卫生院",
	u"文化馆",	 u"幼儿园",	  u"超市",	   u"药店",		u"理发店",	 u"新村",		u"小区",
	u"花园",	 u"安置",	  u"安置房",   u"职工",		u"门卫",	 u"快递",		u"村委会",
	u"居委会",	 u"办事处",	  u"工业",	   u"工业园",	u"工业区",	 u"科技",		u"科技园",
	u"商业",	 u"步行街",	  u"一期",	   u"二期",		u"三期",	 u"东区",		u"西区",
	u"南区",	 u"北区",	  u"东门",	   u"西门",		u"南门",	 u"北门",		u"中心",
	u"新区",	 u"学校",	  u"医院",	   u"广场",		u"市场",	 u"开发",		u"开发区",
	u"创业",	 u"中国移动", u"中国电信", u"中国联通", u"中国邮政", u"邮政",		u"移动",
	u"电信",	 u"联通",	  u"人民",	   u"工商",		u"农业",	 u"建设",		u"中国工商",
	u"中国农业", u"中国建设", u"汉庭",	   u"如家",		u"中心小学", u"实验小学",	u"第一小学",
	u"人民医院", u"中医",	  u"老年",	   u"建材",		u"汽车站",	 u"火车站",		u"加油站",
	u"公交站",	 u"地铁站",	  u"收费站",   u"养老",		u"物业",	 u"中国",		u"交通",
	u"招商"};

/* Find the class word of a name that leaves two characters of it. */
void
ybss_name_class(YbssName *n)
{
	n->class = CLASS_NONE;
	n->core = n->length;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
	{
		int length = 0, same = 0;

		while (endings[i].word[length])
			length++;
		while (same < length && same < n->length &&
			   n->unit[n->length - 1 - same] == endings[i].word[length - 1 - same])
			same++;
		if (same == length && n->length - length >= 2)
		{
			n->class = endings[i].class;
			n->core = (uint8_t) (n->length - length);
			return;
		}
	}
}

/* The longest run that the first units of two names share. */
static int
shared_run(const YbssName *a, int m, const YbssName *b, int n)
{
	uint8_t row[YBSS_SIDE_UNITS + 1] = {0};
	int longest = 0;

	for (int i = 0; i < m; i++)
		for (int j = n; j > 0; j--)
		{
			row[j] = a->unit[i] == b->unit[j - 1] ? (uint8_t) (row[j - 1] + 1) : 0;
			if (row[j] > longest)
				longest = row[j];
		}
	return longest;
}

/* How much of a name's core some name of a list shares. */
float
ybss_covered(const YbssName *name, const YbssNames *by)
{
	int longest = 0;

	for (int i = 0; i < by->count; i++)
	{
		int run = shared_run(name, name->core, &by->name[i], by->name[i].length);

		if (run > longest)
			longest = run;
	}
	return name->core == 0 ? 0 : longest >= name->core ? 1 : (float) longest / (float) name->core;
}

/* Tell whether units are what many places are called. */
static bool
is_common(const uint32_t *unit, int length)
{
	for (size_t i = 0; i < sizeof common_names / sizeof *common_names; i++)
	{
		int n = 0;

		while (n < length && common_names[i][n] && common_names[i][n] == unit[n])
			n++;
		if (n == length && common_names[i][n] == 0)
			return true;
	}
	return false;
}

/* Tell whether two cores are one name by ear or eye: one character apart, which sounds or looks
 * alike. */
static bool
one_slip(const YbssName *a, const YbssName *b)
{
	int at = -1;

	if (a->core != b->core || a->length < 3 || b->length < 3)
		return false;
	for (int i = 0; i < a->core; i++)
		if (a->unit[i] != b->unit[i])
		{
			if (at >= 0 || a->unit[i] > 0xFFFF || b->unit[i] > 0xFFFF)
				return false;
			at = i;
		}
	return at >= 0 && ybss_is_alike(ybss_lexicon(), (uint16_t) a->unit[at], (uint16_t) b->unit[at]);
}

/* Tell whether a shorter core begins or ends the longer name. */
static bool
contains(const YbssName *longer, const YbssName *shorter)
{
	return shorter->core < longer->length &&
		   (!memcmp(longer->unit, shorter->unit, shorter->core * sizeof *shorter->unit) ||
			!memcmp(longer->unit + longer->length - shorter->core, shorter->unit,
					shorter->core * sizeof *shorter->unit) ||
			!memcmp(longer->unit + longer->core - shorter->core, shorter->unit,
					shorter->core * sizeof *shorter->unit));
}

/* Tell whether two class words may be of one place. */
static bool
classes_agree(const YbssName *a, const YbssName *b)
{
	return a->class == b->class || a->class <= CLASS_ANY || b->class <= CLASS_ANY;
}

/* How sure it is that names of one core are of one place: by the words behind it. */
static YbssLikeness
alike_classes(const YbssName *a, const YbssName *b)
{
	const YbssName *longer = a->length >= b->length ? a : b, *shorter = longer == a ? b : a;
	int word = shorter->length - shorter->core;

	if (a->length == b->length && !memcmp(a->unit, b->unit, a->length * sizeof *a->unit))
		return YBSS_SAME_NAME;
	if (a->class <= CLASS_ANY || b->class <= CLASS_ANY)
		return YBSS_SAME_CORE;
	if (a->class != b->class)
		return YBSS_UNLIKE;
	/* 有限公司 and 股份有限公司, 酒店 and 大酒店; a firm is a 厂 and a 公司 at once. */
	if (!memcmp(longer->unit + longer->length - word, shorter->unit + shorter->core,
				(size_t) word * sizeof *longer->unit) ||
		(a->class == CLASS_COMPANY && a->core >= FIRM))
		return YBSS_SAME_CORE;
	return a->class == CLASS_ESTATE ? YBSS_ALIKE : YBSS_UNLIKE;
}

/* Whether two names are of one place, and on how many characters that stands. */
static YbssLikeness
alike(const YbssName *a, const YbssName *b, int *distinct)
{
	const YbssName *longer = a->core >= b->core ? a : b, *shorter = longer == a ? b : a;

	bool common = is_common(shorter->unit, shorter->core) ||
				  (a->core == b->core && is_common(longer->unit, longer->core));

	*distinct = common ? 1 : shorter->core;
	if (a->core == b->core && !memcmp(a->unit, b->unit, a->core * sizeof *a->unit))
		return alike_classes(a, b);
	if (shorter->core >= 2 &&
		(contains(longer, shorter) || (a->core == b->core && contains(shorter, longer))))
		return YBSS_CONTAINED;
	/* Companies of one trade are a character apart by intent. */
	if (a->class != CLASS_COMPANY && b->class != CLASS_COMPANY && classes_agree(a, b) &&
		one_slip(a, b))
		return YBSS_ALIKE;
	return YBSS_UNLIKE;
}

/* Keep the more likely of what was found and the pairs of two lists. */
static void
find_alike(const YbssNames *a, const YbssNames *b, YbssLikeness *best, int *distinct)
{
	for (int i = 0; i < a->count; i++)
		for (int j = 0; j < b->count; j++)
		{
			int on;
			YbssLikeness likeness = alike(&a->name[i], &b->name[j], &on);

			if (likeness != YBSS_UNLIKE &&
				(on > *distinct || (on == *distinct && likeness > *best)))
			{
				*best = likeness;
				*distinct = on;
			}
		}
}

/* The most likely pair of the sides' places: a compound, and a compound or a village. */
YbssLikeness
ybss_alike_places(const YbssSide *a, const YbssSide *b, int *distinct)
{
	YbssLikeness best = YBSS_UNLIKE;

	*distinct = 0;
	find_alike(&a->compounds, &b->compounds, &best, distinct);
	find_alike(&a->compounds, &b->communities, &best, distinct);
	find_alike(&a->communities, &b->compounds, &best, distinct);
	return best;
}

/* The part of a place that stands elsewhere: 旗山 of 旗山校区, or NULL; its length. */
static const YbssName *
campus_of(const YbssSide *side, int *length)
{
	for (int i = side->compounds.count - 1; i >= 0; i--)
	{
		const YbssName *n = &side->compounds.name[i];

		*length = n->length - 2;
		if (*length > 0 && n->unit[n->length - 1] == u'区' &&
			(n->unit[n->length - 2] == u'校' || n->unit[n->length - 2] == u'院'))
			return n;
	}
	for (int i = 0; i < side->phases.count; i++)
	{
		const YbssName *n = &side->phases.name[i];

		*length = n->length - 1;
		if (n->length == 2 && n->unit[1] == u'区')
			return n;
	}
	return NULL;
}

/* Tell whether they are two campuses of one school or hospital: 旗山校区 and 北区. */
bool
ybss_two_campuses(const YbssSide *a, const YbssSide *b)
{
	int m, n;
	const YbssName *p = campus_of(a, &m), *q = campus_of(b, &n);
	int longer = m > n ? m : n, shorter = m < n ? m : n;

	if (p == NULL || q == NULL || (p->length <= 2 && q->length <= 2))
		return false;
	/* 闽侯旗山校区 is 旗山校区. */
	return memcmp((m > n ? p : q)->unit + longer - shorter, (m > n ? q : p)->unit,
				  (size_t) shorter * sizeof *p->unit) != 0;
}
