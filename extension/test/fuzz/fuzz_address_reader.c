// sources: text/normalize.c text/utf8.c text/numeral.c address/lexicon/*.c address/read/*.c
// compiled with: -O2 -fno-sanitize-coverage=trace-cmp,trace-div,trace-gep
// run with: -entropic=0 -max_len=16
/*
 * fuzz_address_reader.c
 *		Each reader of an address alone, from each place of a text.
 *
 * A reader ends behind the place it was given and within the text, or says -1; it
 * leaves the text and what it is scanned with as they were. One of divisions that
 * says -1 leaves them as they were, too; one of the detail may only have ended the
 * name before it. The text is put together out of words that readers look for.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address/read/designator.h"
#include "address/read/designator_prefix.h"
#include "address/read/detail.h"
#include "address/read/detail_group.h"
#include "address/read/divisions.h"
#include "address/read/floor.h"
#include "address/read/noise.h"
#include "address/read/villages.h"
#include "text/utf8.h"

#define LONGEST 48

static const char *const words[] = {
	"贵州省",	   "遵义市",   "红花岗区", "新蒲新区", "新浦新区",	 "虾子镇", "乐安村",   "遵义",
	"播州",		   "遵义县",   "南白镇",   "南白街道", "街道办事处", "城区",   "开发区",   "社区",
	"红星路",	   "人民路口", "老街",	   "步行街",   "东段",		 "铁路",   "外环路",   "大道",
	"幸福城",	   "小区",	   "附属医院", "广场",	   "东区",		 "村民组", "居民一组", "组团",
	"18号",		   "附1号",	   "之一",	   "3栋",	   "2单元",		 "501室",  "3-2-501",  "负1层",
	"顶楼",		   "#2楼",	   "门面3号",  "临",	   "自编",		 "二期",   "12F",	   "669弄",
	"对面",		   "旁",	   "往东",	   "200米",	   "与",		 "交汇处", "里",	   "政府",
	" ",		   "-",		   "、",	   "(",		   ")",			 "第",	   "甲",	   "收",
	"街",		   "路",	   "村",	   "镇",	   "区",		 "市",	   "县",	   "号",
	"楼",		   "门",	   "层",	   "座",	   "组",		 "队",	   "中山东",   "一",
	"13800000000", "电话",	   "约",	   "市辖区",   "中国",		 "北京",   "朝阳",	   "吉林",
	"首层",		   "L2",	   "5F-7F",	   "3、4层",   "至5层",		 "5/F",	   "负2-1号",  "特1号",
	"底商",		   "8号门",	   "A501-9",   "108室-3",  "-101",		 "厂房",   "支弄",	   "8-8-8",
	"四川省",	   "万县",	   "万县市",   "天城区",   "涪陵地区",	 "涪陵市", "重庆市",   "江北区",
	"铜仁地区",	   "铜仁市",   "巢湖市",   "庐江县",   "襄樊",		 "郊区",   "鼓楼区",   "市中区",
};

static YbssText text, before;
static YbssParse parse, left_parse;
static YbssDivisions divisions, left;

/* End with what a reader did. */
static void
fail(const char *kind, int reader, int at, int end, const char *what)
{
	char utf8[LONGEST * 3 + 1];

	utf8[ybss_utf8_encode(before.unit, (size_t) before.length, utf8)] = '\0';
	fprintf(stderr, "%s reader %d at %d of \"%s\" gave %d: %s\n", kind, reader, at, utf8, end,
			what);
	abort();
}

/* What holds of every reader, whatever it reads. */
static void
check_end(const char *kind, int reader, const YbssScan *scan, int at, int end)
{
	if (end != -1 && (end <= at || end > scan->length))
		fail(kind, reader, at, end, "that is behind neither the place nor the text");
	if (scan->unit != text.unit || scan->length != text.length ||
		memcmp(text.unit, before.unit, (LONGEST + 16) * sizeof *text.unit) != 0)
		fail(kind, reader, at, end, "the text is not what it was");
}

/* Each reader of divisions at a place, by what is known there. */
static void
try_divisions(const YbssScan *scan, const YbssDivisions *known, int at)
{
	YbssSpot spot;

	ybss_division_spot(scan, at, &spot);
	for (int r = 0; ybss_division_readers[r]; r++)
	{
		int end;

		memcpy(&left, known, sizeof left);
		end = ybss_division_readers[r](scan, &left, &spot);
		check_end("division", r, scan, at, end);
		if (end == -1 && memcmp(&left, known, sizeof left) != 0)
			fail("division", r, at, end, "the divisions are not what they were");
		if (left.sets < 0 || left.sets > YBSS_SET || left.level > 4 ||
			left.repetitions > YBSS_REPETITIONS)
			fail("division", r, at, end, "the set is none");
	}
	memcpy(&left, known, sizeof left);
	check_end("village", 0, scan, at, ybss_read_village(scan, &left, at));
}

