/*
 * person.c
 *		Cuts out who lives there and how to reach them: 李四收, 转王五, 联系人:李四, 李先生.
 */
#include "address/read/person.h"

/* Tell whether a run is a person's name: a surname, of one or two characters, and one or two. */
static bool
is_person(const uint16_t *name, int length)
{
	static const char16_t surnames[] =
		u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜"
		u"叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶"
		u"黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
		u"耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍"
		u"华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏"
		u"宗瞿桂全佟应臧习闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";
	static const char16_t endings[] =
		u"村镇乡路街号组栋幢楼室元区市县城店院处巷道园厂坝湾寨堡沟坪收转庄桥站场馆港";

	static const char16_t doubles[] =
		u"欧阳司马上官诸葛皇甫尉迟公孙慕容令狐夏侯司徒东方南宫西门端木百里长孙宇文";

	for (int i = 0; i < length; i++)
		if (!ybss_is_han(name[i]))
			return false;
	if (length < 2 || ybss_is_one_of(name[length - 1], endings))
		return false;
	for (const char16_t *two = doubles; *two && length >= 3 && length <= 4; two += 2)
		if (name[0] == two[0] && name[1] == two[1])
			return true;
	return length <= 3 && ybss_is_one_of(name[0], surnames);
}

/* The start of the person's name that ends at a unit, or -1. */
static int
person_start(const YbssNoise *noise, int end)
{
	const YbssText *text = noise->text;
	static const char16_t before[] = u"组号室栋幢楼层村区元店门口户社队寨湾坝转";
	int start;

	while (end > 0 && text->unit[end - 1] == ' ')
		end--;
	start = end;
	while (start > 0 && end - start < 5 && ybss_is_han(text->unit[start - 1]))
		start--;
	/* 1单元 收 tells of no Mr 单. */
	if (end > 1 && ybss_word_of(noise->lexicon, text->unit + end - 2, ~YBSS_WORDS(CONTACT)) >= 2)
		return -1;
	if (start == 0 || !ybss_is_han(text->unit[start - 1]))
		if (is_person(text->unit + start, end - start))
			return start;
	for (int length = 4; length >= 2; length--)
		if (end - length > 0 && is_person(text->unit + end - length, length) &&
			(ybss_is_one_of(text->unit[end - length - 1], before) ||
			 ybss_is_digit(text->unit[end - length - 1])))
			return end - length;
	return -1;
}

/* Cut the person's name that ends at a unit; false where none does. */
bool
ybss_cut_person_before(const YbssNoise *noise, int end)
{
	const YbssText *text = noise->text;
	int start = person_start(noise, end);

	if (start < 0)
		return false;
	while (text->unit[end - 1] == ' ')
		end--;
	ybss_cut(noise, YBSS_ELEMENT_NAME, start, end);
	return true;
}

/* The end of the person's name that begins at a unit and ends its piece, or 0. */
static int
person_end(const YbssText *text, int start)
{
	for (int length = 4; length >= 2; length--)
		if (is_person(text->unit + start, length) &&
			(ybss_is_end(text->unit[start + length]) || text->unit[start + length] == u'收'))
			return start + length;
	return 0;
}

/* 李四收, 转王五: one character that says who. */
static void
cut_addressee(const YbssNoise *noise, int at)
{
	YbssText *text = noise->text;
	bool apart = at == 0 || ybss_is_separator(text->unit[at - 1]);
	int end = text->unit[at] == u'转' ? person_end(text, at + 1) : 0;

	if (text->unit[at] == u'转' ? end == 0 : !ybss_is_end(text->unit[at + 1]))
		return;
	if (!ybss_cut_person_before(noise, at) && !apart)
		return;
	text->unit[at] = ' ';
	if (end > 0)
		ybss_cut(noise, YBSS_ELEMENT_NAME, at + 1, end);
}

/* Behind 电话 a number, behind 微信 an account: cut it; false where there is none. */
static bool
cut_account(const YbssNoise *noise, int word, int start)
{
	YbssText *text = noise->text;
	bool phone = ybss_is_one_of(text->unit[word], u"电手联座");
	int end = start;

	while (ybss_is_digit(text->unit[end]) || text->unit[end] == '-' ||
		   (!phone && (ybss_is_letter(text->unit[end]) || text->unit[end] == '_')))
		end++;
	if (end - start < 5)
		return false;
	ybss_blank(text, word, start);
	ybss_cut(noise, phone ? YBSS_ELEMENT_PHONE : YBSS_ELEMENT_REMARK, start, end);
	return true;
}

/* 收件人:张三, 联系电话: a word that says who or how, and the name behind it. */
static void
cut_label(const YbssNoise *noise, int at, int word)
{
	YbssText *text = noise->text;
	int end = at + word, name;
	bool colon;

	while (text->unit[end] == ':' || text->unit[end] == ' ')
		end++;
	colon = end > at + word;
	if (cut_account(noise, at, end))
		return;
	/* 手机维修部, 微信支付 are places or names. */
	if (!colon && ybss_is_han(text->unit[end]) && text->unit[at] != u'收' &&
		text->unit[at] != u'联')
		return;
	if (ybss_is_letter(text->unit[at]) && !colon)
		return;
	name = end;
	while (name - end < 4 && ybss_is_han(text->unit[name]))
		name++;
	ybss_blank(text, at, end);
	if (word >= 3 && name - end >= 2 && ybss_is_end(text->unit[name]))
		ybss_cut(noise, YBSS_ELEMENT_NAME, end, name);
}

