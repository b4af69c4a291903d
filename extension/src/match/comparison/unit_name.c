/*
 * unit_name.c
 *		The parts of a unit's name.
 *
 * 贵州省遵义市红日商贸有限责任公司汇川分公司: the region 贵州省遵义市, the stem 红日商贸, the
 * legal form 有限责任公司, the branch 汇川分公司. Brackets part nothing: 红日（贵州）商贸.
 */
#include "match/comparison/unit_name.h"

#include <stdbool.h>
#include <string.h>
#include <uchar.h>

#include "cell/signs.h"
#include "match/comparison/hash.h"
#include "match/comparison/written.h"
#include "match/knowledge/han.h"
#include "text/utf8.h"

#define LETTERS 200

/* Letters of a name, folded, without brackets and blanks. */
typedef struct Letters
{
	int count;
	uint32_t letter[LETTERS];
	uint64_t hash; /* of all, kept or not */
} Letters;

/* The longest first. */
static const char16_t *const forms[] = {u"股份有限责任公司",
										u"集团股份有限公司",
										u"集团有限责任公司",
										u"集团有限公司",
										u"有限责任公司",
										u"股份有限公司",
										u"有限合伙企业",
										u"普通合伙企业",
										u"股份合作公司",
										u"合伙企业",
										u"有限公司",
										u"股份公司",
										u"集团公司",
										u"总公司",
										u"有限合伙",
										u"普通合伙",
										u"个体工商户",
										u"公司",
										u"集团"};
/* What a branch ends in. */
static const char16_t *const branches[] = {
	u"分公司", u"支公司", u"子公司", u"分行", u"支行", u"分理处", u"营业部", u"营业厅", u"分店",
	u"门市部", u"办事处", u"分部",	 u"分厂", u"分局", u"分校",	  u"分院",	 u"项目部", u"服务点"};
/* Provinces without their class word. */
static const char16_t *const provinces[] = {
	u"中国", u"北京", u"天津", u"河北", u"山西", u"内蒙古", u"辽宁", u"吉林", u"黑龙江",
	u"上海", u"江苏", u"浙江", u"安徽", u"福建", u"江西",	u"山东", u"河南", u"湖北",
	u"湖南", u"广东", u"广西", u"海南", u"重庆", u"四川",	u"贵州", u"云南", u"西藏",
	u"陕西", u"甘肃", u"青海", u"宁夏", u"新疆", u"香港",	u"澳门", u"台湾"};
static const char16_t *const region_words[] = {u"自治区", u"自治州", u"自治县", u"地区", u"省",
											   u"市",	  u"县",	 u"区",		u"州",	 u"旗"};

/* Is it a mark that parts nothing? */
static bool
is_mark(uint32_t c)
{
	return c < '0' || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0xC0) ||
		   (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3021 && c != 0x3007) ||
		   (c >= 0xFF00 && c < 0xFF10) || (c >= 0xFF1A && c < 0xFF21);
}

/* Read the letters of a name. */
static void
read_letters(const char *text, size_t length, Letters *to)
{
	size_t read = length < YBSS_TEXT_READ ? length : YBSS_TEXT_READ;
	const char *end = text + read;

	to->count = 0;
	to->hash = read < length ? ybss_hash_bytes(YBSS_HASH_SEED, end, length - read) : YBSS_HASH_SEED;
	while (text < end)
	{
		uint32_t c = ybss_utf8_next(&text, end);

		if (c == UINT32_MAX || ybss_sign_is_invisible(c) || is_mark(c))
			continue;
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		c = c >= 'A' && c <= 'Z' ? c + 32 : ybss_han_fold(c);
		to->hash = ybss_hash_number(to->hash, c);
		if (to->count < LETTERS)
			to->letter[to->count++] = c;
	}
}

/* Count the letters of a word. */
static int
length_of(const char16_t *word)
{
	int length = 0;

	while (word[length] != 0)
		length++;
	return length;
}

