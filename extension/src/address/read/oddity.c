/*
 * oddity.c
 *		What looks odd at an element of a reading: a name of one character, a door of
 *		seven digits, a village that the lexicon does not have.
 */
#include "address/read/oddity.h"

#include "text/numeral.h"

/* Tells whether an element is odd in one way. */
typedef bool (*Oddity)(const YbssLook *look, const YbssElement *e);

/* Tell whether an element stands right behind the one before it. */
static bool
is_glued(const YbssLook *look, const YbssElement *e)
{
	return look->before != NULL && look->before->typed_length > 0 &&
		   look->before->typed + look->before->typed_length == e->typed;
}

/* Tell whether an element's text ends with a word that says what kind of place it is. */
static bool
ends_with_class_word(const YbssLook *look, const YbssElement *e)
{
	const uint32_t classes =
		YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE) | YBSS_WORDS(HALL) | YBSS_WORDS(SHOP);
	const uint16_t *end = look->scan->unit + e->typed + e->typed_length;

	for (int length = 1; length <= 4 && length < e->typed_length; length++)
		if (ybss_word_of(look->scan->lexicon, end - length, classes) == length)
			return true;
	return false;
}

/* 北, 放, 地东: what is left where a name was cut. */
static bool
is_fragment(const YbssLook *look, const YbssElement *e)
{
	return look->length == 1 ||
		   (look->length == 2 && ybss_is_one_of(look->value[1], u"东南西北中之的"));
}

/* The number that a value begins with; 0 for none. */
static int64_t
leading_number(const YbssLook *look, int *digits)
{
	int64_t number = 0;

	for (*digits = 0; *digits < look->length && *digits < 18; (*digits)++)
	{
		if (!ybss_is_digit(look->value[*digits]))
			break;
		number = number * 10 + look->value[*digits] - '0';
	}
	return number;
}

/* A post code or a telephone for a door; a building 3702, a floor 412. */
static bool
is_no_door(const YbssLook *look, const YbssElement *e)
{
	int digits;
	int64_t number = leading_number(look, &digits);

	switch (e->kind)
	{
		case YBSS_ELEMENT_FLOOR:
			return number > 130;
		case YBSS_ELEMENT_UNIT:
			return number > 60;
		case YBSS_ELEMENT_BUILDING:
			return number > 999;
		default:
			return digits >= 6;
	}
}

/* ⻄安: a radical that looks like a character. */
static bool
has_radical(const YbssLook *look, const YbssElement *e)
{
	for (int i = 0; i < look->length; i++)
		if (look->value[i] >= 0x2E80 && look->value[i] < 0x2FE0)
			return true;
	return false;
}

/* 室鄞县大道, 路东夕阳红养老院: what belongs to the element before. */
static bool
begins_amiss(const YbssLook *look, const YbssElement *e)
{
	const uint64_t firsts = YBSS_BIT(u'室') | YBSS_BIT(u'的') | YBSS_BIT(u'号') | YBSS_BIT(u'之') |
							YBSS_BIT(u'及') | YBSS_BIT(u'路') | YBSS_BIT(u'街') | YBSS_BIT(u'村') |
							YBSS_BIT(u'门') | YBSS_BIT(u'口') | YBSS_BIT(u'桥') | YBSS_BIT(u'外') |
							YBSS_BIT(u'是') | YBSS_BIT(u'在');
	uint16_t first = look->value[0], second = look->length > 1 ? look->value[1] : 0;

	if (!(firsts & YBSS_BIT(first)))
		return false;
	if (ybss_is_one_of(first, u"室的号之及是在"))
		return second != u'江';
	if (ybss_is_one_of(first, u"路街村") && is_glued(look, e))
		return true;
	/* 朝阳|门外大街 */
	if (ybss_is_one_of(first, u"门口桥") && is_glued(look, e) &&
		ybss_is_one_of(second, u"内外东西南北"))
		return true;
	if (first == u'外' && is_glued(look, e))
		return !ybss_is_one_of(second, u"环滩国马贸经");
	return ybss_is_one_of(first, u"路街") && ybss_is_one_of(second, u"东西南北");
}

