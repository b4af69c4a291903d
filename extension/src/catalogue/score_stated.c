/*
 * score_stated.c
 *		When what a record says was stated.
 *
 * A statement of one item is {"phone": "2026-03-01 公安"}, one of several stands once, with
 * their names: {"2026-03-01 公安": ["sex", "name"]}.
 */
#include "catalogue/score_stated.h"

#include "catalogue/score_catalogue.h"
#include "code/citizen_id.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/timestamp.h"

/* Read a date as items have it: 2026-11-23. */
bool
ybss_read_date(const char *text, int length, int32 *date)
{
	int digits[8];
	int count = 0;
	YbssDay day;

	if (length < 10 || text[4] != '-' || text[7] != '-')
		return false;
	for (int i = 0; i < 10; i++)
	{
		if (i == 4 || i == 7)
			continue;
		if (text[i] < '0' || text[i] > '9')
			return false;
		digits[count++] = text[i] - '0';
	}
	day.year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
	day.month = digits[4] * 10 + digits[5];
	day.day = digits[6] * 10 + digits[7];
	if (day.year < 1 || day.month < 1 || day.month > 12 || day.day < 1 ||
		day.day > day_tab[isleap(day.year)][day.month - 1])
		return false;
	*date = date2j(day.year, day.month, day.day) - POSTGRES_EPOCH_JDATE;
	return true;
}

/* The program's names beside those of an object or a list, which are sorted alike: every one is looked at once. */
typedef struct Walk
{
	YbssProgram *program;
	int at;
} Walk;

/* Take that an item was stated on a day. */
static void
take_day(YbssProgram *program, int number, const char *said, int length)
{
	YbssItemState *state = &program->states[number];
	int32 day;

	if (ybss_read_date(said, length, &day))
		state->said = day;
	if (program->items[number].sensitive)
		state->present = true;
}

/* Take what was stated of an item that bears a name, if the program has one. */
static void
take_named(Walk *walk, const char *name, int length, const char *said, int said_length)
{
	YbssProgram *program = walk->program;
	int compared = -1;

	while (walk->at < program->count &&
		   (compared = ybss_compare_keys(program->items[program->names[walk->at]].name,
										 program->items[program->names[walk->at]].name_length, name, length)) < 0)
		walk->at++;
	if (walk->at < program->count && compared == 0)
		take_day(program, program->names[walk->at++], said, said_length);
}

/* Give the end of an entry that begins where the one before it ended. */
static inline uint32
entry_end(JEntry entry, uint32 start)
{
	return JBE_HAS_OFF(entry) ? JBE_OFFLENFLD(entry) : start + JBE_OFFLENFLD(entry);
}

/* Take a statement of several items. */
static void
take_list(YbssProgram *program, JsonbContainer *list, const char *said, int length)
{
	Walk walk = {program, 0};
	int count = JsonContainerSize(list);
	char *base = (char *) &list->children[count];
	uint32 before = 0;
	uint32 start = 0;

	for (int i = 0; JsonContainerIsArray(list) && i < count; i++)
	{
		uint32 end = entry_end(list->children[i], start);

		/* What a hand wrote need not be sorted. */
		if (i > 0 && ybss_compare_keys(base + before, (int) (start - before), base + start, (int) (end - start)) > 0)
			walk.at = 0;
		if (JBE_ISSTRING(list->children[i]))
			take_named(&walk, base + start, (int) (end - start), said, length);
		before = start;
		start = end;
	}
}

/* Take when each item of a record was stated. */
void
ybss_take_statements(YbssProgram *program, Jsonb *stated)
{
	JsonbContainer *root = &stated->root;
	Walk walk = {program, 0};
	int pairs = JsonContainerSize(root);
	char *base = (char *) &root->children[pairs * 2];
	uint32 value_start = 0;
	uint32 key_start = 0;

	if (!JsonContainerIsObject(root))
		return;
	for (int i = 0; i < pairs; i++)
		value_start = entry_end(root->children[i], value_start);
	for (int i = 0; i < pairs; i++)
	{
		JEntry value = root->children[pairs + i];
		uint32 key_end = entry_end(root->children[i], key_start);
		uint32 value_end = entry_end(value, value_start);

		if (JBE_ISSTRING(value))
			take_named(&walk, base + key_start, (int) (key_end - key_start), base + value_start,
					   (int) (value_end - value_start));
		else if (JBE_ISCONTAINER(value))
			take_list(program, (JsonbContainer *) (base + INTALIGN(value_start)), base + key_start,
					  (int) (key_end - key_start));
		key_start = key_end;
		value_start = value_end;
	}
}
