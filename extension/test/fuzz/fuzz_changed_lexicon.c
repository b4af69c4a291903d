// sources: text/normalize.c text/utf8.c text/numeral.c address/lexicon/*.c address/read/*.c address/value/*.c
// compiled with: -O2 -fno-sanitize-coverage=trace-cmp,trace-div,trace-gep
// run with: -entropic=0 -max_len=40
/*
 * fuzz_changed_lexicon.c
 *		Addresses read by a lexicon to which a district's changes of divisions were applied.
 *
 * The text is put together out of the names before and after, of names that nobody
 * knows and of words around them. What is read is a value, and moves to any division.
 */
#include <stdlib.h>
#include <string.h>

#include "address/lexicon/changed_lexicon.h"
#include "address/read/moved.h"
#include "address/read/parse.h"
#include "address/value/value.h"
#include "text/utf8.h"

#define LONGEST 40
#define STEPS ((int) (sizeof changes / sizeof changes[0]))

typedef struct Change
{
	int group, level, old_level;
	int64_t code, parent, old_code;
	bool part;
	const char *name, *old_name;
} Change;

/* A county renamed, one that moves, one divided, two merged; towns renamed, merged, without a code;
 * and what no file can say: a town that takes its county, a circle, a province that ends. */
static const Change changes[] = {
	{1, 3, 3, 520404000000, 520400000000, 520422000000, false, "普定区", "普定县"},
	{2, 4, 4, 520302190000, 520302000000, 520302109000, false, "辣椒镇", "虾子镇"},
	{2, 4, 4, 520302190000, 520302000000, 520302110000, false, "辣椒镇", "三渡镇"},
	{3, 3, 3, 520305000000, 520300000000, 520304000000, true, "南白区", "播州区"},
	{4, 4, 4, 0, 520302000000, 520302013000, false, "新蒲街道", "新蒲街道"},
	{5, 4, 3, 520424101000, 520424000000, 520424000000, false, "关索街道", "关岭布依族苗族自治县"},
	{6, 3, 2, 520402000000, 520400000000, 520400000000, false, "西秀区", "安顺市"},
	{6, 2, 3, 520400000000, 520402000000, 520402000000, false, "安顺市", "西秀区"},
	{7, 2, 1, 520300000000, 520000000000, 520000000000, false, "遵义市", "贵州省"},
};

static const char *const words[] = {
	"贵州省", "安顺市",	  "遵义市",	  "普定县", "普定区", "普定",	  "虾子镇",
	"辣椒镇", "三渡镇",	  "红花岗区", "播州区", "南白区", "播州",	  "南白镇",
	"遵义",	  "新蒲街道", "新蒲新区", "西秀区", "安顺",	  "关索街道", "关岭布依族苗族自治县",
	"龘靐县", "龘靐市",	  "龘靐镇",	  "龘",		"人民路", "1号",	  "米兰社区",
	"(",	  ")",		  "-",		  " ",		"县",	  "镇",
};

static YbssText text;
static YbssParse parse, from;
static char value[YBSS_ADDRESS_BYTES];

static void *
allocate(void *state, size_t size)
{
	return malloc(size);
}

static void
release(void *state, void *memory)
{
	free(memory);
}

/* The units of a name, for good. */
static const uint16_t *
units_of(const char *name, uint8_t *length)
{
	uint16_t *units;

	if (ybss_text_normalize(ybss_lexicon()->character, name, strlen(name), &text) != YBSS_TEXT_FINE)
		abort();
	*length = (uint8_t) text.length;
	units = malloc((size_t) text.length * sizeof *units);
	memcpy(units, text.unit, (size_t) text.length * sizeof *units);
	return units;
}

/* The lexicon after the changes. */
static const YbssLexicon *
changed(void)
{
	static const YbssAllocator allocator = {allocate, release, NULL};
	static YbssDivisionStep step[STEPS];

	for (int i = 0; i < STEPS; i++)
	{
		const Change *c = &changes[i];

		step[i] = (YbssDivisionStep){.group = c->group,
									 .level = c->level,
									 .old_level = c->old_level,
									 .code = c->code,
									 .parent = c->parent,
									 .old_code = c->old_code,
									 .part = c->part,
									 .year = 2026};
		step[i].name = units_of(c->name, &step[i].length);
		step[i].old_name = units_of(c->old_name, &step[i].old_length);
		step[i].note = step[i].name;
	}
	return ybss_change_lexicon(ybss_lexicon(), step, STEPS, &allocator);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const YbssLexicon *lexicon;
	char typed[LONGEST * 40] = "";
	size_t bytes;

	if (lexicon == NULL && (lexicon = changed()) == ybss_lexicon())
		abort();
	for (size_t i = 0; i < size && i < LONGEST; i++)
		strcat(typed, words[data[i] % (sizeof words / sizeof words[0])]);
	if (ybss_text_normalize(lexicon->character, typed, strlen(typed), &text) != YBSS_TEXT_FINE)
		return 0;
	ybss_address_parse(lexicon, NULL, &text, &parse);
	bytes = ybss_address_build(&parse, (YbssAddress *) value);
	if (bytes == 0)
		return 0;
	if (!ybss_address_valid((YbssAddress *) value, bytes))
		abort();
	ybss_address_unpack((YbssAddress *) value, &from);
	for (int i = 0; i < STEPS; i++)
		if (ybss_move_address(lexicon, &from, changes[i].code, &parse))
			(void) ybss_address_build(&parse, (YbssAddress *) value);
	return 0;
}
