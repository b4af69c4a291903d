/*
 * list_part.c
 *		What a row of a list is that is no line of it.
 *
 * Under a list that was made to be printed stand its totals (合计, 共35人) and
 * who made it when (制表人：, 审核：, 填报日期：). Taken for a line each would be
 * a person without a name; so what is certainly neither is told apart.
 */
#include "text/list_part.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "text/utf8.h"

/* Longest cell that is looked at, in characters; a remark under a list may be longer. */
#define LONGEST 120
/* Digits in a row that only an id has. */
#define ID_DIGITS 15

/* A cell's characters in usual width, without blanks and bracket marks. */
typedef struct Cell
{
	int length;
	bool cut; /* longer than is looked at */
	uint16_t unit[LONGEST + 1];
} Cell;

/* Words that alone, or before a number, are a total. */
static const char16_t *const total_words[] = {
	u"合计",	 u"总计",	  u"小计",	   u"共计",	 u"总合计", u"累计",	 u"本页合计",
	u"本页小计", u"总人数",	  u"总户数",   u"总数",	 u"合计数", u"全部合计", u"人数合计",
	u"户数合计", u"合计人数", u"合计户数", u"total", u"sum"};
/* What totals count. */
static const char16_t *const counted[] = {u"人", u"户",		u"条",	 u"套",		u"栋",	 u"幢",
										  u"家", u"个",		u"名",	 u"件",		u"间",	 u"处",
										  u"份", u"页",		u"行",	 u"次",		u"元",	 u"万元",
										  u"㎡", u"平方米", u"人次", u"条记录", u"户人", u"单元"};
/* Words that a colon, or nothing, follows where a list is signed or explained. */
static const char16_t *const signature_words[] = {
	u"制表人",	 u"制表",		u"制表单位",   u"制表日期", u"制表时间", u"填报人",	  u"填报单位",
	u"填报日期", u"填报时间",	u"填表人",	   u"填表日期", u"填表时间", u"填表单位", u"填表说明",
	u"审核人",	 u"审核",		u"审核单位",   u"审核日期", u"复核人",	 u"复核",	  u"审批人",
	u"负责人",	 u"单位负责人", u"社区负责人", u"村负责人", u"单位领导", u"领导签字", u"经办人",
	u"经手人",	 u"登记人",		u"统计人",	   u"统计日期", u"统计时间", u"报送人",	  u"报送单位",
	u"报送日期", u"上报人",		u"上报单位",   u"上报日期", u"打印人",	 u"打印日期", u"打印时间",
	u"导出人",	 u"导出日期",	u"导出时间",   u"录入人",	u"录入日期", u"采集人",	  u"采集员",
	u"网格员",	 u"网格长",		u"签字",	   u"签名",		u"盖章",	 u"单位盖章", u"公章",
	u"备注",	 u"注",			u"说明",	   u"填报说明", u"注意事项", u"数据来源", u"截止日期",
	u"截止时间", u"联系人",		u"主管领导",   u"分管领导", u"主管",	 u"校对",	  u"校对人",
	u"抄报",	 u"抄送"};
/* Words that end a list whatever follows. */
static const char16_t *const end_words[] = {u"以下空白", u"以下无正文", u"此页无正文", u"以下为空",
											u"本页以下空白"};