/* Tell whether the class word of a division stands at a place of a name: 市, but not 城市. */
static bool
is_division_word(const YbssLook *look, int i)
{
	uint16_t before = look->value[i - 1], next = i + 1 < look->length ? look->value[i + 1] : 0;

	switch (look->value[i])
	{
		case u'省':
		case u'县':
		case u'镇':
		case u'乡':
			return true;
		case u'市':
			return !ybss_is_one_of(before, u"城超都门夜集菜大") && next != u'场' && next != u'民';
		case u'区':
			return !ybss_is_one_of(before, u"小社园校景矿新厂院城宅营库务发业工济术商住辖东西南北中"
										   u"前后一二三四五六七八九十") &&
				   ybss_is_han(before);
		case u'道':
			return before == u'街';
		default:
			return false;
	}
}

/* 广州市黄埔区 within a name: another address begins there; 九江市第一人民医院 is one name. */
static bool
has_divisions(const YbssLook *look, const YbssElement *e)
{
	int words = 0;

	for (int i = 2; i < look->length; i++)
		words += is_division_word(look, i) * (i + 1 == look->length ? 2 : 1);
	return words >= 2;
}

/* 贵阳市金阳世纪城 */
static bool
has_division(const YbssLook *look, const YbssElement *e)
{
	for (int i = 2; i + 2 < look->length; i++)
		if (is_division_word(look, i) &&
			!ybss_is_one_of(look->value[i + 1], u"第人中妇儿一二三看政"))
			return true;
	return false;
}

/* 大街, 东路 right behind a name, which may be the road's; 北怡新路 right behind 广州大道. */
static bool
is_bare_road(const YbssLook *look, const YbssElement *e)
{
	if (!is_glued(look, e))
		return false;
	if (look->before->kind == YBSS_ELEMENT_ROAD || look->before->kind == YBSS_ELEMENT_ROAD2)
		return look->length > 3 && ybss_is_one_of(look->value[0], u"东南西北中");
	if (look->before->kind != YBSS_ELEMENT_COMMUNITY && look->before->kind != YBSS_ELEMENT_COMPOUND)
		return false;
	/* 南三环马|家堡东路, 花园|岗街 */
	if (look->before->kind == YBSS_ELEMENT_COMPOUND &&
		(look->length <= 2 || !ends_with_class_word(look, look->before)))
		return true;
	for (int i = 0; i < look->length; i++)
		if (!ybss_is_one_of(look->value[i], u"东南西北中大内外前后路街道巷"))
			return false;
	return true;
}

/* 院内, 交汇华星行: where something lies, within a name. */
static bool
says_where(const YbssLook *look, const YbssElement *e)
{
	static const char16_t *const words[] = {
		u"附近", u"对面", u"里面", u"旁边", u"交汇", u"交叉", u"院内", u"门口", u"隔壁", u"后面",
		u"路口", u"楼下", u"到了", u"联系", u"电话", u"电联", u"收件", u"寄件", NULL};
	const uint64_t firsts = YBSS_BIT(u'附') | YBSS_BIT(u'对') | YBSS_BIT(u'里') | YBSS_BIT(u'旁') |
							YBSS_BIT(u'交') | YBSS_BIT(u'院') | YBSS_BIT(u'门') | YBSS_BIT(u'隔') |
							YBSS_BIT(u'后') | YBSS_BIT(u'路') | YBSS_BIT(u'楼') | YBSS_BIT(u'到') |
							YBSS_BIT(u'联') | YBSS_BIT(u'电') | YBSS_BIT(u'收') | YBSS_BIT(u'寄');
	const uint64_t seconds = YBSS_BIT(u'近') | YBSS_BIT(u'面') | YBSS_BIT(u'边') | YBSS_BIT(u'汇') |
							 YBSS_BIT(u'叉') | YBSS_BIT(u'内') | YBSS_BIT(u'口') | YBSS_BIT(u'壁') |
							 YBSS_BIT(u'下') | YBSS_BIT(u'了') | YBSS_BIT(u'系') | YBSS_BIT(u'话') |
							 YBSS_BIT(u'联') | YBSS_BIT(u'件');

	if (look->length == 2 && ybss_is_one_of(look->value[0], u"东南西北前后") &&
		ybss_is_one_of(look->value[1], u"口侧边面头段端"))
		return true;
	for (int i = 0; i + 1 < look->length; i++)
	{
		if (!(firsts & YBSS_BIT(look->value[i])) || !(seconds & YBSS_BIT(look->value[i + 1])))
			continue;
		for (int w = 0; words[w] != NULL; w++)
			if (look->value[i] == words[w][0] && look->value[i + 1] == words[w][1])
				return true;
	}
	return false;
}

