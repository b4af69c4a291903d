/*
 * address_explain.c
 *		ybss.explain(text): every element, where it was, what it was, and why;
 *		every character of the text is in one row.
 */
#include "call/address_explain.h"

#include "call/address.h"

#include <unicode/uchar.h>

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "address/lexicon/lexicon.h"
#include "text/utf8.h"
#include "type/address.h"

/* One sentence for each YbssReason. */
static const char *const reasons[YBSS_REASONS] = {
	[YBSS_REASON_WRITTEN] = "按原文",
	[YBSS_REASON_COMPLETED] = "原文没有，只有一种可能，已补全",
	[YBSS_REASON_SHORT] = "原文为简称",
	[YBSS_REASON_OLD] = "原文为旧名",
	[YBSS_REASON_RECLASSED] = "名称相同而类别已变（如镇改街道），按现名",
	[YBSS_REASON_CORRECTED] = "原文上级有误，按下级所在改正",
	[YBSS_REASON_SOUND] = "原文音近或形近，按现名",
	[YBSS_REASON_UNKNOWN] = "词库中没有，按类别词识别，请核对",
	[YBSS_REASON_AMBIGUOUS] = "有同名，不能确定",
	[YBSS_REASON_CLASS_WORD] = "按类别词识别",
	[YBSS_REASON_SEQUENCE] = "按数字顺序识别（幢-单元-层-室）",
	[YBSS_REASON_NAME] = "名称，无类别词",
	[YBSS_REASON_CUT] = "不是地址内容，已剔除",
	[YBSS_REASON_LOCAL] = "按本区地名表",
	[YBSS_REASON_REPEATED] = "与前文重复，已忽略",
	[YBSS_REASON_ANOTHER] = "另一个地址，用 ybss.addresses 逐个读取",
	[YBSS_REASON_OTHERWISE] = "前后两处区划不同，按后一处，请核对",
	[YBSS_REASON_MOVED] = "原文为当时的隶属，按现隶属",
};

/* What makes an element doubtful, one clause for each YbssDoubt. */
static const char *const doubts[YBSS_DOUBTS] = {
	[YBSS_DOUBT_FRAGMENT] = "只剩一个字或一个方位，可能断错",
	[YBSS_DOUBT_BEGINS] = "开头像是前一项的末尾，可能断错",
	[YBSS_DOUBT_SLIP] = "含部首字符，可能有误",
	[YBSS_DOUBT_DOOR] = "号码不像门牌、楼层或房号",
	[YBSS_DOUBT_DIVISIONS] = "其中另有区划，可能是另一处地址",
	[YBSS_DOUBT_WHERE] = "含方位或联系用语，可能不是名称",
	[YBSS_DOUBT_BARE_ROAD] = "路名可能连着前面的名称",
	[YBSS_DOUBT_SPLIT] = "与前面的名称可能是一个名称",
	[YBSS_DOUBT_DIVISION] = "名称中有区划字样",
	[YBSS_DOUBT_PERSON] = "可能是人名",
	[YBSS_DOUBT_AGAIN] = "同类要素再次出现，可能是另一处地址",
	[YBSS_DOUBT_HOUSE] = "前面没有楼栋或门牌",
	[YBSS_DOUBT_CODE] = "名称与号码可能分错",
	[YBSS_DOUBT_JOINED] = "可能是两个名称",
	[YBSS_DOUBT_SHORT] = "前面的区划简称可能属于本名称",
	[YBSS_DOUBT_NAME] = "可能是村或社区的名称",
	[YBSS_DOUBT_ALONE] = "看不出是地点",
	[YBSS_DOUBT_REGION] = "词库对该地区收录很少",
	[YBSS_DOUBT_LONG] = "名称过长，可能不止一个",
};

/* What makes an element doubtful, in words, or NULL. */
const char *
ybss_doubt_words(const YbssElement *e)
{
	return ybss_is_cut(e) || e->doubt == YBSS_DOUBT_NONE || e->doubt >= YBSS_DOUBT_UNKNOWN
			   ? NULL
			   : doubts[e->doubt];
}

/* UTF-8 of some units. */
static Datum
text_of_units(const uint16_t *units, int count)
{
	char *utf8 = palloc((size_t) count * 3 + 1);

	return PointerGetDatum(
		cstring_to_text_with_len(utf8, (int) ybss_utf8_encode(units, (size_t) count, utf8)));
}

