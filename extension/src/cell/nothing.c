/*
 * nothing.c
 *		Words that say nothing.
 *
 * A whole cell counts, never a part of one: 无锡 and 无名氏 are none of these.
 */
#include "cell/nothing.h"

#include <string.h>

#include "text/utf8.h"

#define COUNT(array) ((int) (sizeof(array) / sizeof((array)[0])))

/* Say that there is none: an answer where somebody asks yes or no. */
static const char *const none[] = {"无",	   "無",	 "没有",   "没",   "沒有",	 "无此项",
								   "无此项目", "无此人", "无此证", "暂无", "目前无", "尚无",
								   "均无",	   "无无",	 "(无)",   "无."};

/* Say that nobody knows, or that it is to come. */
static const char *const unknown[] = {
	"未知",		  "不详",		  "不祥",		"不明",		  "不清",		"不清楚",	"不知",
	"不知道",	  "不了解",		  "不确定",		"无法获取",	  "无法提供",	"无法核实", "未说明",
	"未填",		  "未填写",		  "未填报",		"未录入",	  "未录",		"未登记",	"未提供",
	"未采集",	  "未采",		  "未核实",		"未知晓",	  "未说",		"未办",		"未办理",
	"未取得",	  "待补",		  "待补充",		"待查",		  "待定",		"待核",		"待核实",
	"待完善",	  "待录入",		  "待采集",		"待更新",	  "待确认",		"待填",		"空",
	"空白",		  "空值",		  "缺",			"缺失",		  "无信息",		"无数据",	"无资料",
	"无记录",	  "无内容",		  "无法识别",	"无效",		  "无效值",		"无号码",	"无电话",
	"无手机",	  "无手机号",	  "无联系方式", "无联系电话", "无固定电话", "无座机",	"无身份证",
	"无身份证号", "无身份证号码", "无证件",		"无证件号",	  "无证",		"无户号",	"无户口",
	"无户籍",	  "无地址",		  "无详细地址", "无姓名",	  "无法联系",	"联系不上", "拒绝",
	"拒报",		  "拒填",		  "拒绝提供",	"拒不提供",	  "不愿提供",	"不提供",	"保密",
	"不填",		  "不适用",		  "略",			"身份证号",	  "查无",		"查无此人", "忘记",
	"忘了",		  "记不清",		  "丢失",		"遗失"};

/* Point at another line, which nobody follows. */
static const char *const above[] = {
	"同上", "同前",		"同左",	  "同右",	  "同下",		  "同户主", "同一",	  "〃",
	"″",	"\"",		"''",	  "々",		  "仝",			  "仝上",	"同上行", "同上一行",
	"同户", "同户籍地", "同户籍", "同身份证", "同身份证地址", "见上",	"见备注", "详见备注"};

/* What programs write. */
static const char *const program[] = {
	"NULL",		   "(NULL)",	 "[NULL]",	   "<NULL>",
	"NIL",		   "NONE",		 "NAN",		   "NA",
	"N/A",		   "N.A",		 "N.A.",	   "#N/A",
	"#REF!",	   "#VALUE!",	 "#NAME?",	   "#DIV/0!",
	"#NUM!",	   "#NULL!",	 "#####",	   "UNDEFINED",
	"\\N",		   "UNKNOWN",	 "EMPTY",	   "DBNULL",
	"TBD",		   "TBA",		 "0000-00-00", "0000-00-0000:00:00",
	"0000/00/00",  "1900-01-00", "1900/1/0",   "1900-1-0",
	"1900/01/00",  "(空)",		 "(空白)",	   "NOTAVAILABLE",
	"INVALIDDATE", "{}",		 "[]"};

#define LONGEST 10 /* characters of the longest of these words that is not a program's */

/* By the last eight bits of a character: may one of the words begin with it? */
static bool may_begin[256];

/* Note which characters the words of a list begin with. */
static void
note_begins(const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
	{
		const char *at = words[i];

		may_begin[ybss_utf8_next(&at, at + strlen(at)) & 0xFF] = true;
	}
}

/* May a word be one of the lists, by its length and its first character? */
static bool
may_be_listed(const YbssSigns *word)
{
	static bool noted = false;

	if (!noted)
	{
		note_begins(none, COUNT(none));
		note_begins(unknown, COUNT(unknown));
		note_begins(above, COUNT(above));
		note_begins(program, COUNT(program));
		noted = true;
	}
	return may_begin[word->sign[0] & 0xFF] && (word->count <= LONGEST || word->sign[0] < 0x80);
}

/* Is it one of these words? */
static bool
is_one_of(const YbssSigns *word, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		if (((unsigned char) words[i][0] == word->sign[0] || word->sign[0] > 0x7F) &&
			ybss_signs_at(word, 0, words[i]) == word->count)
			return true;
	return false;
}

/* Is it made of signs that say nothing: / -- … ？ */
static bool
only_marks(const YbssSigns *word)
{
	static const char marks[] = "/\\-_.*?~,;:|!^'\"()=+<>[]#&%$@";

	for (int i = 0; i < word->count; i++)
	{
		uint32_t c = word->sign[i];

		if (c < 0x80
				? strchr(marks, (int) c) == NULL
				: c != u'、' && c != u'。' && c != u'…' && c != u'·' && c != u'×' && c != u'─' &&
					  c != u'━' && c != u'～' && c != u'□' && c != u'■' && c != u'○' && c != u'●' &&
					  c != u'〇' && c != u'—' && c != u'﹣' && c != 0xFFFD)
			return false;
	}
	return true;
}

/* Is it a run of zeros? */
static bool
only_zeros(const YbssSigns *word)
{
	for (int i = 0; i < word->count; i++)
		if (word->sign[i] != '0' && !(word->sign[i] == '.' && i > 0))
			return false;
	return true;
}

/* Is a word one that says nothing? */
bool
ybss_is_nothing(const YbssSigns *word, YbssNothing field)
{
	if (word->count == 0)
		return true;
	/* The longest of these words has ten characters, those of programs some more. */
	if (word->cut || word->count > 20)
		return word->count <= 60 && only_marks(word);
	if (only_marks(word))
		return true;
	if (word->sign[0] == '0' && only_zeros(word))
		return field == YBSS_NOTHING_EVERY || field == YBSS_NOTHING_LATIN_COUNTS;
	if (field == YBSS_NOTHING_LATIN_COUNTS && word->sign[0] < 0x80 && word->sign[0] >= 'A')
		return false;
	if (!may_be_listed(word))
		return false;
	/* The word by which our own codes say that nothing is let. */
	if (field == YBSS_NOTHING_NO_COUNTS && ybss_signs_at(word, 0, "NONE") == word->count)
		return false;
	if (word->sign[0] < 0x80)
		return is_one_of(word, program, COUNT(program)) || is_one_of(word, above, COUNT(above)) ||
			   is_one_of(word, none, COUNT(none));
	if (field != YBSS_NOTHING_NO_COUNTS && is_one_of(word, none, COUNT(none)))
		return true;
	return is_one_of(word, unknown, COUNT(unknown)) || is_one_of(word, above, COUNT(above));
}