/* 新城 广城, 大学 大学生创业联盟: two names without anything between them. */
static bool
is_split(const YbssLook *look, const YbssElement *e)
{
	return is_glued(look, e) && look->before->kind == YBSS_ELEMENT_COMPOUND &&
		   (look->length <= 2 || look->before->value_length <= 2);
}

/* 周小民, 柚子: last of all, a short name without a class word may be a person's. */
static bool
may_be_person(const YbssLook *look, const YbssElement *e)
{
	return look->before != NULL && look->before->kind >= YBSS_ELEMENT_NUMBER && look->last &&
		   look->length >= 2 && look->length <= 3 && !ends_with_class_word(look, e);
}

/* A second number or room, a third road: another address may begin there. */
static bool
stands_again(const YbssLook *look, const YbssElement *e)
{
	if (e->kind == YBSS_ELEMENT_ROAD2)
		return !ybss_is_digit(look->value[0]) &&
			   (look->nth > 1 || (is_glued(look, e) && look->before->kind != YBSS_ELEMENT_ROAD));
	return look->nth > 1;
}

/* A town or village that the lexicon does not have. */
static bool
is_unknown(const YbssLook *look, const YbssElement *e)
{
	return e->reason == YBSS_REASON_UNKNOWN;
}

/* 天目山|青岩刘, 福田|一区: the short name of a division may be the front of another name. */
static bool
may_go_on(const YbssLook *look, const YbssElement *e)
{
	return is_glued(look, e) && look->before->reason == YBSS_REASON_SHORT &&
		   (look->before->kind == YBSS_ELEMENT_TOWN ||
			look->before->kind == YBSS_ELEMENT_COMMUNITY);
}

/* 黄金口地铁站董都花庭: a class word inside, none at the end; a name right behind a part of
 * one. */
static bool
is_joined(const YbssLook *look, const YbssElement *e)
{
	const uint16_t *typed = look->scan->unit + e->typed;

	if (is_glued(look, e) && look->before->kind == YBSS_ELEMENT_PHASE)
		return true;
	if (e->typed_length < 7 || ends_with_class_word(look, e))
		return false;
	for (int i = 2; i + 3 < e->typed_length; i++)
		if (ybss_word_of(look->scan->lexicon, typed + i, YBSS_WORDS(PLACE)) > 1)
			return true;
	return false;
}

/* 和平村3153-3: a room without anything that it may be in. */
static bool
is_without_house(const YbssLook *look, const YbssElement *e)
{
	return is_glued(look, e) && look->before->kind <= YBSS_ELEMENT_GROUP;
}

/* 西兴|天下: right behind a division, a short name without a class word may be a village's. */
static bool
may_be_village(const YbssLook *look, const YbssElement *e)
{
	return is_glued(look, e) && look->before->kind <= YBSS_ELEMENT_COMMUNITY &&
		   look->before->kind != YBSS_ELEMENT_ZONE && look->length <= 4 &&
		   look->behind != YBSS_ELEMENT_BUILDING && look->behind != YBSS_ELEMENT_PHASE &&
		   !ends_with_class_word(look, e);
}

/* 500-999人, www.somewhere.cn: all that was read, and nothing says that it is a place. */
static bool
is_alone(const YbssLook *look, const YbssElement *e)
{
	return look->before == NULL && look->last && !ends_with_class_word(look, e);
}

/* More than one name, or a sentence. */
static bool
is_long(const YbssLook *look, const YbssElement *e)
{
	/* 高新技术产业开发区 is a class word. */
	if (e->kind == YBSS_ELEMENT_ZONE)
	{
		const uint16_t *typed = look->scan->unit + e->typed;

		for (int i = 0; i < 6 && i < e->typed_length; i++)
			if (ybss_word_of(look->scan->lexicon, typed + i, YBSS_WORDS(ZONE)) ==
				e->typed_length - i)
				return false;
	}
	return look->length > (e->kind == YBSS_ELEMENT_COMPOUND ? 14 : 8);
}

/* Hong Kong, Macao, Taiwan: the lexicon knows little of them. */
static bool
is_region(const YbssLook *look, const YbssElement *e)
{
	return ybss_begins_with(look->value, u"香港") > 0 ||
		   ybss_begins_with(look->value, u"澳门") > 0 || ybss_begins_with(look->value, u"台湾") > 0;
}

/* Not as it was written. */
static bool
is_changed(const YbssLook *look, const YbssElement *e)
{
	return e->reason == YBSS_REASON_CORRECTED || e->reason == YBSS_REASON_SOUND;
}