/* Why an element was read so. */
static Datum
reason_of(const YbssLexicon *lexicon, const YbssParse *parse, const YbssElement *e)
{
	StringInfoData why;
	char utf8[1300];

	initStringInfo(&why);
	appendStringInfoString(&why, reasons[e->reason]);
	if ((e->reason == YBSS_REASON_OLD || e->reason == YBSS_REASON_MOVED) && e->note >= 0)
	{
		const YbssFormer *note = &lexicon->former[e->note];

		utf8[ybss_utf8_encode(lexicon->text + note->text, Min(note->length, 400), utf8)] = '\0';
		appendStringInfo(&why, "：%s", utf8);
	}
	if (e->reason == YBSS_REASON_AMBIGUOUS)
	{
		for (int i = 0; i < parse->candidates; i++)
		{
			utf8[ybss_division_name(lexicon, parse->candidate[i], utf8)] = '\0';
			appendStringInfo(&why, "%s%s", i == 0 ? "：" : "、", utf8);
		}
		if (parse->more_candidates > 0)
			appendStringInfo(&why, "等 %d 处", parse->candidates + parse->more_candidates);
	}
	/* An unknown or changed name says so already. */
	if (e->doubt != YBSS_DOUBT_NONE && e->doubt < YBSS_DOUBT_UNKNOWN)
		appendStringInfo(&why, "；存疑：%s", doubts[e->doubt]);
	return CStringGetTextDatum(why.data);
}

/* What the rows of one text share. */
typedef struct Explained
{
	ReturnSetInfo *result;
	const YbssLexicon *lexicon;
	const char *typed;
	const YbssText *text;
	const YbssParse *parse;
	int characters;
	uint32_t *character; /* of the text as typed */
	int *byte;			 /* where it begins, and where the last ends */
	bool *shaped;		 /* a unit of the normalised text comes from it */
	bool *told;			 /* a row tells of it */
} Explained;

/* Take the typed text apart into characters. */
static void
take_apart(Explained *x)
{
	size_t bytes = strlen(x->typed), at = 0;

	x->character = palloc0((bytes + 1) * sizeof *x->character);
	x->byte = palloc0((bytes + 1) * sizeof *x->byte);
	x->shaped = palloc0(bytes + 1);
	x->told = palloc0(bytes + 1);
	for (x->characters = 0; at < bytes; x->characters++)
	{
		int length = ybss_utf8_decode((const unsigned char *) x->typed + at, bytes - at,
									  &x->character[x->characters]);

		/* Text that was read holds nothing else than UTF-8. */
		at += (size_t) Max(length, 1);
		x->byte[x->characters + 1] = (int) at;
	}
	for (int i = 0; i < x->text->length; i++)
		x->shaped[x->text->from[i]] = true;
}

/* Tell whether a character is a blank, a punctuation mark, a symbol or without shape. */
static bool
is_mark(uint32_t c)
{
	return (U_GET_GC_MASK((UChar32) c) &
			(U_GC_P_MASK | U_GC_Z_MASK | U_GC_S_MASK | U_GC_CC_MASK | U_GC_CF_MASK)) != 0;
}

/* Add one row; "from" is negative for what was not typed, "value" 0 for what has none. */
static void
put_row(Explained *x, const char *name, int from, int to, Datum value, Datum reason)
{
	Datum values[6] = {CStringGetTextDatum(name), 0, 0, 0, value, reason};
	bool nulls[6] = {false};

	nulls[1] = nulls[2] = nulls[3] = from < 0;
	nulls[4] = value == 0;
	if (from >= 0)
	{
		values[1] = Int32GetDatum(from + 1);
		values[2] = Int32GetDatum(to - from);
		values[3] = PointerGetDatum(
			cstring_to_text_with_len(x->typed + x->byte[from], x->byte[to] - x->byte[from]));
		memset(x->told + from, true, (size_t) (to - from));
	}
	tuplestore_putvalues(x->result->setResult, x->result->setDesc, values, nulls);
}

/* The alias that an element was typed as, or NULL. */
static const YbssAlias *
alias_of(const Explained *x, const YbssElement *e)
{
	for (int i = 0; i < x->parse->aliases; i++)
	{
		const YbssAlias *a = &x->parse->alias[i];

		if (e->typed >= a->unit && e->typed < a->unit + a->length)
			return a;
	}
	return NULL;
}

/*
 * The typed characters of an element; an empty range where another element has them.
 *
 * One character may be several units (half of it is the next element's), and a
 * mark that joined its letter has no unit.
 */
static void
typed_range(const Explained *x, const YbssElement *e, int *from, int *to)
{
	*from = x->text->from[e->typed];
	*to = x->text->from[e->typed + e->typed_length - 1] + 1;
	while (*to < x->characters && !x->shaped[*to] && !is_mark(x->character[*to]))
		(*to)++;
	while (*from < *to && x->told[*from])
		(*from)++;
	for (int at = *from; at < *to; at++)
		if (x->told[at])
			*to = at;
}

