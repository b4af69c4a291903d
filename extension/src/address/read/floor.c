/*
 * floor.c
 *		Floors: 5层, 3至5层, 3、4层, 负1层, 地上一层, 首层, L2.
 */
#include "address/read/floor.h"

#include "address/read/ahead.h"
#include "address/read/sequence.h"

/* From here on a number has its floor in it. */
#define HUNDRED 100
/* The most floors that a house has. */
#define HIGHEST 130
/* What parts the numbers of a list. */
#define LISTED u"、,&+和及"
/* So many floors below the ground hardly a building has. */
#define DEEPEST 3

/* Upper case of a letter. */
static uint16_t
upper(uint16_t c)
{
	return c >= 'a' && c <= 'z' ? (uint16_t) (c - 32) : c;
}

/* Tell whether the components at "first" and behind it are floors from one to another: 3-5, B1-2,
 * L1-L3; but T3-5 is a tower and its floor, and so is 7-4. */
static bool
is_range(const YbssScan *scan, const YbssDesignator *d, int first)
{
	const YbssComponent *a = &d->part[first], *b = &d->part[first + 1];
	uint16_t before = upper(scan->unit[a->start]), behind = upper(scan->unit[b->start]);
	int from = ybss_component_digits(scan, a), to = ybss_component_digits(scan, b);

	if (scan->unit[a->end] == '/')
		return true;
	if (from < 0 || to < 0)
		return false;
	if (ybss_is_letter(before) && before != behind)
		return before == 'B' && from <= DEEPEST && ybss_is_digit(behind);
	return from < to || (before == 'B' && behind == 'B');
}

/* Which component is the first that numbers a floor: of B-1-8 the second, of 86-9-8 the last. */
static int
first_floor(const YbssScan *scan, const YbssDesignator *d)
{
	bool letter = d->count == 3 && ybss_is_letter(scan->unit[d->part[0].start]) &&
				  ybss_component_digits(scan, &d->part[0]) < 0;

	if (d->count == 1 || !is_range(scan, d, d->count - 2))
		return d->count - 1;
	return d->count == 2 || letter || scan->unit[d->part[d->count - 2].end] == '/' ? d->count - 2
																				   : d->count - 1;
}

/* Behind a floor: 5F-7F goes on, 整层 says no more; appends to the value, returns where it ends. */
static int
read_on(const YbssScan *scan, int at, uint16_t *value, int *length)
{
	const uint16_t *u = scan->unit + at;
	YbssDesignator d;
	uint32_t classes;
	int word;

	if ((u[0] == '-' || u[0] == '/' || u[0] == '~' || u[0] == u'至' || u[0] == u'到') &&
		ybss_read_components(scan, at + 1, &d) && d.count == 1 &&
		(word = ybss_number_class(scan->lexicon, scan->unit + d.end, &classes)) > 0 &&
		(classes & YBSS_WORDS(FLOOR)))
	{
		value[(*length)++] = u[0] == '/' ? '/' : '-';
		*length += ybss_write_components(scan, &d, 0, 0, value + *length,
										 YBSS_DESIGNATOR_UNITS - *length - 4);
		at = d.end + word;
	}
	if ((scan->unit[at] == u'整' || scan->unit[at] == u'全') && scan->unit[at + 1] == u'层')
		at += 2;
	return at;
}

/* Emit the components from "first" on as floors behind a prefix; "at" is behind their class word.
 */
static int
emit_floors(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int first, int start,
			int at, const char16_t *prefix)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	uint16_t class = scan->unit[d->end] == u'楼' && !*prefix ? u'楼' : u'层';
	int length = 0;

	while (*prefix)
		value[length++] = *prefix++;
	length += ybss_write_components(scan, d, first, d->count - 1, value + length,
									YBSS_DESIGNATOR_UNITS - length - 40);
	at = read_on(scan, at, value, &length);
	value[length++] = class;
	ybss_emit(detail->sink, YBSS_ELEMENT_FLOOR, start, at, value, length, YBSS_REASON_CLASS_WORD);
	return at;
}