/* 绿洲香岛7Y一单, a库绿洲公司, 上海/广州: a number, or another name, within a name. */
static bool
has_code(const YbssLook *look, const YbssElement *e)
{
	bool digit = false, letter = false;

	for (int i = 0; i < look->length; i++)
	{
		uint16_t c = look->value[i], next = i + 1 < look->length ? look->value[i + 1] : 0;

		digit |= ybss_is_digit(c);
		letter |= ybss_is_letter(c);
		if ((c == '/' && i > 0) || ((ybss_is_digit(c) || ybss_is_letter(c)) && next != 0 &&
									ybss_is_one_of(next, u"号单层栋楼库室门")))
			return true;
	}
	return digit && letter && look->length > 3;
}

/* 梧桐大道|北锦城公园, where the road may be its north; 向西工业区 behind a town. */
static bool
begins_with_side(const YbssLook *look, const YbssElement *e)
{
	return is_glued(look, e) && ybss_is_one_of(look->value[0], u"东西南北中") && look->length > 3 &&
		   (look->before->kind == YBSS_ELEMENT_ROAD || look->before->kind == YBSS_ELEMENT_ROAD2) &&
		   look->scan->unit[e->typed - 1] == u'道';
}

/* 浦东梧桐路, 滨海桂花路: a name of four characters or more that none of a place ends may be two.
 */
static bool
is_two_names(const YbssLook *look, const YbssElement *e)
{
	const uint16_t *typed = look->scan->unit + e->typed;
	int end = look->length;

	if (end < 5 || end != e->typed_length || end > 8 || ybss_is_digit(typed[0]))
		return false;
	for (int i = 1; i < end; i++)
		if (ybss_word_of(look->scan->lexicon, typed + i, YBSS_WORDS(ROAD)) > 0 && i > 1)
		{
			end = i;
			break;
		}
	while (end > 0 && (ybss_is_one_of(typed[end - 1], u"东西南北中新老大小外内前后上下环") ||
					   ybss_numeral_value(typed[end - 1]) > 0))
		end--;
	if (end < 4 || ybss_is_one_of(typed[0], u"东西南北中新老"))
		return false;
	for (int i = 1; i < end; i++)
		if (ybss_word_of(look->scan->lexicon, typed + i,
						 YBSS_WORDS(PLACE) | YBSS_WORDS(ZONE) | YBSS_WORDS(VILLAGE)) > 0 ||
			ybss_is_one_of(typed[i], u"山湖河江桥门岭坪塘港湾寺庙城庄家里"))
			return false;
	return true;
}

/* 6号创意产业园, 12号桥梧: a number right behind a division, and a name behind it. */
static bool
begins_name(const YbssLook *look, const YbssElement *e)
{
	return look->before != NULL && look->before->kind < YBSS_ELEMENT_TOWN && is_glued(look, e) &&
		   (look->behind == YBSS_ELEMENT_COMPOUND || look->behind == YBSS_ELEMENT_ZONE);
}

/* 向西 right behind a division, which nothing lies west of. */
static bool
is_of_nothing(const YbssLook *look, const YbssElement *e)
{
	return look->before == NULL || (look->before->kind <= YBSS_ELEMENT_TOWN && look->length > 1 &&
									look->before->kind != YBSS_ELEMENT_ZONE);
}

/* One way to be odd. */
typedef struct OddityRow
{
	YbssDoubt doubt;
	Oddity is_odd;
} OddityRow;

