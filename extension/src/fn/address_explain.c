/*
 * address_explain.c
 *		ybss.explain(text): every element, where it was, what it was, and why.
 */
#include "ybss.h"

#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

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
	[YBSS_REASON_SOUND] = "原文同音别字，按现名",
	[YBSS_REASON_UNKNOWN] = "词库中没有，按类别词识别，请核对",
	[YBSS_REASON_AMBIGUOUS] = "有同名，不能确定",
	[YBSS_REASON_CLASS_WORD] = "按类别词识别",
	[YBSS_REASON_SEQUENCE] = "按数字顺序识别（幢-单元-层-室）",
	[YBSS_REASON_NAME] = "名称，无类别词",
	[YBSS_REASON_CUT] = "不是地址内容，已剔除",
	[YBSS_REASON_LOCAL] = "按本区地名表",
	[YBSS_REASON_REPEATED] = "与前文重复，已忽略",
};

/* UTF-8 of some units. */
static Datum
text_of_units(const uint16_t *units, int count)
{
	char *utf8 = palloc((size_t) count * 3 + 1);

	return PointerGetDatum(
		cstring_to_text_with_len(utf8, (int) ybss_utf8_encode(units, (size_t) count, utf8)));
}

/* The characters [from, to) of the text as typed. */
static Datum
typed_part(const char *typed, int from, int to)
{
	const char *start, *end;

	for (start = typed; from > 0; from--, to--)
		start += pg_mblen(start);
	for (end = start; to > 0; to--)
		end += pg_mblen(end);
	return PointerGetDatum(cstring_to_text_with_len(start, (int) (end - start)));
}

/* Why an element was read so. */
static Datum
reason_of(const YbssParse *parse, const YbssElement *e)
{
	const YbssLexicon *lexicon = ybss_lexicon();
	StringInfoData why;
	char utf8[1300];

	initStringInfo(&why);
	appendStringInfoString(&why, reasons[e->reason]);
	if (e->reason == YBSS_REASON_OLD && e->note >= 0)
	{
		const YbssNote *note = &lexicon->note[e->note];

		utf8[ybss_utf8_encode(lexicon->text + note->text, Min(note->length, 400), utf8)] = '\0';
		appendStringInfo(&why, "：%s", utf8);
	}
	if (e->reason == YBSS_REASON_AMBIGUOUS)
	{
		for (int i = 0; i < parse->candidates; i++)
		{
			utf8[ybss_division_name(parse->candidate[i], utf8)] = '\0';
			appendStringInfo(&why, "%s%s", i == 0 ? "：" : "、", utf8);
		}
		if (parse->more_candidates > 0)
			appendStringInfo(&why, "等 %d 处", parse->candidates + parse->more_candidates);
	}
	return CStringGetTextDatum(why.data);
}

/* Add one row. */
static void
add_row(ReturnSetInfo *result, const char *typed, const YbssText *text, const YbssParse *parse,
		const YbssElement *e, int nth)
{
	Datum values[6];
	bool nulls[6] = {false};
	const char *name = ybss_element_name((YbssElementKind) e->kind);
	bool alias = false;
	int start = text->from[e->typed],
		end = e->typed_length ? text->from[e->typed + e->typed_length - 1] + 1 : 0;

	/* What an alias stands for was typed as the alias. */
	for (int i = 0; i < parse->aliases && e->typed_length > 0; i++)
		if (e->typed >= parse->alias[i].unit &&
			e->typed < parse->alias[i].unit + parse->alias[i].length)
		{
			start = parse->alias[i].from;
			end = Max(end, parse->alias[i].to);
			alias = true;
		}
	values[0] = CStringGetTextDatum(nth > 1 ? psprintf("%s%d", name, nth) : name);
	nulls[1] = nulls[2] = nulls[3] = e->typed_length == 0;
	if (e->typed_length > 0)
	{
		values[1] = Int32GetDatum(start + 1);
		values[2] = Int32GetDatum(end - start);
		values[3] = typed_part(typed, start, end);
	}
	values[4] = text_of_units(parse->value + e->value, e->value_length);
	values[5] = alias ? CStringGetTextDatum("按本区地名表的别名") : reason_of(parse, e);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* One row for each element. */
void
ybss_explain_rows(ReturnSetInfo *result, const char *typed, const YbssText *text,
				  const YbssParse *parse)
{
	int count[YBSS_ELEMENT_ALL] = {0};

	for (int kind = 0; kind < 2; kind++)
		for (int i = 0; i < parse->elements; i++)
		{
			const YbssElement *e = &parse->element[i];

			/* What was cut out stands last. */
			if (ybss_is_cut(e) != (kind == 1))
				continue;
			count[e->kind]++;
			add_row(result, typed, text, parse, e,
					count[e->kind] + (e->kind == YBSS_ELEMENT_ROAD2 && count[e->kind] > 1));
		}
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
	ybss_explain_rows((ReturnSetInfo *) fcinfo->resultinfo, typed, text, parse);
	return (Datum) 0;
}
