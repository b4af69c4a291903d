/*
 * clue_person.c
 *		The name and the address in what somebody wrote, when the numbers are out.
 *
 * Pieces stand between blanks and signs. A piece of two to four characters that begins as
 * names do and ends as no address does is the name; what is left is the address.
 */
#include "match/search/clue_person.h"

#include <string.h>

#include "match/search/clue_label.h"
#include "match/search/clue_number.h"
#include "match/search/clue_piece.h"
#include "text/unit.h"

typedef struct Title
{
	const char16_t *word;
	char sex;
} Title;

static const Title titles[] = {
	{u"先生", '1'}, {u"女士", '2'}, {u"小姐", '2'}, {u"师傅", 0},	{u"老师", 0},	{u"医生", 0},
	{u"老板", 0},	{u"主任", 0},	{u"大爷", '1'}, {u"大叔", '1'}, {u"叔叔", '1'}, {u"爷爷", '1'},
	{u"大哥", '1'}, {u"伯伯", '1'}, {u"阿姨", '2'}, {u"大妈", '2'}, {u"大娘", '2'}, {u"婆婆", '2'},
	{u"奶奶", '2'}, {u"大姐", '2'}, {u"嬢嬢", '2'}, {u"同志", 0},	{u"哥", '1'},	{u"姐", '2'},
	{u"叔", '1'},	{u"嫂", '2'},	{u"姨", '2'},	{u"伯", '1'},
};

/* The length of a title at the end of a piece, 0 for none. */
static int
title_of(const uint16_t *piece, int length, YbssClues *clues)
{
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
	{
		int word = 0;

		while (titles[i].word[word])
			word++;
		if (length > word && ybss_begins_with(piece + length - word, titles[i].word) &&
			(word > 1 || length == 2) && ybss_surname_of(piece, length) > 0)
		{
			if (titles[i].sex != 0 && clues->sex == 0)
				clues->sex = titles[i].sex;
			return word;
		}
	}
	return 0;
}

/* Take a piece as the name. */
static void
take_name(YbssClues *clues, YbssCalled called, const uint16_t *piece, int length)
{
	clues->called = called;
	clues->name[0] = 0;
	ybss_append_clue(clues->name, sizeof clues->name, piece, length);
}

/* 胡师傅, 张小三先生: take a name with a title behind it; false where there is none. */
static bool
take_titled(YbssClues *clues, const uint16_t *piece, int length)
{
	int title = length <= 6 ? title_of(piece, length, clues) : 0;
	int name = length - title;

	if (title > 0)
		take_name(clues,
				  name <= ybss_surname_of(piece, name) ? YBSS_CALLED_SURNAME : YBSS_CALLED_WHOLE,
				  piece, name);
	return title > 0;
}

/* 老胡, 小强, 阿强, 强强: take a way of calling somebody; false where it is none. */
static bool
take_called(YbssClues *clues, const uint16_t *piece, int length)
{
	if (length != 2)
		return false;
	if (piece[0] == u'老' || piece[0] == u'姓')
		take_name(clues, YBSS_CALLED_SURNAME, piece + 1, 1);
	else if (piece[0] == u'阿' || piece[0] == piece[1])
		take_name(clues, YBSS_CALLED_GIVEN, piece + 1, 1);
	else if (piece[0] == u'小')
		take_name(clues, YBSS_CALLED_EITHER, piece + 1, 1);
	else
		return false;
	return true;
}

/* Are these letters alone, as a foreigner's name has them? */
static bool
is_latin(const uint16_t *piece, int length)
{
	for (int i = 0; i < length; i++)
		if (!ybss_is_letter(piece[i]) && !(piece[i] >= 0xC0 && piece[i] < 0x250) &&
			piece[i] != '-' && piece[i] != '.')
			return false;
	return length >= 2;
}

/* Add a piece to what is left. */
static void
leave(YbssClues *clues, const uint16_t *piece, int length)
{
	static const uint16_t blank[] = {' '};

	if (clues->address[0] != 0)
		ybss_append_clue(clues->address, sizeof clues->address, blank, 1);
	ybss_append_clue(clues->address, sizeof clues->address, piece, length);
}

/* Take the pieces of what is left; the first that may be a name is it. */
static void
take_pieces(const YbssText *text, YbssClues *clues)
{
	bool latin = false, han, dotted;
	int doubtful = -1, doubtful_length = 0;

	for (int at = 0, length; at<text->length; at += length> 0 ? length : 1)
	{
		const uint16_t *piece = text->unit + at;

		length = ybss_piece_end(text, at, &han, &dotted) - at;
		if (length == 0)
			continue;
		if (is_latin(piece, length) && (clues->called == YBSS_CALLED_NOT || latin))
		{
			static const uint16_t blank[] = {' '};

			if (latin)
				ybss_append_clue(clues->name, sizeof clues->name, blank, 1);
			ybss_append_clue(clues->name, sizeof clues->name, piece, length);
			clues->called = YBSS_CALLED_WHOLE;
			latin = true;
		}
		else if (clues->called != YBSS_CALLED_NOT || !han)
			leave(clues, piece, length);
		else if (take_titled(clues, piece, length))
			continue;
		else if (dotted || ybss_is_clue_name(piece, length))
			take_name(clues, YBSS_CALLED_WHOLE, piece, length);
		else if (take_called(clues, piece, length))
			continue;
		else if (doubtful < 0 && ybss_may_be_clue_name(piece, length))
			doubtful = at, doubtful_length = length;
		else
			leave(clues, piece, length);
	}
	/* A name that begins with no surname we know, where nothing else is one. */
	if (doubtful >= 0 && clues->called == YBSS_CALLED_NOT)
		take_name(clues, YBSS_CALLED_WHOLE, text->unit + doubtful, doubtful_length);
	else if (doubtful >= 0)
		leave(clues, text->unit + doubtful, doubtful_length);
}

/* Read what somebody has in hand of a person. */
void
ybss_read_clues(YbssText *text, int this_year, YbssClues *clues)
{
	memset(clues, 0, sizeof *clues);
	clues->version = YBSS_CLUES_VERSION;
	ybss_take_numbers(text, this_year, clues);
	ybss_take_labels(text, clues);
	take_pieces(text, clues);
}