/* A楼, M8楼 are buildings, and so is 3楼 before 5层 or 2单元. */
static bool
is_building(const YbssScan *scan, const YbssDetail *detail, const YbssDesignator *d, int word)
{
	uint16_t first = upper(scan->unit[d->start]);
	YbssDesignator next;

	if (scan->unit[d->end] != u'楼' || d->count > 1 || word > 1)
		return false;
	if (ybss_is_letter(first))
		return d->end - d->start == 1 ? first != 'B' : first != 'B' && first != 'L' && first != 'F';
	if (ybss_has(detail, YBSS_ELEMENT_BUILDING) || !ybss_read_components(scan, d->end + 1, &next) ||
		next.count > 1)
		return false;
	return scan->unit[next.end] == u'层' ||
		   (scan->unit[next.end] == u'门' && ybss_is_digit(scan->unit[next.end + 1])) ||
		   (scan->unit[next.end] == u'单' && scan->unit[next.end + 1] == u'元' &&
			ybss_component_value(scan, &next.part[0]) < HUNDRED && !ybss_is_one_house(detail) &&
			ybss_is_digit(scan->unit[next.start]));
}

/* The floor that the components before a class word of so many units tell, or a building. */
int
ybss_read_floor(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int word)
{
	const uint16_t *u = scan->unit + d->end;
	YbssElementKind kind =
		ybss_has(detail, YBSS_ELEMENT_BUILDING) ? YBSS_ELEMENT_UNIT : YBSS_ELEMENT_BUILDING;
	int first;

	if (ybss_is_letter(u[0]) && !ybss_is_end(u[1]) && !ybss_is_han(u[1]) && !ybss_is_digit(u[1]) &&
		u[1] != '-' && u[1] != '/')
		return -1;
	/* 慧忠里231楼: no house has so many floors. */
	if (is_building(scan, detail, d, word) ||
		(word == 1 && u[0] == u'楼' && d->count == 1 && !ybss_has(detail, YBSS_ELEMENT_BUILDING) &&
		 ybss_component_value(scan, &d->part[0]) > HIGHEST))
		return ybss_emit_framed(scan, detail, YBSS_ELEMENT_BUILDING, d, d->start, d->end + word,
								u"", ybss_is_letter(scan->unit[d->start]) ? u"楼" : u"号楼");
	first = first_floor(scan, d);
	/* 12-3-5楼: what stands before the floor is the building and its stairs. */
	for (int i = 0; i < first; i++, kind = YBSS_ELEMENT_UNIT)
		ybss_emit_components(scan, detail, kind, d, i, i, d->part[i].end, YBSS_REASON_SEQUENCE);
	return emit_floors(scan, detail, d, first, first == 0 ? d->start : d->part[first].start,
					   d->end + word, u"");
}

/* The end of components parted by 、 of which only the last has its class word; appends them and
 * tells the word's classes. -1 where there is no such list. */
static int
read_list(const YbssScan *scan, const YbssDesignator *d, uint16_t *value, int *length,
		  uint32_t *classes)
{
	int at = d->end;

	*length = ybss_write_components(scan, d, 0, d->count - 1, value, 24);
	while (ybss_is_one_of(scan->unit[at], LISTED) && *length < YBSS_DESIGNATOR_UNITS - 30)
	{
		YbssDesignator next;

		if (!ybss_read_components(scan, at + 1, &next) ||
			(ybss_component_digits(scan, &next.part[0]) >= HUNDRED &&
			 ybss_component_digits(scan, &d->part[0]) < HUNDRED))
			return -1;
		value[(*length)++] = u'、';
		*length += ybss_write_components(scan, &next, 0, next.count - 1, value + *length, 24);
		at = next.end;
		if (ybss_number_class(scan->lexicon, scan->unit + at, classes) > 0)
			return at;
	}
	return -1;
}

