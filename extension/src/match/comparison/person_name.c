/*
 * person_name.c
 *		A person's name as it is compared.
 */
#include "match/comparison/person_name.h"

#include <string.h>

#include "cell/nothing.h"
#include "cell/signs.h"
#include "match/comparison/hash.h"
#include "match/comparison/name_call.h"
#include "match/comparison/sound.h"
#include "match/knowledge/han.h"
#include "text/utf8.h"

/* Of the longest coded name the hash of all letters stands behind the first ones. */
#define BYTES (YBSS_CODED_BYTES - 9)
/* Forms of address of two letters; a name before one is coded without it. */
static const char *const titles[] = {"先生", "女士", "同志", "师傅", "老师", "小姐", "太太",
									 "医生", "主任", "经理", "书记", "大爷", "大妈", "阿姨",
									 "大哥", "大姐", "大叔", "大婶", "大娘", "大伯"};
/* What is read of a name. */
typedef struct Reading
{
	unsigned char *coded; /* behind the kind */
	size_t bytes;
	bool full;		 /* no further letter has room */
	bool cut;		 /* not all is read, or kept */
	bool part;		 /* a new part begins before the next letter */
	bool blank;		 /* a blank stands before it */
	uint32_t before; /* the last letter */
	int seen;		 /* letters that are not hidden */
	uint64_t hash;
} Reading;

/* Is it one of the signs that people write between the parts of a name? */
static bool
is_dot(uint32_t c)
{
	switch (c)
	{
		case '.':
		case ',':
		case '-':
		case '/':
		case u'·':
		case u'•':
		case u'‧':
		case u'∙':
		case u'⋅':
		case u'●':
		case u'・':
		case u'･':
		case u'﹒':
		case u'ㆍ':
		case u'、':
		case u'，':
		case u'。':
		case u'—':
		case 0x2024:
		case 0x0387:
			return true;
		default:
			return false;
	}
}

/* Is a letter hidden or lost there? */
static bool
is_hidden(uint32_t c, uint32_t before)
{
	return c == '*' || c == '?' || c == u'×' || c == u'○' || c == u'□' || c == u'■' || c == u'某' ||
		   c == 0xFFFD || c == u'△' || c == u'＿' || c == '_' ||
		   (c == 'x' && (ybss_han_letter(before) || before == YBSS_NAME_HIDDEN));
}

/* Give the letter that a character is compared as. */
static uint32_t
folded(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	if (c >= 'A' && c <= 'Z')
		return c + 32;
	if (c < 0x80)
		return c;
	return c < 0x180 ? ybss_without_accent(c) : ybss_han_fold(c);
}

/* Write a letter. */
static void
write_letter(Reading *to, uint32_t letter)
{
	char utf8[4];
	size_t bytes = ybss_write_signs(&letter, 1, utf8);

	to->hash = ybss_hash_number(to->hash, letter);
	to->full |= to->bytes + bytes > BYTES;
	to->cut |= to->full;
	if (to->full)
		return;
	memcpy(to->coded + to->bytes, utf8, bytes);
	to->bytes += bytes;
}

/* Add a letter, and before it the begin of a part. */
static void
add(Reading *to, uint32_t letter)
{
	/* A blank between Han letters only spreads them: 李 明. */
	bool spread =
		ybss_han_letter(letter) && (ybss_han_letter(to->before) || to->before == YBSS_NAME_HIDDEN);

	if (to->bytes > 0 && (to->part || (to->blank && !spread)))
		write_letter(to, ' ');
	to->part = to->blank = false;
	to->before = letter;
	to->seen += letter != YBSS_NAME_HIDDEN;
	write_letter(to, letter);
}

/* Is it a mark that belongs to no name: quotes, brackets? */
static bool
is_mark(uint32_t c)
{
	return (c >= 0x2000 && c < 0x2070) ||
		   (c >= 0x3001 && c < 0x3021 && c != 0x3005 && c != 0x3007) || (c >= '[' && c <= '`') ||
		   (c >= '{' && c <= 0xBF);
}

/* Take a character of the text. */
static void
take(Reading *to, uint32_t c)
{
	c = folded(c);
	if (ybss_sign_is_blank(c))
		to->blank = true;
	else if (is_hidden(c, to->before))
		add(to, YBSS_NAME_HIDDEN);
	else if (is_dot(c))
		to->part = true;
	else if ((c > '@' && !is_mark(c)) || (c >= '0' && c <= '9'))
		add(to, c);
}

