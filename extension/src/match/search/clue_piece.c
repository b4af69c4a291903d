/*
 * clue_piece.c
 *		Pieces between blanks and signs: which is a name, which ends as an address.
 */
#include "match/search/clue_piece.h"

#include <string.h>

#include "text/unit.h"
#include "text/utf8.h"

/* Surnames that most people bear, and what is none and begins a way of calling somebody. */
static const char16_t surnames[] =
	u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏"
	u"魏吕丁任沈姚卢姜崔钟谭陆汪范金"
	u"石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文"
	u"牛樊葛邢安齐易乔伍庞颜倪庄聂章"
	u"鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳"
	u"管柴蒙鲍华喻祁蒲房滕屈饶解牟艾"
	u"尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧习闵苟邬边卞姬"
	u"师和仇栾隋商刁沙荣巫寇桑郎甄丛"
	u"仲虞敖巩明佘池查麻苑迟邝区覃冼揭阚那粟敬匡豆逄茹蔺荆晋幸檀揣綦初牧花乌鞠丰支鄢权燕楚闻代仝";
static const char16_t doubles[] =
	u"欧阳司马上官诸葛皇甫尉迟公孙慕容令狐夏侯司徒东方南宫西门端木百里长孙宇文";
static const char16_t endings[] = u"村镇乡路街号组栋幢楼室区市县店院处巷厂坝寨堡沟站馆弄省旗厦座层";
/* Places end so, and so do given names: 李元, 王城. */
static const char16_t doubtful_endings[] = u"元苑城园庄桥场港湾坪里道州社";

/* Write units behind a text that ends with a zero, as far as there is room. */
void
ybss_append_clue(char *to, size_t room, const uint16_t *from, int length)
{
	size_t used = strlen(to);

	for (int i = 0; i < length && used + 4 < room; i++)
	{
		int taken = from[i] >= 0xD800 && from[i] < 0xDC00 && i + 1 < length ? 2 : 1;

		if (used + 5 >= room)
			break;
		used += ybss_utf8_encode(from + i, (size_t) taken, to + used);
		i += taken - 1;
	}
	to[used] = 0;
}

/* How many characters of a surname a piece begins with. */
int
ybss_surname_of(const uint16_t *piece, int length)
{
	for (const char16_t *two = doubles; *two && length >= 3; two += 2)
		if (piece[0] == two[0] && piece[1] == two[1])
			return 2;
	return ybss_is_one_of(piece[0], surnames) ? 1 : 0;
}

/* Does a piece end as a place's name does? */
bool
ybss_ends_as_address(const uint16_t *piece, int length)
{
	return ybss_is_one_of(piece[length - 1], endings) ||
		   ybss_is_one_of(piece[length - 1], doubtful_endings);
}

/* Is a piece a name as most people bear? */
bool
ybss_is_clue_name(const uint16_t *piece, int length)
{
	int surname = length >= 2 && length <= 4 ? ybss_surname_of(piece, length) : 0;

	return surname > 0 && length - surname >= 1 && length - surname <= 2 &&
		   !ybss_ends_as_address(piece, length);
}

/* May a piece be a name where nothing else is: 许菁苑, or a surname that few bear? */
bool
ybss_may_be_clue_name(const uint16_t *piece, int length)
{
	if (length < 2 || length > 4 || ybss_is_one_of(piece[length - 1], endings))
		return false;
	return ybss_surname_of(piece, length) > 0 || !ybss_ends_as_address(piece, length);
}

/* Is a unit part of a name's piece: U+00B7 and its like part a name, no piece. */
static bool
is_inside(const uint16_t *unit)
{
	if (*unit == u'·' || *unit == u'•' || *unit == u'‧' || *unit == u'・')
		return ybss_is_han(unit[-1]) && ybss_is_han(unit[1]);
	return !ybss_is_end(*unit);
}

/* The end of the piece that begins at a unit; says whether it is Han script alone, and dotted. */
int
ybss_piece_end(const YbssText *text, int at, bool *han, bool *dotted)
{
	*han = true;
	*dotted = false;
	while (at < text->length && (is_inside(text->unit + at)))
	{
		if (ybss_is_separator(text->unit[at]))
			*dotted = true;
		else if (!ybss_is_han(text->unit[at]))
			*han = false;
		at++;
	}
	return at;
}
