/*
 * list_header.c
 *		How the columns of lists are called.
 *
 * Offices write one name in many ways: 姓 名, *姓名, 姓名（必填）, 1.姓名, ２、姓名：.
 * A name's form leaves out what says nothing of which column it is.
 */
#include "text/list_header.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "text/utf8.h"

/* What brackets hold when they tell how to fill in a column, not which it is. */
static const char *const remarks[] = {"必填", "选填", "可选",	"必须",	  "可空", "不填", "格式",
									  "例如", "示例", "如:",	"填写",	  "下拉", "单选", "多选",
									  "yyyy", "年月", "位数字", "请",	  "18位", "11位", "15位",
									  "数字", "文本", "必选",	"不可空", "非空"};
/* Units of measure, which brackets hold alone. */
static const char *const units[] = {"元", "万元", "㎡", "m2", "m²", "平方米", "平米", "平方",
									"米", "人",	  "户", "岁", "%",	"个",	  "套",	  "间",
									"层", "栋",	  "位", "年", "月", "日",	  "*"};

/* Tell whether a character takes no part in a name: blanks, marks, quotation marks. */
static bool
is_silent(uint32_t c)
{
	static const char16_t silent[] = u"*＊★☆※●○▲△◆■□\"'“”‘’`^~　 \t\r\n\v\f";

	if (c < 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0xAD || c == 0xFEFF || c == 0x3000)
		return true;
	if ((c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
		(c >= 0x2060 && c <= 0x2069))
		return true;
	for (const char16_t *s = silent; *s; s++)
		if (*s == c)
			return true;
	return false;
}

/* Give a character in usual width and small. */
static uint32_t
plain_character(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	if (c == u'【' || c == u'〔' || c == u'［' || c == u'[' || c == u'{' || c == u'〖')
		return '(';
	if (c == u'】' || c == u'〕' || c == u'］' || c == u']' || c == u'}' || c == u'〗')
		return ')';
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Copy a name without silent characters, in usual width; returns its length. */
static size_t
copy_plain(const char *name, size_t length, char *out)
{
	const char *at = name;
	const char *end = name + length;
	size_t written = 0;

	while (at < end)
	{
		const char *from = at;
		uint32_t c = ybss_utf8_next(&at, end);
		uint32_t plain = c == UINT32_MAX ? c : plain_character(c);

		if (plain != UINT32_MAX && is_silent(plain))
			continue;
		if (plain < 0x80)
			out[written++] = (char) plain;
		else
		{
			memmove(out + written, from, (size_t) (at - from));
			written += (size_t) (at - from);
		}
	}
	return written;
}

/* Tell whether a text holds a word. */
static bool
holds(const char *text, size_t length, const char *word)
{
	size_t size = strlen(word);

	for (size_t i = 0; i + size <= length; i++)
		if (memcmp(text + i, word, size) == 0)
			return true;
	return false;
}

/* Tell whether what stands in brackets is a remark or a unit of measure. */
static bool
is_remark(const char *text, size_t length)
{
	if (length == 0)
		return true;
	for (size_t i = 0; i < sizeof(remarks) / sizeof(*remarks); i++)
		if (holds(text, length, remarks[i]))
			return true;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (length == strlen(units[i]) && memcmp(text, units[i], length) == 0)
			return true;
	return false;
}

/* Leave out brackets with what they hold: remarks, or all of them. */
static size_t
drop_brackets(char *name, size_t length, bool all)
{
	size_t written = 0;

	for (size_t i = 0; i < length; i++)
	{
		const char *close = name[i] == '(' ? memchr(name + i, ')', length - i) : NULL;

		if (close && (all || is_remark(name + i + 1, (size_t) (close - name) - i - 1)))
			i = (size_t) (close - name);
		else
			name[written++] = name[i];
	}
	return written;
}

/* Give how many bytes at the begin of a name are a number: digits, Chinese or in a circle. */
static size_t
number_ahead(const char *name, size_t length)
{
	const char *at = name;
	const char *end = name + length;

	while (at < end)
	{
		const char *from = at;
		uint32_t c = ybss_utf8_next(&at, end);
		bool digit = (c >= '0' && c <= '9') || c == '-' || c == '.';

		if (!digit && c != u'一' && c != u'二' && c != u'三' && c != u'四' && c != u'五' &&
			c != u'六' && c != u'七' && c != u'八' && c != u'九' && c != u'十')
			return (size_t) (from - name);
	}
	return length;
}

/* Give how many bytes at the begin of a name only count the columns: 1. 2、 (3) 四、 ⑤. */
static size_t
numbering_ahead(const char *name, size_t length)
{
	const char *at = name;
	const char *end = name + length;
	bool bracket = length > 0 && name[0] == '(';
	size_t number = number_ahead(name + bracket, length - bracket);
	uint32_t c;

	if (length > 0)
	{
		c = ybss_utf8_next(&at, end);
		if (c >= 0x2460 && c <= 0x249B)
			return (size_t) (at - name);
	}
	if (number == 0 || number > 12)
		return 0;
	at = name + bracket + number;
	if (at == end)
		return 0;
	c = ybss_utf8_next(&at, end);
	if (at == end)
		return 0;
	if (c == ')' || (!bracket && (c == u'、' || c == ':' || c == ',')))
		return (size_t) (at - name);
	return !bracket && name[number - 1] == '.' ? number : 0;
}

/*
 * Give the form of a column's name; out holds at least length bytes.
 *
 * Returns its length, 0 where the name says nothing.
 */
size_t
ybss_header_form(YbssHeaderForm form, const char *name, size_t length, char *out)
{
	size_t written = copy_plain(name, length, out);
	size_t ahead = numbering_ahead(out, written);
	size_t dropped;

	memmove(out, out + ahead, written - ahead);
	written -= ahead;
	/* 【姓名】: the brackets are no remark, they hold the name. */
	if (written > 2 && out[0] == '(' && memchr(out, ')', written) == out + written - 1 &&
		!is_remark(out + 1, written - 2))
	{
		written -= 2;
		memmove(out, out + 1, written);
	}
	dropped = drop_brackets(out, written, form == YBSS_HEADER_CORE);
	written = dropped;
	while (written > 0 && strchr(":;,.#", out[written - 1]))
		written--;
	return written;
}

/* Tell whether a cell is a value, never the name of a column: six digits in a row stand in it. */
bool
ybss_header_is_value(const char *cell, size_t length)
{
	const char *at = cell;
	const char *end = cell + length;
	int run = 0;

	while (at < end && run < 6)
	{
		uint32_t c = ybss_utf8_next(&at, end);

		if (c >= 0xFF10 && c <= 0xFF19)
			c -= 0xFEE0;
		run = c >= '0' && c <= '9' ? run + 1 : 0;
	}
	return run >= 6;
}