/* Add the row of an element, the nth of its kind. */
static void
put_element(Explained *x, const YbssElement *e, int nth)
{
	const char *name =
		e->kind == YBSS_ELEMENT_ROAD2 ? "road" : ybss_element_name((YbssElementKind) e->kind);
	const YbssAlias *alias = e->typed_length > 0 ? alias_of(x, e) : NULL;
	int from = -1, to = -1;

	if (e->typed_length > 0)
		typed_range(x, e, &from, &to);
	/* What an alias stands for was typed as the alias. */
	if (alias != NULL)
	{
		from = alias->from;
		to = Max(to, alias->to);
	}
	put_row(x, nth > 1 ? psprintf("%s%d", name, nth) : name, from < to ? from : -1, to,
			text_of_units(x->parse->value + e->value, e->value_length),
			alias ? CStringGetTextDatum("按本区地名表的别名") : reason_of(x->lexicon, x->parse, e));
}

/* Add a row for each element, what was cut out after the others. */
static void
put_elements(Explained *x)
{
	int count[YBSS_ELEMENT_ALL] = {0};

	for (int cut = 0; cut < 2; cut++)
		for (int i = 0; i < x->parse->elements; i++)
		{
			const YbssElement *e = &x->parse->element[i];

			if (ybss_is_cut(e) != (cut == 1))
				continue;
			count[e->kind]++;
			put_element(x, e, count[e->kind] + (e->kind == YBSS_ELEMENT_ROAD2));
		}
}

/* Tell whether a run of characters is one word of some classes. */
static bool
is_word(const Explained *x, int from, int to, uint32_t classes)
{
	uint16_t word[16] = {0};
	int length = 0;

	if (to - from > 12)
		return false;
	for (int i = from; i < to; i++)
	{
		uint32_t c = x->character[i];

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		word[length++] = ybss_lexicon()->character[c & 0xFFFF].fold;
	}
	return ybss_word_of(ybss_lexicon(), word, classes) == length;
}

/* Tell whether a run of characters is the country's name. */
static bool
is_country(const Explained *x, int from, int to)
{
	return to - from == 2 && x->character[from] == u'中' &&
		   (x->character[from + 1] == u'国' || x->character[from + 1] == u'國');
}

/* Add the row of characters that no element has: marks, or a word. */
static void
put_rest(Explained *x, int from, int to)
{
	const char *name = "unread", *reason = "没有读懂，未采用，请核对";

	if (is_mark(x->character[from]))
		name = "mark", reason = "标点、空格等，只起分隔作用";
	else if (is_word(x, from, to, YBSS_WORDS(JOINT)))
		name = "joint", reason = "连接词，不是地址内容";
	else if (is_word(x, from, to, YBSS_WORDS(LABEL) | YBSS_WORDS(CONTACT)))
		name = "label", reason = "提示词，不是地址内容";
	else if (is_country(x, from, to))
		name = "country", reason = "国名，不属于地址要素";
	put_row(x, name, from, to, (Datum) 0, CStringGetTextDatum(reason));
}

/* Add a row for each run of characters that no element has: nothing is left unsaid. */
static void
put_rests(Explained *x)
{
	for (int from = 0, to; from < x->characters; from = to)
	{
		to = from + 1;
		if (x->told[from])
			continue;
		while (to < x->characters && !x->told[to] &&
			   is_mark(x->character[to]) == is_mark(x->character[from]))
			to++;
		put_rest(x, from, to);
	}
}

/* A row for each element, for what was cut out, and for the rest of the text. */
void
ybss_explain_rows(ReturnSetInfo *result, const YbssLexicon *lexicon, const char *typed,
				  const YbssText *text, const YbssParse *parse)
{
	Explained x = {
		.result = result, .lexicon = lexicon, .typed = typed, .text = text, .parse = parse};

	take_apart(&x);
	put_elements(&x);
	put_rests(&x);
}

PG_FUNCTION_INFO_V1(ybss_explain);
/* Read a text and tell of every element where and why. */
Datum
ybss_explain(PG_FUNCTION_ARGS)
{
	char *typed = text_to_cstring(PG_GETARG_TEXT_PP(0));
	YbssText *text;
	YbssParse *parse;

	InitMaterializedSRF(fcinfo, 0);
	ybss_read_text(typed, strlen(typed), &text, &parse, NULL);
	ybss_explain_rows((ReturnSetInfo *) fcinfo->resultinfo, ybss_lexicon(), typed, text, parse);
	return (Datum) 0;
}