/* Tell whether a character is a blank that lists are filled with. */
static bool
is_blank(uint32_t c)
{
	return c <= 0x20 || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
		   (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c == 0x205F ||
		   c == 0x2060;
}

/* Say whether a cell holds nothing but blanks. */
bool
ybss_list_blank(const char *cell, size_t length)
{
	const char *at = cell;
	const char *end = cell + length;

	while (at < end)
		if (!is_blank(ybss_utf8_next(&at, end)))
			return false;
	return true;
}

/* Read a cell in usual width, without blanks. */
static void
read_cell(const YbssListText *from, Cell *cell)
{
	const char *at = from->text;
	const char *end = at + from->length;

	cell->length = 0;
	cell->cut = false;
	while (at < end)
	{
		uint32_t c = ybss_utf8_next(&at, end);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (c >= 'A' && c <= 'Z')
			c += 32;
		if (is_blank(c) || c == '(' || c == ')' || c == u'【' || c == u'】' || c == '*')
			continue;
		if (cell->length == LONGEST)
		{
			cell->cut = true;
			break;
		}
		cell->unit[cell->length++] = (uint16_t) (c > 0xFFFF ? 0xFFFD : c);
	}
	cell->unit[cell->length] = 0;
}

/* Give the length of a word where a cell has it at a place, 0 where not. */
static int
word_at(const Cell *cell, int at, const char16_t *word)
{
	int i = 0;

	while (word[i])
	{
		if (at + i >= cell->length || cell->unit[at + i] != word[i])
			return 0;
		i++;
	}
	return i;
}

/* Give the length of the longest of some words at a place, 0 where none stands there. */
static int
longest_at(const Cell *cell, int at, const char16_t *const *words, size_t count)
{
	int longest = 0;

	for (size_t i = 0; i < count; i++)
	{
		int length = word_at(cell, at, words[i]);

		if (length > longest)
			longest = length;
	}
	return longest;
}

#define LONGEST_OF(cell, at, words) longest_at(cell, at, words, sizeof(words) / sizeof(*(words)))

/* Tell whether a character is part of a number. */
static bool
is_number(uint16_t c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == '%' ||
		   c == u'¥' || c == u'￥' || c == u'一' || c == u'二' || c == u'三' || c == u'四' ||
		   c == u'五' || c == u'六' || c == u'七' || c == u'八' || c == u'九' || c == u'十' ||
		   c == u'百' || c == u'千' || c == u'万' || c == u'〇' || c == u'两' || c == u'第';
}

/* Pass over numbers with what they count, and marks between them. */
static int
behind_counts(const Cell *cell, int at)
{
	for (;;)
	{
		int step = LONGEST_OF(cell, at, counted);

		if (step == 0 && at < cell->length &&
			(is_number(cell->unit[at]) || cell->unit[at] == ':' || cell->unit[at] == u'、' ||
			 cell->unit[at] == u'。' || cell->unit[at] == ';' || cell->unit[at] == '/' ||
			 cell->unit[at] == u'共'))
			step = 1;
		if (step == 0)
			return at;
		at += step;
	}
}

/* Tell whether a cell holds a number and nothing but numbers and what they count. */
static bool
is_count(const Cell *cell)
{
	return cell->length > 0 && behind_counts(cell, 0) == cell->length;
}

/* Tell whether a cell is a total: 合计, 总计：35人, 共 35 户 102 人. */
static bool
is_total(const Cell *cell)
{
	int at = word_at(cell, 0, u"以上");
	int word = LONGEST_OF(cell, at, total_words);

	if (word > 0)
		return behind_counts(cell, at + word) == cell->length;
	if (cell->unit[at] != u'共' && cell->unit[at] != u'第')
		return false;
	// 第1页共3页, and no 第3栋.
	return at + 1 < cell->length && is_number(cell->unit[at + 1]) &&
		   behind_counts(cell, at) == cell->length &&
		   (cell->unit[at] == u'共' ? !is_number(cell->unit[cell->length - 1])
									: cell->unit[cell->length - 1] == u'页');
}

/* Tell whether a cell signs or explains a list: 制表人：张三, 填报单位, 注：. */
static bool
is_signature(const Cell *cell)
{
	int word = LONGEST_OF(cell, 0, signature_words);

	if (LONGEST_OF(cell, 0, end_words) > 0)
		return true;
	return word > 0 && (word == cell->length ? word > 1 : cell->unit[word] == ':');
}

/* Tell whether a cell holds as many digits in a row as only an id has. */
static bool
holds_id(const Cell *cell)
{
	int run = 0;

	for (int i = 0; i < cell->length && run < ID_DIGITS; i++)
		run = cell->unit[i] >= '0' && cell->unit[i] <= '9' ? run + 1 : 0;
	return run >= ID_DIGITS;
}

/*
 * Say whether a row closes a list: it holds totals, or tells who made the list.
 *
 * The first filled cell must say so; beside a total stand numbers alone, beside
 * a signature little else, and an id beside neither: such a row is a line.
 */
bool
ybss_list_closing(const YbssListText *cells, int count, int columns)
{
	Cell cell;
	int filled = 0;
	bool total = false;
	bool numbers = true;

	for (int i = 0; i < count; i++)
	{
		if (cells[i].text == NULL)
			return false;
		if (ybss_list_blank(cells[i].text, cells[i].length))
			continue;
		read_cell(&cells[i], &cell);
		if (cell.length == 0)
			continue;
		if (holds_id(&cell))
			return false;
		if (filled++ == 0)
		{
			total = is_total(&cell);
			if (!total && !is_signature(&cell))
				return false;
		}
		else
			numbers = numbers && (is_count(&cell) || is_total(&cell) || is_signature(&cell));
	}
	if (total)
		return numbers;
	return filled == 1 || (filled > 1 && filled * 2 <= columns);
}