/* Each reader of the detail at a place, a name pending from a place or from none (-1). */
static void
try_detail(const YbssScan *scan, const YbssDivisions *known, int at, int pending, int last)
{
	YbssSpot spot;

	for (int r = 0; ybss_detail_readers[r].read; r++)
	{
		YbssSink sink = {&left_parse, last >= 0 ? 1u << last : 0, last};
		YbssDetail detail = {&sink, known, pending};
		const YbssElement *e = left_parse.element;
		int end;

		left_parse.elements = left_parse.values = 0;
		if (!(ybss_detail_spot(scan, &detail, at, &spot) & ybss_detail_readers[r].offers))
			continue;
		end = ybss_detail_readers[r].read(scan, &detail, &spot);
		check_end("detail", r, scan, at, end);
		if (end == -1 &&
			(left_parse.elements > 1 ||
			 (left_parse.elements == 1 && (e->kind != YBSS_ELEMENT_COMPOUND || pending < 0 ||
										   e->typed + e->typed_length > at))))
			fail("detail", r, at, end, "more than the name before it was ended");
		if (detail.pending > (end == -1 ? at : end))
			fail("detail", r, at, end, "a name is pending that is still to come");
	}
}

/* What readers give of texts that only they can read. */
static void
check_known(const char *utf8, int last, int expected, YbssDetailReader read)
{
	YbssSink sink = {&left_parse, last >= 0 ? 1u << last : 0, last};
	YbssDetail detail = {&sink, &divisions, -1};
	YbssScan scan = {ybss_lexicon(), NULL, text.unit, 0};
	YbssSpot spot;

	left_parse.elements = left_parse.values = 0;
	ybss_text_normalize(ybss_lexicon()->character, utf8, strlen(utf8), &text);
	memcpy(&before, &text, sizeof text);
	scan.length = text.length;
	ybss_detail_spot(&scan, &detail, 0, &spot);
	if (read(&scan, &detail, &spot) != expected)
		fail("known", 0, 0, read(&scan, &detail, &spot), utf8);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	memset(&divisions, 0, sizeof divisions);
	ybss_divisions_begin(&divisions);
	check_known("往东200米处", YBSS_ELEMENT_ROAD, 7, ybss_read_distance);
	check_known("三里桥", YBSS_ELEMENT_ROAD, -1, ybss_read_distance);
	check_known("18号附1号", YBSS_ELEMENT_ROAD, 6, ybss_read_designator);
	check_known("5号大街", YBSS_ELEMENT_ROAD, -1, ybss_read_designator);
	check_known("3-2-501", YBSS_ELEMENT_COMPOUND, 7, ybss_read_designator);
	check_known("门面3号", YBSS_ELEMENT_NUMBER, 4, ybss_read_prefixed);
	check_known("负1层", YBSS_ELEMENT_BUILDING, 3, ybss_read_prefixed);
	check_known("顶楼", YBSS_ELEMENT_UNIT, 2, ybss_read_prefixed);
	check_known("L2-23", YBSS_ELEMENT_COMPOUND, 2, ybss_read_lettered_floor);
	check_known("B1栋", YBSS_ELEMENT_COMPOUND, -1, ybss_read_lettered_floor);
	check_known("顶楼", YBSS_ELEMENT_ROAD, -1, ybss_read_prefixed);
	check_known("#2楼", YBSS_ELEMENT_COMPOUND, 3, ybss_read_sharp);
	check_known("街上组", YBSS_ELEMENT_COMMUNITY, 3, ybss_read_group_of_village);
	check_known("街上组", YBSS_ELEMENT_TOWN, -1, ybss_read_group_of_village);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const int lasts[] = {-1, YBSS_ELEMENT_COMMUNITY, YBSS_ELEMENT_ROAD,
								YBSS_ELEMENT_COMPOUND, YBSS_ELEMENT_BUILDING};
	YbssSink sink = {&parse, 0, -1};
	YbssNoise noise = {ybss_lexicon(), &text, &sink};
	YbssScan scan = {ybss_lexicon(), NULL, text.unit, 0};
	static YbssDivisions none;
	char typed[512] = "";

	for (size_t i = 0; i < size && i < 16; i++)
		strcat(typed, words[data[i] % (sizeof words / sizeof *words)]);
	/* What stands behind the text is compared, too. */
	memset(text.unit, 0, (LONGEST + 16) * sizeof *text.unit);
	if (ybss_text_normalize(ybss_lexicon()->character, typed, strlen(typed), &text) !=
			YBSS_TEXT_FINE ||
		text.length > LONGEST)
		return 0;
	parse.elements = parse.values = parse.aliases = 0;
	ybss_cut_noise(&noise);
	scan.length = text.length;
	memcpy(&before, &text, sizeof text);
	memset(&divisions, 0, sizeof divisions);
	ybss_divisions_begin(&none);
	ybss_divisions_begin(&divisions);
	(void) ybss_read_divisions(&scan, &divisions, 0);
	for (int at = 0; at < scan.length; at++)
	{
		try_divisions(&scan, &none, at);
		try_divisions(&scan, &divisions, at);
		for (size_t l = 0; l < sizeof lasts / sizeof *lasts; l++)
		{
			try_detail(&scan, &divisions, at, -1, lasts[l]);
			try_detail(&scan, &divisions, at, at > 2 ? at - 2 : 0, lasts[l]);
		}
	}
	return 0;
}