/* Floors, houses or rooms of which only the last has its class word: 3、4、5层, A、B座. */
int
ybss_read_floor_list(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS];
	int length, at, word;
	uint32_t classes;
	uint16_t last;
	bool floors, rooms, stairs,
		within = ybss_has(detail, YBSS_ELEMENT_BUILDING) || ybss_has(detail, YBSS_ELEMENT_FLOOR);

	if (!ybss_is_one_of(scan->unit[d->end], LISTED) || ybss_after_road(detail) ||
		(ybss_component_digits(scan, &d->part[0]) >= HUNDRED &&
		 (!within || !ybss_is_one_of(scan->unit[d->end], u"、,"))) ||
		(at = read_list(scan, d, value, &length, &classes)) < 0)
		return -1;
	floors = (classes & YBSS_WORDS(FLOOR)) != 0 && !ybss_is_letter(scan->unit[d->start]);
	rooms = (classes & (YBSS_WORDS(ROOM) | YBSS_WORDS(NUMBER))) != 0 && within;
	/* 25层03、04单元 */
	stairs = (classes & YBSS_WORDS(UNIT)) != 0 && within;
	if (!floors && (!(rooms || stairs || (classes & YBSS_WORDS(HALL))) ||
					(scan->unit[d->end] == ',' &&
					 !(rooms && ybss_component_digits(scan, &d->part[0]) >= HUNDRED))))
		return -1;
	word = ybss_number_class(scan->lexicon, scan->unit + at, &classes);
	ybss_flush(scan, detail, d->start);
	if (word == 2 && scan->unit[at] == u'号' && scan->unit[at + 1] == u'楼')
		value[length++] = u'号';
	last = scan->unit[at + word - 1];
	/* P12、P13号商铺 */
	if (rooms && last == u'号')
		word += ybss_word_of(scan->lexicon, scan->unit + at + word, YBSS_WORDS(SHOP));
	if (stairs)
		value[length++] = u'单';
	value[length++] = stairs  ? u'元'
					  : floors  ? (scan->unit[at] == u'楼' ? u'楼' : u'层')
					  : rooms ? (last == u'号' ? u'号' : u'室')
							  : (ybss_is_one_of(last, u"座楼") ? last : u'栋');
	ybss_emit(detail->sink,
			  stairs  ? YBSS_ELEMENT_UNIT
			  : floors  ? YBSS_ELEMENT_FLOOR
			  : rooms ? YBSS_ELEMENT_ROOM
					  : YBSS_ELEMENT_BUILDING,
			  d->start, at + word, value, length, YBSS_REASON_CLASS_WORD);
	return at + word;
}

/* Tell whether a word names a floor by itself here: 首层, 顶楼; 地下商城 is a name. */
static bool
storey_stands(const YbssScan *scan, const YbssDetail *detail, int start, int word)
{
	const uint16_t *u = scan->unit + start + word;
	uint16_t last = u[-1];
	bool name = detail->pending >= 0 && start - detail->pending >= 2;

	if (detail->pending >= 0 ? !name : ybss_last(detail) < YBSS_ELEMENT_COMMUNITY)
		return false;
	if (last == u'层')
		return true;
	if (last == u'楼')
		return name ? ybss_is_end(u[0])
					: ybss_last(detail) >= YBSS_ELEMENT_NUMBER &&
						  ybss_last(detail) <= YBSS_ELEMENT_UNIT;
	/* 地下, 地下室 */
	return (last == u'下' || last == u'室') &&
		   (!ybss_is_han(u[0]) || (!name && ybss_word_of(scan->lexicon, u, YBSS_WORDS(SHOP)) > 0));
}

/* 负2-1号, 吊1-3: the floor below the ground and its room. */
static bool
below_and_room(const YbssScan *scan, YbssDetail *detail, int start, YbssDesignator *d)
{
	uint16_t value[YBSS_DESIGNATOR_UNITS] = {scan->unit[start]};
	uint32_t classes;
	int word, length;

	if (!ybss_read_components(scan, start + 1, d) || d->count != 2 ||
		ybss_component_value(scan, &d->part[0]) < 1 || ybss_component_value(scan, &d->part[0]) > 9)
		return false;
	word = ybss_number_class(scan->lexicon, scan->unit + d->end, &classes);
	if (word > 0 ? !(classes & (YBSS_WORDS(ROOM) | YBSS_WORDS(NUMBER)))
				 : !ybss_is_end(scan->unit[d->end]))
		return false;
	ybss_flush(scan, detail, start);
	length = 1 + ybss_write_components(scan, d, 0, 0, value + 1, 24);
	value[length++] = u'层';
	ybss_emit(detail->sink, YBSS_ELEMENT_FLOOR, start, d->part[0].end, value, length,
			  YBSS_REASON_SEQUENCE);
	ybss_emit_components(scan, detail, YBSS_ELEMENT_ROOM, d, 1, 1, d->end + word,
						 YBSS_REASON_SEQUENCE);
	return true;
}

/* A floor's name, or a number behind the word that it begins with. */
int
ybss_read_storey(const YbssScan *scan, YbssDetail *detail, int start, int word)
{
	const uint16_t *u = scan->unit + start;
	YbssDesignator d;
	uint32_t classes;
	int class;

	if (ybss_read_components(scan, start + word, &d) &&
		(class = ybss_number_class(scan->lexicon, scan->unit + d.end, &classes)) > 0 &&
		(classes & YBSS_WORDS(FLOOR)) &&
		/* A区-7楼: a dash is no sign before a depth that no house has. */
		(u[0] != '-' || ybss_component_value(scan, &d.part[0]) <= DEEPEST) &&
		(d.count == 1 || (d.count == 2 && (u[0] != '-' || scan->unit[d.part[0].end] != '-'))))
	{
		ybss_flush(scan, detail, start);
		return emit_floors(scan, detail, &d, 0, start, d.end + class,
						   word == 2 && u[1] == u'上' ? u"地上"
						   : u[0] == u'吊'			  ? u"吊"
													  : u"负");
	}
	if (word == 1 && (u[0] == u'负' || u[0] == u'吊') && below_and_room(scan, detail, start, &d))
		return d.end + ybss_number_class(scan->lexicon, scan->unit + d.end, &classes);
	if (!storey_stands(scan, detail, start, word))
		return -1;
	ybss_flush(scan, detail, start);
	ybss_emit_typed(detail->sink, scan->unit, YBSS_ELEMENT_FLOOR, start, start + word,
					YBSS_REASON_CLASS_WORD);
	return start + word;
}