/* Tell whether what ends before a unit is a whole thing, so that a name may begin there. */
static bool
ends_thing(const YbssNoise *noise, int at)
{
	static const char16_t ends[] = u"组号室栋幢楼层村区元店门户社队座铺";
	static const uint32_t classes =
		YBSS_WORDS(PLACE) | YBSS_WORDS(ROAD) | YBSS_WORDS(ROOM) | YBSS_WORDS(ZONE);
	uint16_t before = at > 0 ? noise->text->unit[at - 1] : ' ';

	if (ybss_is_separator(before) || ybss_is_digit(before) || ybss_is_one_of(before, ends))
		return true;
	for (int length = 2; length <= 4 && length <= at; length++)
		if (ybss_word_of(noise->lexicon, noise->text->unit + at - length, classes) == length)
			return true;
	return false;
}

/* 李先生, 王师傅: cut at the end of a piece. */
static void
cut_titled(const YbssNoise *noise, int at, int word)
{
	const YbssText *text = noise->text;
	uint16_t behind = text->unit[at + word];

	for (int length = 1; length <= 3 && length <= at && (ybss_is_end(behind) || behind == u'收');
		 length++)
	{
		uint16_t name[2] = {text->unit[at - length], u'一'};

		if (is_person(name, 2) && ends_thing(noise, at - length))
		{
			ybss_cut(noise, YBSS_ELEMENT_NAME, at - length, at + word);
			return;
		}
	}
}

/* 请放门卫, 到了打电话: cut a note to the bearer, to the end of its piece or the next digit. */
static void
cut_note(const YbssNoise *noise, int at, int word)
{
	const YbssText *text = noise->text;
	int end = at + word;

	if (at == 0 || (!ends_thing(noise, at) && word < 4))
		return;
	while (!ybss_is_end(text->unit[end]) && !ybss_is_digit(text->unit[end]))
		end++;
	/* 上门街道8号 and the like are names: a note says nothing that is numbered. */
	if (ybss_word_of(noise->lexicon, text->unit + end - 1, YBSS_WORDS(ROAD) | YBSS_WORDS(VILLAGE)))
		return;
	ybss_cut(noise, YBSS_ELEMENT_REMARK, at, end);
}

/* Cut what a word at a place says of who lives there; the longest word is asked first. */
static void
cut_contact(const YbssNoise *noise, int at)
{
	YbssFound found[YBSS_FOUND];
	int hits = ybss_find_words(noise->lexicon, noise->text->unit + at, found, YBSS_FOUND);

	for (int i = hits - 1; i >= 0; i--)
	{
		int word = found[i].length;

		if (!(found[i].value & (YBSS_WORDS(CONTACT) | YBSS_WORDS(TITLE) | YBSS_WORDS(NOTE))))
			continue;
		if (found[i].value & YBSS_WORDS(TITLE))
			cut_titled(noise, at, word);
		else if (found[i].value & YBSS_WORDS(NOTE))
			cut_note(noise, at, word);
		else if (word >= 2)
			cut_label(noise, at, word);
		else if (i == hits - 1)
			cut_addressee(noise, at);
		return;
	}
}

/* Cut 收件人, 电话, 李四收, 李先生, 放门口 and what stands behind them. */
void
ybss_cut_contacts(const YbssNoise *noise)
{
	const YbssText *text = noise->text;

	for (int at = 0; at < text->length; at++)
		if (noise->lexicon->character[text->unit[at]].kind & YBSS_BEGINS_CONTACT)
			cut_contact(noise, at);
}

/* Tell whether a run ends with no class word and is no division: 红星路, 虾子镇 are. */
static bool
is_no_place(const YbssNoise *noise, int start, int end)
{
	const YbssText *text = noise->text;
	YbssFound found[8];
	int hits = ybss_find_names(noise->lexicon, text->unit + start, found, 8);

	for (int at = start + 1; at < end; at++)
		if (ybss_word_of(noise->lexicon, text->unit + at,
						 YBSS_WORDS(ROAD) | YBSS_WORDS(STREET) | YBSS_WORDS(PLACE) |
							 YBSS_WORDS(ZONE) | YBSS_WORDS(VILLAGE) | YBSS_WORDS(GROUP) |
							 YBSS_WORDS(SHOP)) == end - at)
			return false;
	return hits == 0 || found[hits - 1].length < end - start;
}

/* Tell whether a run is somebody, and no road, place or division: 红星路 13800000000. */
static bool
is_receiver(const YbssNoise *noise, int start, int end)
{
	return is_person(noise->text->unit + start, end - start) && is_no_place(noise, start, end);
}

