/*
 * doubt_words.c
 *		A doubt in words, for whoever mends it: Chinese / English.
 */
#include "code/doubt_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* What a code of a list is called. */
typedef struct Name
{
	const char *chinese;
	const char *english;
} Name;

static const Name names[YBSS_CODE_LISTS] = {{"区号", "area code"},
											{"登记管理部门和机构类别", "office and class of unit"},
											{"手机号段", "mobile prefix"},
											{"地区", "region"},
											{"服务号码", "service number"}};

/* Words on their way: one half in each language. */
typedef struct Words
{
	char chinese[YBSS_DOUBT_WORDS / 2];
	char english[YBSS_DOUBT_WORDS / 4];
} Words;

#define WRITE(words, chinese_format, english_format, ...)                                          \
	(snprintf((words)->chinese, sizeof(words)->chinese, chinese_format, __VA_ARGS__),              \
	 snprintf((words)->english, sizeof(words)->english, english_format, __VA_ARGS__))

/* Write a day as 2014-12-20. */
static void
write_day(int32_t day, char out[16])
{
	snprintf(out, 16, "%04" PRId32 "-%02" PRId32 "-%02" PRId32, day / 10000, day / 100 % 100,
			 day % 100);
}

/* Write how many digits: 8, or 5-8. */
static void
write_digits(const YbssListedCode *entry, char out[16])
{
	if (entry->least == entry->most)
		snprintf(out, 16, "%d", entry->least);
	else
		snprintf(out, 16, "%d-%d", entry->least, entry->most);
}

/* Say what stands for a code now. */
static void
write_replacement(const YbssListedCode *entry, Words *words)
{
	const char *replacement = entry->replacement;
	const char *dash = replacement ? strchr(replacement, '-') : NULL;

	words->chinese[0] = words->english[0] = '\0';
	if (replacement == NULL)
		return;
	if (dash && entry->list == YBSS_AREA_CODES)
	{
		snprintf(words->chinese, sizeof words->chinese, "，现为 %.*s，7 位号码前加 %.2s",
				 (int) (dash - replacement), replacement, dash + 1);
		snprintf(words->english, sizeof words->english,
				 ": now %.*s, with %.2s before numbers of 7 digits", (int) (dash - replacement),
				 replacement, dash + 1);
		return;
	}
	WRITE(words, "，现为 %.60s", ": now %.60s", replacement);
}

/* Say that a code has ended. */
static void
write_ended(const YbssDoubt *doubt, Words *words)
{
	Words now;
	char day[16];
	const Name *name = &names[doubt->list];

	write_replacement(doubt->entry, &now);
	write_day(doubt->entry->to, day);
	if (doubt->entry->to == YBSS_DAY_ALWAYS)
	{
		snprintf(words->chinese, sizeof words->chinese, "%s %s 已停用%s", name->chinese,
				 doubt->code, now.chinese);
		snprintf(words->english, sizeof words->english, "%s %s is closed%s", name->english,
				 doubt->code, now.english);
		return;
	}
	snprintf(words->chinese, sizeof words->chinese, "%s %s 自 %s 起停用%s", name->chinese,
			 doubt->code, day, now.chinese);
	snprintf(words->english, sizeof words->english, "%s %s closed on %s%s", name->english,
			 doubt->code, day, now.english);
}

/* Say what the digits should be. */
static void
write_length(const YbssDoubt *doubt, Words *words)
{
	char digits[16];

	write_digits(doubt->entry, digits);
	if (doubt->list == YBSS_AREA_CODES)
		WRITE(words, "区号 %s 的电话号码为 %s 位", "numbers of area %s have %s digits", doubt->code,
			  digits);
	else
		WRITE(words, "%s 开头的号码为 %s 位", "numbers that begin with %s have %s digits",
			  doubt->code, digits);
}

/* Put a doubt into words of both languages. */
static void
write_words(const YbssDoubt *doubt, Words *words)
{
	const Name *name = &names[doubt->list];
	char day[16];

	words->chinese[0] = words->english[0] = '\0';
	switch (doubt->kind)
	{
		case YBSS_DOUBT_NONE:
			break;
		case YBSS_DOUBT_DEPARTMENT:
			WRITE(words, "登记管理部门 %s 不在列表中", "office of registration %s is not listed",
				  doubt->code);
			break;
		case YBSS_DOUBT_UNLISTED:
			snprintf(words->chinese, sizeof words->chinese, "%s %s 不在列表中", name->chinese,
					 doubt->code);
			snprintf(words->english, sizeof words->english, "%s %s is not listed", name->english,
					 doubt->code);
			break;
		case YBSS_DOUBT_ENDED:
			write_ended(doubt, words);
			break;
		case YBSS_DOUBT_EARLY:
			write_day(doubt->entry->from, day);
			snprintf(words->chinese, sizeof words->chinese, "%s %s 自 %s 起启用", name->chinese,
					 doubt->code, day);
			snprintf(words->english, sizeof words->english, "%s %s opens on %s", name->english,
					 doubt->code, day);
			break;
		case YBSS_DOUBT_SHORT:
		case YBSS_DOUBT_LONG:
			write_length(doubt, words);
			break;
		case YBSS_DOUBT_TRUNK:
			WRITE(words, "%s 号码前不加 0", "numbers of %s have no 0 before them", doubt->code + 1);
			break;
		case YBSS_DOUBT_BIRTH:
			WRITE(words, "出生时地区 %s 早已停用", "region %s was long gone at the birth",
				  doubt->code);
			break;
	}
}

/* Put a doubt into words, Chinese / English, without the number itself. */
void
ybss_describe_doubt(const YbssDoubt *doubt, char out[YBSS_DOUBT_WORDS])
{
	Words words;

	write_words(doubt, &words);
	snprintf(out, YBSS_DOUBT_WORDS, "%s / %s", words.chinese, words.english);
}
