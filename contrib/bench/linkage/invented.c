/*
 * invented.c
 *		Invented people in households: names with their frequencies, families, twins, shared
 *		telephones, namesakes in one building.
 */
#include "invented.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const surnames[] = {
	"王李张刘陈杨", "赵黄周吴徐孙马朱胡郭何",
	"林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈",
	"钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向"
	"常汤"};
static const int weights[] = {9, 6, 3, 1};
static const char *const given[2][3] = {
	{"国华明建军德福贵林文忠义学成荣光祥金正云清平志生昌永发树全培仁礼",
	 "伟强勇军磊涛超明刚平辉鹏杰飞波斌宇浩凯健俊帅峰龙海松勋毅亮",
	 "浩宇轩子涵梓睿博文俊泽航辰逸铭奕晨阳嘉佑皓恒煜霖熙承远铠"},
	{"秀英兰珍芳玉梅桂素琴淑华群仙碧莲先芬珍凤菊翠香容贞清会",
	 "丽敏静燕艳娟霞芳婷玲娜红梅雪莉倩慧洁琳莎颖丹萍晶蓉春",
	 "欣怡梓涵诗雨佳琪思彤雅馨语桐若汐依诺可馨梦瑶婉晴芷悦妍朵"}};

uint64_t
draw(Stream *stream)
{
	uint64_t x = stream->state += UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

uint32_t
below(Stream *stream, uint32_t bound)
{
	return (uint32_t) ((draw(stream) >> 32) * bound >> 32);
}

bool
happens(Stream *stream, double share)
{
	return (double) (draw(stream) >> 11) / 9007199254740992.0 < share;
}

/* Copy one character of three bytes out of a list. */
static void
pick(Stream *stream, const char *list, char *to)
{
	memcpy(to, list + 3 * below(stream, (uint32_t) strlen(list) / 3), 3);
	to[3] = 0;
}

/* Draw a surname. */
static void
draw_surname(Stream *stream, char *to)
{
	uint32_t all = 0, at;

	for (int i = 0; i < 4; i++)
		all += (uint32_t) weights[i] * (uint32_t) strlen(surnames[i]) / 3;
	at = below(stream, all);
	for (int i = 0; i < 4; i++)
	{
		uint32_t here = (uint32_t) weights[i] * (uint32_t) strlen(surnames[i]) / 3;

		if (at < here)
		{
			memcpy(to, surnames[i] + at / (uint32_t) weights[i] * 3, 3);
			to[3] = 0;
			return;
		}
		at -= here;
	}
}

/* Draw a given name. */
static void
draw_given(Stream *stream, bool woman, int year, char *to)
{
	const char *list = given[woman][year < 1968 ? 0 : year < 2000 ? 1 : 2];

	pick(stream, list, to);
	if (!happens(stream, 0.14))
		pick(stream, list, to + 3);
}

/* Make one person of a household. */
static void
make_person(Stream *stream, Person *person, uint32_t household, uint32_t serial,
			const char *surname, bool woman, int year)
{
	person->household = person->house = household;
	person->serial = serial;
	person->woman = woman;
	person->born = (int32_t) ((year - 1900) * 365.25) + (int32_t) below(stream, 365);
	strcpy(person->name, surname);
	draw_given(stream, woman, year, person->name + 3);
	person->phone = UINT64_C(15400000000) + (uint64_t) below(stream, 99999999);
}

/* Make a child a twin of the one before: born the same day, one letter of the name shared. */
static void
make_twin(Stream *stream, const Person *before, Person *person)
{
	person->born = before->born;
	if (strlen(before->name) == 9 && strlen(person->name) == 9 && happens(stream, 0.5))
		memcpy(person->name + 3, before->name + 3, 3);
	if (strcmp(before->name, person->name) == 0)
		pick(stream, given[person->woman][2], person->name + 3);
}

/* Make a household; gives how many persons it has. */
static uint32_t
make_household(Stream *stream, Person *person, uint32_t household, uint32_t serial, uint32_t most)
{
	static const uint8_t sizes[] = {1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6};
	uint32_t count = sizes[below(stream, sizeof sizes)];
	int year = 1938 + (int) below(stream, 60);
	char surname[4], spouse[4];

	if (count > most)
		count = most;
	draw_surname(stream, surname);
	draw_surname(stream, spouse);
	for (uint32_t i = 0; i < count; i++)
	{
		bool woman = i == 0	  ? happens(stream, 0.3)
					 : i == 1 ? !person[0].woman
							  : happens(stream, 0.5);
		int born = i < 2 ? year + (int) below(stream, 5) : year + 24 + (int) below(stream, 14);

		if (i == 4)
			born = year - 26;
		if (born > 2024)
			born = 2024;
		make_person(stream, &person[i], household, serial + i,
					i == 1			  ? spouse
					: i == 4 && woman ? spouse
									  : surname,
					woman, born);
		if (i >= 3 && i != 4 && happens(stream, 0.03))
			make_twin(stream, &person[i - 1], &person[i]);
		if (born > 2012 || (born < 1955 && happens(stream, 0.35)) || happens(stream, 0.05))
			person[i].phone =
				i == 0 ? (happens(stream, 0.5) ? 0 : person[0].phone) : person[0].phone;
	}
	return count;
}

Person *
invent(Stream *stream, uint32_t persons)
{
	Person *person = malloc((uint64_t) persons * sizeof *person);
	uint32_t made = 0, household = 0;

	while (made < persons)
	{
		uint32_t count = make_household(stream, &person[made], household++, made, persons - made);

		/* A namesake next door. */
		if (made > 100 && happens(stream, 0.004))
			strcpy(person[made].name, person[made - 1 - below(stream, 60)].name);
		made += count;
	}
	return person;
}