/* Does a word stand there? */
static bool
stands(const Letters *name, int at, int end, const char16_t *word)
{
	for (; *word != 0; word++, at++)
		if (at >= end || name->letter[at] != *word)
			return false;
	return true;
}

/* Give which word ends before "end"; -1 for none. */
static int
word_before(const Letters *name, int begin, int end, const char16_t *const *words, int count)
{
	for (int i = 0; i < count; i++)
	{
		int length = length_of(words[i]);

		/* Something must be left before it. */
		if (end - length > begin && stands(name, end - length, end, words[i]))
			return i;
	}
	return -1;
}

/* Step over one region in front: 贵州省, 遵义市, 贵州; gives where it ends. */
static int
behind_region(const Letters *name, int begin, int end)
{
	/* At least two letters are the stem. */
	for (int at = begin + 2; at <= begin + 6 && at < end - 2; at++)
		for (int i = 0; i < YBSS_NAMES(region_words); i++)
			if (stands(name, at, end, region_words[i]) &&
				at + length_of(region_words[i]) <= end - 2)
				return at + length_of(region_words[i]);
	for (int i = 0; i < YBSS_NAMES(provinces); i++)
		if (stands(name, begin, end - 2, provinces[i]))
			return begin + length_of(provinces[i]);
	return begin;
}

/* Find the legal form from a place on, the last one; gives its place, or -1. */
static int
find_form(const Letters *name, int begin, int end, int *form)
{
	for (int at = end - 2; at > begin; at--)
		for (int i = 0; i < YBSS_NAMES(forms); i++)
			if (stands(name, at, end, forms[i]))
			{
				/* 有限公司 is part of 股份有限公司: the longest that ends there holds. */
				int behind = at + length_of(forms[i]);

				*form = word_before(name, begin, behind, forms, YBSS_NAMES(forms));
				return *form < 0 ? -1 : behind - length_of(forms[*form]);
			}
	return -1;
}

/* Write letters as UTF-8 into what is left; gives the bytes. */
static size_t
write_letters(const Letters *name, int from, int to, char *utf8, size_t room)
{
	size_t bytes = 0;
	char letter[4];

	for (int i = from; i < to; i++)
	{
		size_t more = ybss_write_signs(&name->letter[i], 1, letter);

		if (bytes + more > room)
			break;
		memcpy(utf8 + bytes, letter, more);
		bytes += more;
	}
	return bytes;
}

/* Code a unit's name. */
size_t
ybss_code_unit_name(const char *text, size_t length, void *coded)
{
	YbssUnitName to;
	Letters name;
	int begin = 0, end, branch, form = -1, form_at, behind;

	if (ybss_cell_says_nothing(text, length, YBSS_NOTHING_LATIN_COUNTS))
		return 0;
	read_letters(text, length, &name);
	if (name.count == 0)
		return 0;
	memset(&to, 0, sizeof to);
	to.whole = name.hash;
	end = name.count;
	branch = word_before(&name, 0, end, branches, YBSS_NAMES(branches));
	form_at = find_form(&name, 0, branch < 0 ? end : end - length_of(branches[branch]), &form);
	behind = form_at < 0 ? end : form_at + length_of(forms[form]);
	for (int i = 0; i < 3; i++)
		begin = behind_region(&name, begin, form_at < 0 ? end : form_at);
	if (begin > 0)
		to.region = (uint32_t) ybss_hash_bytes(YBSS_HASH_SEED, name.letter,
											   (size_t) begin * sizeof name.letter[0]) |
					1;
	to.form = (uint8_t) (form + 1);
	to.stem = (uint8_t) write_letters(&name, begin, form_at < 0 ? end : form_at, to.text,
									  YBSS_UNIT_TEXT - 20);
	/* What stands behind the legal form is the branch. */
	to.branch = (uint8_t) write_letters(&name, behind, end, to.text + to.stem,
										(size_t) (YBSS_UNIT_TEXT - to.stem));
	memcpy(coded, &to, sizeof to);
	return sizeof to;
}
