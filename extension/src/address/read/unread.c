/*
 * unread.c
 *		Whether a reading left something of the text.
 */
#include "address/read/unread.h"

/* Count the characters of names from one place to another, negative where that stands before. */
static int
count_names(const YbssScan *scan, int from, int to)
{
	int count = 0;

	for (int at = from; at < to; at++)
		count += ybss_is_han(scan->unit[at]);
	for (int at = to; at < from; at++)
		count -= ybss_is_han(scan->unit[at]);
	return count;
}

/* The length of a word that says nothing where it stands between names: 中国, 市辖区, 收货地址; or
 * 0. */
static int
says_nothing(const YbssScan *scan, int at)
{
	static const char16_t *const words[] = {u"中国", u"市辖区", u"其他", u"其它",
											u"地区", u"市区",	NULL};

	for (int w = 0; words[w] != NULL; w++)
		if (ybss_begins_with(scan->unit + at, words[w]) > 0)
			return ybss_begins_with(scan->unit + at, words[w]);
	return ybss_word_of(scan->lexicon, scan->unit + at, YBSS_WORDS(LABEL) | YBSS_WORDS(JOINT));
}

/* Count the characters of words that say nothing from one place to another. */
static int
count_nothing(const YbssScan *scan, int from, int to)
{
	int count = 0;

	for (int at = from, length; at<to; at += length> 0 ? length : 1)
	{
		length = ybss_is_han(scan->unit[at]) ? says_nothing(scan, at) : 0;
		if (length > 1 && at + length <= to)
			count += length;
	}
	return count;
}

/* Count the characters between the elements that say nothing. */
static int
said_in_vain(const YbssScan *scan, const YbssParse *parse)
{
	int count = 0, end = 0;

	for (int i = 0; i < parse->elements; i++)
	{
		const YbssElement *e = &parse->element[i];

		if (e->kind >= YBSS_ELEMENT_KINDS || e->typed_length == 0)
			continue;
		count += count_nothing(scan, end, e->typed);
		end = e->typed + e->typed_length;
	}
	return count + count_nothing(scan, end, scan->length);
}

/* Tell whether characters of names stand where no element is. */
bool
ybss_has_unread(const YbssScan *scan, const YbssParse *parse)
{
	int unread = 0, end = 0;

	/* Between the elements, which mostly follow one another: what two have counts against one. */
	for (int i = 0; i < parse->elements; i++)
	{
		const YbssElement *e = &parse->element[i];

		if (e->kind >= YBSS_ELEMENT_KINDS || e->typed_length == 0)
			continue;
		unread += count_names(scan, end, e->typed);
		end = e->typed + e->typed_length;
	}
	unread += count_names(scan, end, scan->length);
	/* Few texts have more, and in most of these it says nothing. */
	return unread > 1 && unread - said_in_vain(scan, parse) > 1;
}
