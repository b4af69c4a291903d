/*
 * clue_label.c
 *		The words in what somebody wrote of a person that only say what stands beside them.
 */
#include "match/search/clue_label.h"

#include "text/unit.h"

typedef struct Label
{
	const char16_t *word;
	char sex;	/* what it says of the person, 0 nothing */
	bool alone; /* only where nothing of a name or an address stands beside it */
} Label;

/* Longer ones first. */
static const Label labels[] = {
	{u"公民身份号码", 0, false},
	{u"身份证号码", 0, false},
	{u"身份证号", 0, false},
	{u"身份证", 0, false},
	{u"证件号码", 0, false},
	{u"证件号", 0, false},
	{u"联系电话", 0, false},
	{u"联系方式", 0, false},
	{u"手机号码", 0, false},
	{u"电话号码", 0, false},
	{u"手机号", 0, false},
	{u"手机", 0, false},
	{u"电话", 0, false},
	{u"尾号是", 0, false},
	{u"尾号", 0, false},
	{u"后四位", 0, false},
	{u"末四位", 0, false},
	{u"后4位", 0, false},
	{u"尾数", 0, false},
	{u"号码是", 0, false},
	{u"号码", 0, false},
	{u"出生日期", 0, false},
	{u"出生年月", 0, false},
	{u"出生年份", 0, false},
	{u"出生于", 0, false},
	{u"出生", 0, false},
	{u"生于", 0, false},
	{u"生日", 0, false},
	{u"年出生", 0, false},
	{u"年生", 0, false},
	{u"年龄", 0, false},
	{u"姓名", 0, false},
	{u"名字是", 0, false},
	{u"名字叫", 0, false},
	{u"名字", 0, false},
	{u"现住址", 0, false},
	{u"家庭住址", 0, false},
	{u"住址", 0, false},
	{u"地址", 0, false},
	{u"家住", 0, false},
	{u"现住", 0, false},
	{u"住在", 0, false},
	{u"居住", 0, false},
	{u"性别", 0, false},
	{u"大概", 0, false},
	{u"大约", 0, false},
	{u"左右", 0, false},
	{u"的女的", '2', false},
	{u"的男的", '1', false},
	{u"女的", '2', true},
	{u"男的", '1', true},
	{u"男性", '1', false},
	{u"女性", '2', false},
	{u"男", '1', true},
	{u"女", '2', true},
	{u"叫", 0, true},
	{u"生", 0, true},
	{u"住", 0, true},
	{u"年", 0, true},
	{u"是", 0, true},
};

/* Take one label; its length, or 0 where none begins. */
static int
label_at(YbssText *text, int at, YbssClues *clues)
{
	bool begins = at == 0 || ybss_is_separator(text->unit[at - 1]);

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
	{
		int length = ybss_begins_with(text->unit + at, labels[i].word);

		if (length == 0 || (labels[i].alone && !(begins && ybss_is_end(text->unit[at + length]))))
			continue;
		if (labels[i].sex != 0 && clues->sex == 0)
			clues->sex = labels[i].sex;
		return length;
	}
	return 0;
}

/* 张小三住测试路18号: 住 and 叫 part what stands before them from what is behind. */
static bool
parts(const YbssText *text, int at)
{
	int before = at, behind = at + 1;

	while (before > 0 && ybss_is_han(text->unit[before - 1]))
		before--;
	while (ybss_is_han(text->unit[behind]))
		behind++;
	return text->unit[at] == u'住' && at - before >= 2 && at - before <= 4 && behind - at > 2;
}

/* Put blanks where words only say what stands beside them. */
void
ybss_take_labels(YbssText *text, YbssClues *clues)
{
	for (int at = 0; at < text->length;)
	{
		int length = label_at(text, at, clues);

		if (length == 0 && parts(text, at))
			length = 1;
		for (int i = 0; i < length; i++)
			text->unit[at + i] = ' ';
		at += length > 0 ? length : 1;
	}
}