/* The gravest first: an element has the first that fits. Each ends with NULL. */
static const OddityRow of_compounds[] = {
	{YBSS_DOUBT_FRAGMENT, is_fragment},	 {YBSS_DOUBT_SLIP, has_radical},
	{YBSS_DOUBT_BEGINS, begins_amiss},	 {YBSS_DOUBT_DIVISIONS, has_divisions},
	{YBSS_DOUBT_WHERE, says_where},		 {YBSS_DOUBT_SPLIT, is_split},
	{YBSS_DOUBT_DIVISION, has_division}, {YBSS_DOUBT_CODE, has_code},
	{YBSS_DOUBT_PERSON, may_be_person},	 {YBSS_DOUBT_JOINED, begins_with_side},
	{YBSS_DOUBT_JOINED, is_joined},		 {YBSS_DOUBT_SHORT, may_go_on},
	{YBSS_DOUBT_NAME, may_be_village},	 {YBSS_DOUBT_ALONE, is_alone},
	{YBSS_DOUBT_LONG, is_long},			 {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_roads[] = {
	{YBSS_DOUBT_FRAGMENT, is_fragment},	  {YBSS_DOUBT_SLIP, has_radical},
	{YBSS_DOUBT_BEGINS, begins_amiss},	  {YBSS_DOUBT_DIVISIONS, has_divisions},
	{YBSS_DOUBT_BARE_ROAD, is_bare_road}, {YBSS_DOUBT_WHERE, says_where},
	{YBSS_DOUBT_DIVISION, has_division},  {YBSS_DOUBT_JOINED, is_two_names},
	{YBSS_DOUBT_LONG, is_long},			  {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_further_roads[] = {
	{YBSS_DOUBT_FRAGMENT, is_fragment},	  {YBSS_DOUBT_SLIP, has_radical},
	{YBSS_DOUBT_BEGINS, begins_amiss},	  {YBSS_DOUBT_DIVISIONS, has_divisions},
	{YBSS_DOUBT_BARE_ROAD, is_bare_road}, {YBSS_DOUBT_WHERE, says_where},
	{YBSS_DOUBT_DIVISION, has_division},  {YBSS_DOUBT_AGAIN, stands_again},
	{YBSS_DOUBT_LONG, is_long},			  {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_villages[] = {{YBSS_DOUBT_FRAGMENT, is_fragment},
										{YBSS_DOUBT_SLIP, has_radical},
										{YBSS_DOUBT_DIVISION, has_division},
										{YBSS_DOUBT_UNKNOWN, is_unknown},
										{YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_doors[] = {
	{YBSS_DOUBT_DOOR, is_no_door}, {YBSS_DOUBT_AGAIN, stands_again}, {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_numbers[] = {{YBSS_DOUBT_DOOR, is_no_door},
									   {YBSS_DOUBT_CODE, begins_name},
									   {YBSS_DOUBT_AGAIN, stands_again},
									   {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_relations[] = {{YBSS_DOUBT_WHERE, is_of_nothing},
										 {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_rooms[] = {{YBSS_DOUBT_DOOR, is_no_door},
									 {YBSS_DOUBT_HOUSE, is_without_house},
									 {YBSS_DOUBT_AGAIN, stands_again},
									 {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_phases[] = {{YBSS_DOUBT_DOOR, is_no_door},
									  {YBSS_DOUBT_SHORT, may_go_on},
									  {YBSS_DOUBT_AGAIN, stands_again},
									  {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_divisions[] = {
	{YBSS_DOUBT_UNKNOWN, is_unknown}, {YBSS_DOUBT_CHANGED, is_changed}, {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_provinces[] = {{YBSS_DOUBT_UNKNOWN, is_unknown},
										 {YBSS_DOUBT_REGION, is_region},
										 {YBSS_DOUBT_CHANGED, is_changed},
										 {YBSS_DOUBT_NONE, NULL}};

static const OddityRow of_zones[] = {{YBSS_DOUBT_LONG, is_long}, {YBSS_DOUBT_NONE, NULL}};

/* The ways to be odd of each kind of element, or NULL. */
static const OddityRow *const oddities[YBSS_ELEMENT_KINDS] = {
	[YBSS_ELEMENT_PROVINCE] = of_provinces, [YBSS_ELEMENT_CITY] = of_divisions,
	[YBSS_ELEMENT_DISTRICT] = of_divisions, [YBSS_ELEMENT_ZONE] = of_zones,
	[YBSS_ELEMENT_TOWN] = of_divisions,		[YBSS_ELEMENT_COMMUNITY] = of_villages,
	[YBSS_ELEMENT_ROAD] = of_roads,			[YBSS_ELEMENT_ROAD2] = of_further_roads,
	[YBSS_ELEMENT_NUMBER] = of_numbers,		[YBSS_ELEMENT_COMPOUND] = of_compounds,
	[YBSS_ELEMENT_PHASE] = of_phases,		[YBSS_ELEMENT_BUILDING] = of_doors,
	[YBSS_ELEMENT_UNIT] = of_doors,			[YBSS_ELEMENT_FLOOR] = of_doors,
	[YBSS_ELEMENT_ROOM] = of_rooms,			[YBSS_ELEMENT_RELATION] = of_relations};

/* What makes an element doubtful; it is none that was cut out. */
YbssDoubt
ybss_doubt_of(const YbssLook *look, const YbssElement *e)
{
	const OddityRow *row = oddities[e->kind];

	for (; row != NULL && row->is_odd != NULL; row++)
		if (row->is_odd(look, e))
			return row->doubt;
	return YBSS_DOUBT_NONE;
}
