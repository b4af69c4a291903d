/*
 * name_letters.c
 *		The letters of a name and the parts that they make.
 */
#include "match/comparison/name_letters.h"

#include <uchar.h>

#include "match/knowledge/han.h"
#include "text/utf8.h"

/* Surnames of two letters. */
static const char16_t *const compounds[] = {
	u"欧阳", u"司马", u"上官", u"诸葛", u"东方", u"皇甫", u"尉迟", u"公孙", u"慕容", u"令狐",
	u"宇文", u"长孙", u"司徒", u"夏侯", u"轩辕", u"端木", u"南宫", u"百里", u"呼延", u"闻人",
	u"澹台", u"公羊", u"濮阳", u"淳于", u"单于", u"太史", u"申屠", u"赫连", u"万俟", u"独孤",
	u"拓跋", u"钟离", u"东郭", u"西门", u"第五", u"左丘", u"梁丘", u"乐正", u"完颜", u"纳兰"};

/* Read letters. */
void
ybss_read_name_letters(const void *utf8, size_t bytes, YbssPersonName *name)
{
	const char *at = utf8;
	const char *end = at + bytes;

	name->kind = name->count = name->han = name->hidden = 0;
	name->parts = 1;
	name->begin[0] = 0;
	while (at < end && *at != '\0')
	{
		uint32_t c = ybss_utf8_next(&at, end);

		if (c == ' ')
		{
			/* Further parts are one with the last. */
			if (name->parts < YBSS_NAME_MOST_PARTS)
				name->begin[name->parts++] = name->count;
			continue;
		}
		name->han += ybss_han_letter(c);
		name->hidden += c == YBSS_NAME_HIDDEN;
		name->letter[name->count++] = c;
	}
	name->begin[name->parts] = name->count;
}

/* Give how many letters are the surname. */
int
ybss_surname_letters(const uint32_t *letter, int count)
{
	if (count > 1)
		for (size_t i = 0; i < sizeof compounds / sizeof *compounds; i++)
			if (letter[0] == compounds[i][0] && letter[1] == compounds[i][1])
				return 2;
	return count > 0 ? 1 : 0;
}
