/*
 * compare_difference.c
 *		What two addresses differ in, in words that a clerk reads.
 */
#include "address/compare/compare_difference.h"

#include <stdio.h>
#include <string.h>

/* One value: its text, or NULL. */
typedef struct Value
{
	const char *text;
	int length;
} Value;

/* The elements that people compare, and what they call them. */
static const struct
{
	YbssElementKind kind;
	const char *label;
} kinds[] = {{YBSS_ELEMENT_TOWN, "镇街"},	{YBSS_ELEMENT_COMMUNITY, "村居"},
			 {YBSS_ELEMENT_GROUP, "组"},	{YBSS_ELEMENT_ROAD, "街路巷"},
			 {YBSS_ELEMENT_NUMBER, "门牌"}, {YBSS_ELEMENT_COMPOUND, "小区"},
			 {YBSS_ELEMENT_PHASE, "期区"},	{YBSS_ELEMENT_BUILDING, "楼栋"},
			 {YBSS_ELEMENT_UNIT, "单元"},	{YBSS_ELEMENT_FLOOR, "楼层"},
			 {YBSS_ELEMENT_ROOM, "房号"}};

/* The first value of a kind. */
static Value
value_of(const YbssAddress *a, YbssElementKind kind)
{
	for (int i = 0; i < a->elements; i++)
	{
		const YbssSpan *s = &ybss_address_spans(a)[i];

		if (s->kind == kind)
			return (Value){ybss_address_text(a) + s->start, s->length};
	}
	return (Value){NULL, 0};
}

/* The bytes of a value without its class word: 3栋, 3幢 and 3号楼 are one. */
static int
bare(const Value *v)
{
	static const char *const words[] = {"号楼", "栋", "幢", "座", "室", "号", "层", "楼"};

	for (size_t i = 0; v->text && i < sizeof words / sizeof *words; i++)
	{
		int n = (int) strlen(words[i]);

		if (v->length > n && !memcmp(v->text + v->length - n, words[i], (size_t) n))
			return v->length - n;
	}
	return v->length;
}

/* Tell whether two values differ by more than a class word. */
static bool
differ(const Value *p, const Value *q)
{
	int m = bare(p), n = bare(q);

	if (p->text == NULL || q->text == NULL)
		return p->text != q->text;
	return m != n || memcmp(p->text, q->text, (size_t) m) != 0;
}

/* Say in Chinese what an address has that another lacks or writes otherwise. */
size_t
ybss_address_difference(const YbssAddress *a, const YbssAddress *b, char *to, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
	{
		Value p = value_of(a, kinds[i].kind), q = value_of(b, kinds[i].kind);
		size_t needed = (size_t) p.length + (size_t) q.length + 48;

		if (!differ(&p, &q) || n + needed > room)
			continue;
		n += (size_t) snprintf(to + n, room - n, "%s%s：", n ? "；" : "", kinds[i].label);
		if (q.text == NULL)
			n += (size_t) snprintf(to + n, room - n, "补为%.*s", p.length, p.text);
		else if (p.text == NULL)
			n += (size_t) snprintf(to + n, room - n, "多出%.*s", q.length, q.text);
		else
			n += (size_t) snprintf(to + n, room - n, "%.*s改为%.*s", q.length, q.text, p.length,
								   p.text);
	}
	return n ? n : (size_t) snprintf(to, room, "完全一致");
}
