/*
 * name_core.c
 *		Where the class word of a division's name begins.
 */
#include "address/lexicon/name_core.h"

#include <string.h>
#include <uchar.h>

/* Class words by level, longest first; u"" needs no table of characters. */
static const char16_t *const class_words[5][10] = {
	{0},
	{u"维吾尔自治区", u"特别行政区", u"壮族自治区", u"回族自治区", u"自治区", u"省", u"市"},
	{u"行政区", u"自治州", u"地区", u"盟", u"市"},
	{u"自治县", u"自治旗", u"联合旗", u"新区", u"林区", u"特区", u"县", u"区", u"市", u"旗"},
	{u"街道办事处", u"地区办事处", u"办事处", u"街道", u"地区", u"苏木", u"镇", u"乡"},
};

/* Names of nationalities in the names of autonomous divisions. */
static const char16_t *const nationalities[] = {
	u"蒙古族", u"蒙古",	  u"各族",		 u"回族",	  u"藏族",	   u"维吾尔族", u"维吾尔",
	u"苗族",   u"彝族",	  u"壮族",		 u"布依族",	  u"朝鲜族",   u"满族",		u"侗族",
	u"瑶族",   u"白族",	  u"土家族",	 u"哈尼族",	  u"哈萨克族", u"哈萨克",	u"傣族",
	u"黎族",   u"傈僳族", u"佤族",		 u"畲族",	  u"拉祜族",   u"水族",		u"东乡族",
	u"纳西族", u"景颇族", u"柯尔克孜族", u"柯尔克孜", u"土族",	   u"达斡尔族", u"仫佬族",
	u"羌族",   u"布朗族", u"撒拉族",	 u"毛南族",	  u"仡佬族",   u"锡伯族",	u"锡伯",
	u"阿昌族", u"普米族", u"塔吉克族",	 u"塔吉克",	  u"怒族",	   u"鄂温克族", u"德昂族",
	u"保安族", u"裕固族", u"京族",		 u"独龙族",	  u"鄂伦春族", u"门巴族",	u"珞巴族",
	u"基诺族",
};

static int
units_of(const char16_t *word)
{
	int n = 0;

	while (word[n])
		n++;
	return n;
}

static int
ends_with(const uint16_t *units, int length, const char16_t *word)
{
	int n = units_of(word);

	return length > n && !memcmp(units + length - n, word, (size_t) n * 2) ? n : 0;
}

/* The length of a name without its class word and nationalities, or 0. */
int
ybss_core_length(const uint16_t *units, int length, int level)
{
	int cut = 0, again = 1;

	for (int i = 0; i < 10 && class_words[level][i] && !cut; i++)
		cut = ends_with(units, length, class_words[level][i]);
	if (!cut)
		return 0;
	length -= cut;
	while (again)
	{
		again = 0;
		for (size_t i = 0; i < sizeof nationalities / sizeof *nationalities; i++)
			if ((cut = ends_with(units, length, nationalities[i])) != 0 && length - cut >= 2)
			{
				length -= cut;
				again = 1;
			}
	}
	return length;
}
