/*
 * name_call.c
 *		What people are called beside their full name.
 *
 * 老胡, 小胡, 胡师傅, 胡大哥 call by the surname; 阿强, 小强, 强强, 强哥, 强子 by a
 * character of the given name, mostly the last.
 */
#include "match/comparison/name_call.h"

#include <uchar.h>

#include "match/knowledge/han.h"

/* What stands before the character: 阿强, 老胡. */
static const char16_t before_any[] = u"阿小老大";
/* What stands behind a given name's character: 强哥. */
static const char16_t behind_given[] = u"哥姐妹弟叔姨伯爷嫂婶仔儿子娃总工姑公婆妈爸娘";
/* What stands behind a surname: 胡工, 胡师傅. */
static const char16_t *const behind_surname[] = {
	u"师傅", u"老师", u"先生", u"女士", u"小姐", u"太太", u"同志", u"大爷", u"大妈", u"大叔",
	u"大婶", u"大哥", u"大姐", u"大娘", u"大伯", u"大嫂", u"阿姨", u"叔叔", u"爷爷", u"奶奶",
	u"伯伯", u"婆婆", u"主任", u"经理", u"老板", u"医生", u"大夫", u"书记", u"主席", u"局长",
	u"处长", u"科长", u"队长", u"组长", u"站长", u"校长", u"所长", u"教授", u"律师", u"警官",
	u"村长", u"支书", u"会计", u"老汉", u"老太", u"哥",	  u"姐",   u"叔",	u"姨",	 u"伯",
	u"爷",	 u"嫂",	  u"婶",   u"总",	u"工",	 u"老",	  u"队",   u"妈",	u"家",	 u"氏"};

/* Is a letter one of some? */
static bool
is_one_of(uint32_t letter, const char16_t *some)
{
	while (*some != 0)
		if (*some++ == letter)
			return true;
	return false;
}

/* Do letters stand there to the end of the name? */
static bool
ends_so(const YbssPersonName *name, int from, const char16_t *letters)
{
	int at = from;

	while (at < name->count && *letters == name->letter[at])
		at++, letters++;
	return at == name->count && *letters == 0;
}

/* Tell by what a short form calls. */
bool
ybss_called_by(const YbssPersonName *brief, uint32_t *character, bool *surname, bool *given)
{
	int begin;

	*surname = *given = false;
	if (brief->parts > 1 || brief->han != brief->count || brief->count < 2 || brief->count > 4)
		return false;
	*character = brief->letter[0];
	begin = ybss_surname_letters(brief->letter, brief->count);
	for (size_t i = 0; i < sizeof behind_surname / sizeof *behind_surname && !*surname; i++)
		*surname = begin < brief->count && brief->letter[begin] == behind_surname[i][0] &&
				   ends_so(brief, begin, behind_surname[i]);
	if (brief->count == 2)
	{
		*given = brief->letter[0] == brief->letter[1] || is_one_of(brief->letter[1], behind_given);
		if (!*given && !*surname && is_one_of(brief->letter[0], before_any))
		{
			*character = brief->letter[1];
			*given = *surname = true;
		}
	}
	/* 小强子, 阿强哥. */
	else if (brief->count == 3 && !*surname && is_one_of(brief->letter[0], before_any) &&
			 (brief->letter[1] == brief->letter[2] || is_one_of(brief->letter[2], behind_given)))
	{
		*character = brief->letter[1];
		*given = true;
	}
	return *given || *surname;
}

/* Are two characters the same to the ear? */
static bool
heard_alike(uint32_t a, uint32_t b, bool surname)
{
	return a == b || ybss_alike_sound(a, b, surname) == YBSS_SOUND_SAME;
}

/* Tell how the short form calls. */
YbssCall
ybss_name_call(const YbssPersonName *full, const YbssPersonName *brief)
{
	uint32_t character;
	bool surname, given;
	int begin;

	if (full->count < 2 || full->count > 4 || full->han != full->count || full->parts > 1 ||
		!ybss_called_by(brief, &character, &surname, &given))
		return YBSS_CALL_NONE;
	begin = ybss_surname_letters(full->letter, full->count);
	for (int i = begin; given && i < full->count; i++)
		if (heard_alike(full->letter[i], character, false))
			return YBSS_CALL_GIVEN;
	if (surname && heard_alike(full->letter[0], character, true) &&
		(ybss_surname_letters(brief->letter, brief->count) < 2 ||
		 brief->letter[1] == full->letter[1]))
		return YBSS_CALL_SURNAME;
	return YBSS_CALL_NONE;
}