/* Step over a remark in brackets; false where it goes on to the end. */
static const char *
behind_remark(const char *text, const char *end)
{
	while (text < end)
	{
		uint32_t c = ybss_utf8_next(&text, end);

		if (c == ')' || c == u'）' || c == u'】' || c == ']' || c == u'〕')
			return text;
	}
	return end;
}

/* Does a word stand at the end of the coded letters? */
static bool
ends_with(const Reading *name, const char *word, size_t bytes)
{
	return name->bytes > bytes && memcmp(name->coded + name->bytes - bytes, word, bytes) == 0;
}

/* Take the form of address off a name of at least two letters that are no surname alone. */
static void
without_title(Reading *name)
{
	YbssPersonName read;

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
	{
		size_t bytes = strlen(titles[i]);

		if (!ends_with(name, titles[i], bytes))
			continue;
		ybss_read_name_letters(name->coded, name->bytes - bytes, &read);
		if (read.han == read.count && read.count > ybss_surname_letters(read.letter, read.count))
			name->bytes -= bytes;
		return;
	}
}

/* Is it a word that says nothing: 无, 不详, 无名氏? */
static bool
says_nothing(const char *text, size_t length)
{
	static const char *const words[] = {"无名氏", "无名", "未取名", "未起名", "无姓名", "姓名不详"};
	YbssSigns signs;

	if (length > 64)
		return false;
	ybss_read_signs(text, length, &signs);
	ybss_close_signs(&signs);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ybss_signs_at(&signs, 0, words[i]) == signs.count)
			return true;
	return ybss_is_nothing(&signs, YBSS_NOTHING_LATIN_COUNTS);
}

/* Say what kind of name was read. */
static unsigned char
kind_of(const Reading *reading)
{
	YbssPersonName name;
	uint32_t character;
	bool surname, given;

	ybss_read_name_letters(reading->coded, reading->bytes, &name);
	return (unsigned char) ((name.han == name.count ? YBSS_NAME_IS_HAN : 0) |
							(name.parts > 1 ? YBSS_NAME_HAS_PARTS : 0) |
							(name.hidden > 0 ? YBSS_NAME_HAS_HIDDEN : 0) |
							(ybss_called_by(&name, &character, &surname, &given) ? YBSS_NAME_IS_CALL
																				 : 0));
}

/* Read the characters of a name. */
static void
read_characters(const char *text, size_t length, Reading *to)
{
	size_t read = length < YBSS_TEXT_READ ? length : YBSS_TEXT_READ;
	const char *end = text + read;

	if (read < length)
	{
		to->cut = true;
		to->hash = ybss_hash_bytes(to->hash, end, length - read);
	}
	while (text < end)
	{
		uint32_t c = ybss_utf8_next(&text, end);

		if (c == UINT32_MAX || c == 0 || ybss_sign_is_invisible(c))
			continue;
		if (to->seen > 0 && (c == '(' || c == u'（' || c == u'【' || c == '[' || c == u'〔'))
			text = behind_remark(text, end);
		else
			take(to, c);
	}
}

/* Code a name. */
size_t
ybss_code_person_name(const char *text, size_t length, void *coded)
{
	unsigned char *kind = coded;
	Reading to = {.coded = kind + 1, .hash = YBSS_HASH_SEED};

	if (says_nothing(text, length))
		return 0;
	read_characters(text, length, &to);
	if (to.seen == 0)
		return 0;
	if (!to.cut)
		without_title(&to);
	*kind = kind_of(&to);
	if (!to.cut)
		return to.bytes + 1;
	memset(to.coded + to.bytes, 0, BYTES - to.bytes);
	memcpy(to.coded + BYTES, &to.hash, sizeof to.hash);
	return YBSS_CODED_BYTES;
}

/* Read a coded name. */
void
ybss_read_person_name(const void *coded, size_t bytes, YbssPersonName *name)
{
	const unsigned char *kind = coded;

	ybss_read_name_letters(kind + 1, bytes - 1 > BYTES ? BYTES : bytes - 1, name);
	name->kind = *kind;
}