/* The letters by which department stores count floors; how many of them stand here. */
static int
floor_letters(const uint16_t *u)
{
	uint16_t first = upper(u[0]);

	if ((first == 'L' || first == 'U') && upper(u[1]) == 'G')
		return 2;
	return first == 'L' || first == 'F' || first == 'B';
}

/*
 * Tell whether what stands behind a lettered floor lets it be one: nothing, a shop's number on it,
 * a name. A building has letter and number as well: F6-601 is the sixth floor, F6-105 is not.
 */
static bool
floor_is_possible(const YbssScan *scan, uint16_t letter, int floor, int end)
{
	const uint16_t *u = scan->unit + end;
	YbssDesignator room;
	uint32_t classes;
	int number;

	/* B3，11楼: a building */
	if (ybss_is_end(u[0]))
		return letter != 'B' || u[0] == 0 || !ybss_read_components(scan, end + 1, &room) ||
			   ybss_number_class(scan->lexicon, scan->unit + room.end, &classes) == 0;
	if (u[0] == '-' && letter != 'B')
	{
		if (!ybss_read_components(scan, end + 1, &room) || room.count > 1)
			return false;
		if (upper(u[1]) == letter)
			return ybss_is_digit(u[2]);
		if (ybss_number_class(scan->lexicon, scan->unit + room.end, &classes) > 0 &&
			(classes & (YBSS_WORDS(FLOOR) | YBSS_WORDS(HALL) | YBSS_WORDS(UNIT))))
			return false;
		number = ybss_component_value(scan, &room.part[0]);
		return number >= HUNDRED ? number / HUNDRED == floor
								 : letter != 'F' || room.part[0].end - room.part[0].start > 2;
	}
	return letter != 'B' && letter != 'F' && ybss_is_han(u[0]) &&
		   (ybss_number_class(scan->lexicon, u, &classes) == 0 || u[0] == u'层');
}

/* A floor as department stores write it: L2, B1, UG, F6-601. */
int
ybss_read_lettered_floor(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot)
{
	uint16_t value[12];
	const uint16_t *u = scan->unit + spot->at;
	int letters = floor_letters(u), length = letters, floor = 0, end;
	bool name = detail->pending >= 0 && spot->at - detail->pending >= 2 && ybss_is_han(u[-1]);

	if (letters == 0 || ybss_has(detail, YBSS_ELEMENT_FLOOR) ||
		(detail->pending >= 0 ? !name
							  : ybss_last(detail) < YBSS_ELEMENT_NUMBER + (upper(u[0]) == 'B') ||
									ybss_last(detail) > YBSS_ELEMENT_UNIT))
		return -1;
	while (length < letters + 2 && ybss_is_digit(u[length]))
		floor = floor * 10 + u[length++] - '0';
	if ((length == letters && letters < 2) || (upper(u[0]) != 'L' && floor > 9) ||
		(upper(u[0]) == 'B' && floor > DEEPEST) ||
		!floor_is_possible(scan, letters > 1 ? 'L' : upper(u[0]), floor, spot->at + length))
		return -1;
	ybss_flush(scan, detail, spot->at);
	for (int i = 0; i < length; i++)
		value[i] = upper(u[i]);
	end = spot->at + length;
	/* L4-L5 */
	if (u[length] == '-' && upper(u[length + 1]) == upper(u[0]) && ybss_is_digit(u[length + 2]) &&
		!ybss_is_digit(u[length + 3]))
	{
		value[length++] = '-';
		value[length++] = upper(u[0]);
		value[length] = u[length];
		end = spot->at + ++length;
	}
	value[length++] = u'层';
	end += scan->unit[end] == u'层';
	ybss_emit(detail->sink, YBSS_ELEMENT_FLOOR, spot->at, end, value, length,
			  YBSS_REASON_CLASS_WORD);
	return end;
}