/* Tell whether a run between separators is somebody: 亭兰 张13800000000 has the surname only. */
static bool
is_receiver_apart(const YbssNoise *noise, int start, int end)
{
	const uint16_t *unit = noise->text->unit;
	uint16_t alone[2] = {unit[start], u'一'};

	if (start > 0 && !ybss_is_separator(unit[start - 1]))
		return false;
	return end - start == 1 ? unit[end] == ' ' && is_person(alone, 2)
							: is_receiver(noise, start, end);
}

/* The start of the receiver's name that ends at a unit before a phone, or -1. */
static int
receiver_start(const YbssNoise *noise, int end)
{
	const YbssText *text = noise->text;
	int start = end;

	while (start > 0 && end - start < 5 && ybss_is_han(text->unit[start - 1]))
		start--;
	if (is_receiver_apart(noise, start, end))
		return start;
	/* 302韩小满13800000000 */
	start = person_start(noise, end);
	return start >= 0 && is_receiver(noise, start, end) ? start : -1;
}

/* Cut a person's name beside a phone: 张三 13800000000. */
void
ybss_cut_receiver(const YbssNoise *noise)
{
	const YbssText *text = noise->text;
	const YbssParse *parse = noise->sink->parse;

	for (int i = 0; i < parse->elements; i++)
		if (parse->element[i].kind == YBSS_ELEMENT_NAME)
			return;
	for (int i = 0; i < parse->elements; i++)
	{
		const YbssElement *e = &parse->element[i];
		int end, start;

		if (e->kind != YBSS_ELEMENT_PHONE)
			continue;
		end = e->typed;
		while (end > 0 && ybss_is_separator(text->unit[end - 1]))
			end--;
		if ((start = receiver_start(noise, end)) >= 0)
		{
			ybss_cut(noise, YBSS_ELEMENT_NAME, start, end);
			return;
		}
		start = e->typed + e->typed_length;
		while (text->unit[start] != 0 && ybss_is_separator(text->unit[start]))
			start++;
		end = start;
		while (end - start < 5 && ybss_is_han(text->unit[end]))
			end++;
		if (ybss_is_end(text->unit[end]) && is_receiver(noise, start, end))
		{
			ybss_cut(noise, YBSS_ELEMENT_NAME, start, end);
			return;
		}
	}
}

/* Tell whether a phone or a post code was cut: then the text comes from a parcel or a letter. */
static bool
is_of_letter(const YbssNoise *noise)
{
	const YbssParse *parse = noise->sink->parse;

	for (int i = 0; i < parse->elements; i++)
		if (parse->element[i].kind == YBSS_ELEMENT_PHONE ||
			parse->element[i].kind == YBSS_ELEMENT_POSTCODE)
			return true;
	return false;
}

/* Tell whether a piece has three characters and begins with a surname that begins few places. */
static bool
is_surely_person(const uint16_t *name, int length)
{
	static const char16_t surnames[] =
		u"王李张刘陈杨赵吴周徐孙朱胡郭何罗郑梁谢宋许韩冯邓曹彭曾萧蔡潘袁董苏吕蒋魏沈";

	return length == 3 && ybss_is_one_of(name[0], surnames) && name[1] != u'家';
}

/* Tell whether a post code was cut right before a place: what follows it is who receives. */
static bool
follows_postcode(const YbssNoise *noise, int start)
{
	const YbssParse *parse = noise->sink->parse;
	const uint16_t *unit = noise->text->unit;
	int at = start;

	while (at > 0 && ybss_is_separator(unit[at - 1]))
		at--;
	/* The code itself is blank by now. */
	for (int i = 0; i < parse->elements && at > 0; i++)
		if (parse->element[i].kind == YBSS_ELEMENT_POSTCODE && parse->element[i].typed >= at &&
			parse->element[i].typed < start)
			return true;
	return false;
}

/* 18号 302室 张小三: cut the person who is the last piece of a text, behind what is numbered. */
void
ybss_cut_last_person(const YbssNoise *noise)
{
	const YbssText *text = noise->text;
	int end = text->length, start, before;

	while (end > 0 && ybss_is_separator(text->unit[end - 1]))
		end--;
	start = end;
	while (start > 0 && end - start < 5 && ybss_is_han(text->unit[start - 1]))
		start--;
	before = start;
	while (before > 0 && ybss_is_separator(text->unit[before - 1]))
		before--;
	if (end > start && end - start <= 3 && follows_postcode(noise, start) &&
		is_no_place(noise, start, end))
	{
		ybss_cut(noise, YBSS_ELEMENT_NAME, start, end);
		return;
	}
	if (before == start || before == 0 || !is_receiver(noise, start, end) ||
		!(is_of_letter(noise) || is_surely_person(text->unit + start, end - start)) ||
		!(ybss_is_digit(text->unit[before - 1]) ||
		  ybss_is_one_of(text->unit[before - 1], u"号室栋幢楼层户座铺房元")))
		return;
	ybss_cut(noise, YBSS_ELEMENT_NAME, start, end);
}
