/*
 * parse.c
 *		Reads people's text as an address: noise out, divisions, then the detail.
 */
#include "address/read/parse.h"

#include <string.h>
#include <uchar.h>

#include "address/read/parser.h"

/* The English name of an element kind, as in jsonb. */
const char *
ybss_element_name(YbssElementKind kind)
{
	static const char *const names[] = {
		"province", "city",		"district", "zone",	 "town",	 "community", "group", "road",
		"road2",	"number",	"compound", "phase", "building", "unit",	  "floor", "room",
		"relation", "distance", "phone",	"name",	 "postcode", "remark"};

	return names[kind];
}

/* Append an element whose value is given; NULL where there is no room left. */
YbssElement *
ybss_emit(YbssParser *p, YbssElementKind kind, int start, int end, const uint16_t *value,
		  int length, YbssReason reason)
{
	YbssParse *out = p->parse;
	YbssElement *e;

	if (out->elements == YBSS_ELEMENTS || out->values + length > YBSS_VALUE_UNITS || length <= 0)
		return NULL;
	e = &out->element[out->elements++];
	*e = (YbssElement){(uint8_t) kind,
					   (uint8_t) reason,
					   (uint16_t) start,
					   (uint16_t) (end - start),
					   (uint16_t) out->values,
					   (uint16_t) length,
					   -1};
	memcpy(out->value + out->values, value, (size_t) length * sizeof *value);
	out->values += length;
	if (!ybss_is_cut(e))
	{
		p->seen |= 1u << kind;
		p->last = (int) kind;
	}
	return e;
}

/* Append an element whose value is the text itself, blanks left out. */
void
ybss_emit_typed(YbssParser *p, YbssElementKind kind, int start, int end, YbssReason reason)
{
	while (start < end && ybss_is_separator(p->unit[start]))
		start++;
	while (start < end && ybss_is_separator(p->unit[end - 1]))
		end--;
	ybss_emit(p, kind, start, end, p->unit + start, end - start, reason);
}

/* Put what an alias stands for in its place; every unit keeps the place of the alias. */
static void
replace_alias(YbssText *text, int at, const YbssLocalName *alias, YbssParse *parse)
{
	int shift = alias->meaning_length - alias->length;
	YbssAlias *note = &parse->alias[parse->aliases];

	if (text->length + shift > YBSS_TEXT_UNITS)
		return;
	*note = (YbssAlias){(uint16_t) at, alias->meaning_length, text->from[at],
						(uint16_t) (text->from[at + alias->length - 1] + 1)};
	parse->aliases++;
	memmove(text->unit + at + alias->meaning_length, text->unit + at + alias->length,
			(size_t) (text->length - at - alias->length + 16) * sizeof *text->unit);
	memmove(text->from + at + alias->meaning_length, text->from + at + alias->length,
			(size_t) (text->length - at - alias->length + 1) * sizeof *text->from);
	memcpy(text->unit + at, alias->meaning, alias->meaning_length * sizeof *text->unit);
	/* All of the meaning stands where the alias stood. */
	for (int i = 0; i < alias->meaning_length; i++)
		text->from[at + i] = text->from[at];
	text->length += shift;
}

/*
 * Tell whether an alias is a road's and what follows makes it another thing's
 * name: a road is renamed, the 小区 and the 社区 named after it are not.
 */
static bool
names_another(const YbssText *text, int at, const YbssLocalName *alias)
{
	static const char16_t *const kinds[] = {
		u"小区", u"社区", u"居委",	 u"村",	  u"公园", u"广场", u"大厦",   u"花园", u"公寓",
		u"小学", u"中学", u"幼儿园", u"市场", u"街道", u"车站", u"派出所", NULL};
	uint16_t last = alias->name[alias->length - 1];

	if (last != u'路' && last != u'街' && last != u'巷' && last != u'道')
		return false;
	for (int i = 0; kinds[i] != NULL; i++)
	{
		int n = 0;

		while (kinds[i][n] != 0 && text->unit[at + alias->length + n] == kinds[i][n])
			n++;
		if (kinds[i][n] == 0)
			return true;
	}
	return false;
}

/* Replace aliases, and note the division that local names agree on. */
static void
apply_local_names(YbssParser *p, YbssText *text)
{
	p->local_division = 0;
	if (p->local == NULL || p->local->count == 0)
		return;
	for (int at = 0; at < text->length; at++)
	{
		const YbssLocalName *n = ybss_local_names_find(p->local, text->unit + at);

		if (n == NULL)
			continue;
		if (n->kind == YBSS_LOCAL_ALIAS && !names_another(text, at, n) &&
			p->parse->aliases < YBSS_ALIASES)
		{
			replace_alias(text, at, n, p->parse);
			at += n->meaning_length - 1;
			continue;
		}
		if (n->division > 0 &&
			(n->kind == YBSS_LOCAL_ROAD || !ybss_road_word_follows(p, at + n->length)))
			p->local_division =
				p->local_division == 0 || p->local_division == n->division ? n->division : -1;
		at += n->length - 1;
	}
}

/* What stands before the address: a person beside a phone, else a named place. */
static void
emit_front(YbssParser *p)
{
	bool phone = false;
	int end = p->front;

	if (p->front == 0)
		return;
	while (end > p->front_start && ybss_is_separator(p->unit[end - 1]))
		end--;
	for (int i = 0; i < p->parse->elements; i++)
		phone |= p->parse->element[i].kind == YBSS_ELEMENT_PHONE;
	if (phone && end < p->front && end - p->front_start <= 4)
		ybss_emit_typed(p, YBSS_ELEMENT_NAME, p->front_start, end, YBSS_REASON_CUT);
	else
		ybss_emit_typed(p, YBSS_ELEMENT_REMARK, p->front_start, end, YBSS_REASON_CUT);
}

/* Read a normalised text. */
void
ybss_address_parse(const YbssLexicon *lexicon, const YbssLocalNames *local, YbssText *text,
				   YbssParse *parse)
{
	YbssParser p;

	memset(&p, 0, offsetof(YbssParser, set));
	p.sets = p.level = p.villages = p.repetitions = p.front = p.front_start = 0;
	memset(&p.zone_mention, 0, sizeof p.zone_mention);
	p.by_zone = p.by_old = p.literal_town = p.after_compound = false;
	p.zone = p.pending = p.last = -1;
	p.seen = 0;
	memset(p.mention, 0, sizeof p.mention);
	p.lexicon = lexicon;
	p.local = local;
	p.unit = text->unit;
	p.length = text->length;
	p.parse = parse;
	parse->code = 0;
	parse->confidence = 1;
	parse->aliases = parse->elements = parse->candidates = parse->more_candidates = parse->values =
		0;
	apply_local_names(&p, text);
	p.length = text->length;
	ybss_cut_noise(&p, text);
	p.last = -1;
	p.seen = 0;
	ybss_read_divisions(&p);
	ybss_emit_divisions(&p);
	emit_front(&p);
	ybss_read_detail(&p);
}
