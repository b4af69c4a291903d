/*
 * list_head.c
 *		Finds the header of a list: the row, or the two, that name its columns.
 *
 * Above it may stand a title, who made the list, in which unit it counts. The
 * row that has most of the names that are known is the header; the delimiter
 * is the one under which it has most of them.
 */
#include "call/list_head.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "text/list_header.h"
#include "text/list_part.h"

/* How far down a header is looked for. */
#define ROWS_ABOVE 20

/* Give the form in which a name is compared. */
static char *
form_of(YbssHeaderForm form, const char *name, int length)
{
	char *out = palloc(length + 1);

	out[ybss_header_form(form, name, length, out)] = '\0';
	return out;
}

/* Compare names for sorting and search. */
static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Read the names that are known out of a text array. */
YbssListNames *
ybss_list_names(Datum names_array)
{
	YbssListNames *known = palloc0(sizeof(YbssListNames));
	Datum *elements;
	bool *nulls;
	int count;

	deconstruct_array(DatumGetArrayTypeP(names_array), TEXTOID, -1, false, TYPALIGN_INT, &elements,
					  &nulls, &count);
	known->names = palloc(sizeof(char *) * Max(count, 1) * 2);
	for (int i = 0; i < count; i++)
	{
		const char *name = nulls[i] ? "" : VARDATA_ANY(DatumGetTextPP(elements[i]));
		int length = nulls[i] ? 0 : VARSIZE_ANY_EXHDR(DatumGetTextPP(elements[i]));

		for (int form = YBSS_HEADER_FORM; form <= YBSS_HEADER_CORE; form++)
		{
			char *compared = form_of((YbssHeaderForm) form, name, length);

			if (compared[0] != '\0')
				known->names[known->count++] = compared;
		}
	}
	qsort(known->names, known->count, sizeof(char *), compare_names);
	return known;
}

/* Tell whether a name, in the form in which it is compared, is known. */
static bool
is_known(const YbssListNames *known, const char *name)
{
	return name[0] != '\0' &&
		   bsearch(&name, known->names, known->count, sizeof(char *), compare_names) != NULL;
}

/* Tell whether a name ends one that is known: 姓名 under the group 户主, of 户主姓名. */
static bool
ends_known(const YbssListNames *known, const char *name)
{
	size_t length = strlen(name);

	/* One character of three bytes ends too many. */
	for (int i = 0; length > 3 && i < known->count; i++)
	{
		size_t whole = strlen(known->names[i]);

		if (whole > length && strcmp(known->names[i] + whole - length, name) == 0)
			return true;
	}
	return false;
}

/* Count the cells of a row that are known names; -1 where one of them is a value. */
static int
known_cells(const YbssListNames *known, const YbssListLine *line)
{
	int found = 0;
	int ending = 0;

	for (int i = 0; i < line->cell_count; i++)
	{
		const YbssListCell *cell = &line->cells[i];
		char *form;

		if (cell->text == NULL || cell->length > 200)
			continue;
		if (ybss_header_is_value(cell->text, cell->length))
			return -1;
		form = form_of(YBSS_HEADER_FORM, cell->text, cell->length);
		if (is_known(known, form) ||
			is_known(known, form_of(YBSS_HEADER_CORE, cell->text, cell->length)))
			found++;
		else
			ending += ends_known(known, form);
	}
	/* One name's end alone can be any word. */
	return found > 0 || ending > 1 ? found + ending : 0;
}

/* Count the filled cells of a row. */
static int
filled_cells(const YbssListLine *line)
{
	int filled = 0;

	for (int i = 0; i < line->cell_count; i++)
		filled +=
			line->cells[i].text && !ybss_list_blank(line->cells[i].text, line->cells[i].length);
	return filled;
}

/* Look through the first rows, cut by one delimiter, for the one with most known names. */
static void
best_row(YbssListSource *source, const YbssListNames *known, YbssListLine *line, int *best, int *at)
{
	ybss_list_source_rewind(source);
	ybss_list_source_set_cells(source, 0, 0);
	for (int row = 0; row < ROWS_ABOVE && ybss_list_source_next(source, line); row++)
	{
		int found;

		/* One word alone can be chance, further down. */
		if (row == 1 && *best == 0 && known && known->count > 2)
			*best = 1;
		if (line->part == YBSS_PART_BLANK || line->fault != NULL)
			continue;
		/* Where no name is known the first row of several cells will be the header. */
		found = known ? known_cells(known, line) : filled_cells(line) > 1 ? 2 : 1;
		if (found > *best)
		{
			*best = found;
			*at = row;
		}
	}
}

/* Copy the names of a row, in the form in which people read them, without what surrounds them. */
static char **
names_of_row(const YbssListLine *line, int count)
{
	char **names = palloc(sizeof(char *) * Max(count, 1));

	for (int i = 0; i < count; i++)
	{
		const YbssListCell *cell = &line->cells[i];
		bool has = i < line->cell_count && cell->text && !ybss_list_blank(cell->text, cell->length);

		names[i] = has ? pnstrdup(cell->text, cell->length) : pstrdup("");
	}
	return names;
}

/* Give the forms of names. */
static char **
forms_of_names(char **names, int count)
{
	char **forms = palloc(sizeof(char *) * Max(count, 1));

	for (int i = 0; i < count; i++)
		forms[i] = form_of(YBSS_HEADER_FORM, names[i], (int) strlen(names[i]));
	return forms;
}

/*
 * Tell whether a row can stand above another as its groups: it names a column that
 * the lower one leaves open, or has several groups; a title has neither.
 */
static bool
is_upper_row(char **upper_forms, char **lower_forms, int count)
{
	int filled = 0;

	for (int i = 0; i < count; i++)
	{
		if (upper_forms[i][0] == '\0')
			continue;
		if (lower_forms[i][0] == '\0' || strcmp(upper_forms[i], lower_forms[i]) == 0)
			return true;
		if (strchr(upper_forms[i], ':') != NULL)
			return false;
		filled++;
	}
	return filled > 1;
}

/* Tell whether a row of names can be the lower one of two: it names columns that the upper leaves
 * open. */
static bool
is_lower_row(char **upper, char **lower, int count, const YbssListNames *known)
{
	char **upper_forms = forms_of_names(upper, count);
	char **lower_forms = forms_of_names(lower, count);
	bool open = false;
	const char *above = "";

	if (!is_upper_row(upper_forms, lower_forms, count))
		return false;
	for (int i = 0; i < count; i++)
	{
		bool group = i + 1 < count && upper_forms[i + 1][0] == '\0';

		if (upper_forms[i][0] != '\0')
			above = upper_forms[i];
		if (lower_forms[i][0] == '\0' || strcmp(lower_forms[i], upper_forms[i]) == 0)
			continue;
		/* Values, and what stands under a name that says all, are a line's. */
		if (ybss_header_is_value(lower[i], strlen(lower[i])) ||
			(is_known(known, upper_forms[i]) && !group))
			return false;
		if (upper_forms[i][0] == '\0' && (is_known(known, lower_forms[i]) ||
										  is_known(known, psprintf("%s%s", above, lower_forms[i]))))
			open = true;
	}
	return open;
}

/* Say whether another column has the same name in the lower row. */
static bool
stands_twice(char **forms, int count, int at)
{
	for (int i = 0; i < count; i++)
		if (i != at && strcmp(forms[i], forms[at]) == 0)
			return true;
	return false;
}

/* Put two rows of names together: what is under a group bears its name where it must be told apart.
 */
static char **
joined_names(char **upper, char **lower, int count, const YbssListNames *known)
{
	char **lower_forms = forms_of_names(lower, count);
	char **joined = palloc(sizeof(char *) * Max(count, 1));
	const char *group = "";

	for (int i = 0; i < count; i++)
	{
		char *both;
		char *form;

		if (upper[i][0] != '\0')
			group = upper[i];
		if (lower[i][0] == '\0' || strcmp(upper[i], lower[i]) == 0)
		{
			joined[i] = upper[i];
			continue;
		}
		both = psprintf("%s%s", group, lower[i]);
		form = form_of(YBSS_HEADER_FORM, both, (int) strlen(both));
		joined[i] = is_known(known, form) || stands_twice(lower_forms, count, i) ? both : lower[i];
	}
	return joined;
}

/* Read the rows above, at and below a place; what is not there stays empty. */
static void
read_rows(YbssListSource *source, int first, YbssListLine *line, char ***names, char **raws,
		  int *numbers, int *counts, int width)
{
	ybss_list_source_rewind(source);
	for (int row = 0; row <= first + 2 && ybss_list_source_next(source, line); row++)
	{
		int place = row - first;

		if (place < 0)
			continue;
		names[place] = names_of_row(line, width);
		raws[place] = pnstrdup(line->raw, line->raw_length);
		numbers[place] = line->number;
		counts[place] = line->part == YBSS_PART_BLANK || line->fault ? 0 : line->cell_count;
	}
}

/* Take a row, or two, as the header. */
static void
take_rows(YbssListHead *head, int row, int rows, char **names, int count, char **under, char *raw,
		  int number)
{
	head->row = row;
	head->rows = rows;
	head->names = names;
	head->forms = forms_of_names(names, count);
	head->under = under ? forms_of_names(under, count) : NULL;
	head->raw = raw;
	head->number = number;
	head->most = count;
	head->least = count;
	while (head->least > 1 && head->forms[head->least - 1][0] == '\0')
		head->least--;
}

/* Make the header of the row that was found, with the row above or below where one of them belongs
 * to it. */
static void
make_head(YbssListSource *source, const YbssListNames *known, YbssListLine *line, int at,
		  YbssListHead *head)
{
	char **names[3] = {NULL};
	char *raws[3] = {NULL};
	int numbers[3] = {0};
	int counts[3] = {0};
	int first = at > 0 ? at - 1 : 0;
	int here = at - first;
	int width;

	read_rows(source, first, line, names, raws, numbers, counts, YBSS_CSV_MAX_FIELDS);
	width = counts[here];
	if (known && here == 1 && counts[0] > 0 &&
		is_lower_row(names[0], names[1], Max(width, counts[0]), known))
	{
		width = Max(width, counts[0]);
		take_rows(head, at - 1, 2, joined_names(names[0], names[1], width, known), width, names[1],
				  psprintf("%s\n%s", raws[0], raws[1]), numbers[0]);
	}
	else if (known && here + 1 < 3 && counts[here + 1] > 0 &&
			 is_lower_row(names[here], names[here + 1], Max(width, counts[here + 1]), known))
	{
		width = Max(width, counts[here + 1]);
		take_rows(head, at, 2, joined_names(names[here], names[here + 1], width, known), width,
				  names[here + 1], psprintf("%s\n%s", raws[here], raws[here + 1]), numbers[here]);
	}
	else
		take_rows(head, at, 1, names[here], width, NULL, raws[here], numbers[here]);
}

/* Without a header a line has as many cells as the first that has any. */
static void
no_head(YbssListSource *source, YbssListLine *line, YbssListHead *head)
{
	memset(head, 0, sizeof(*head));
	head->row = -1;
	ybss_list_source_rewind(source);
	while (ybss_list_source_next(source, line))
		if (line->part != YBSS_PART_BLANK && line->fault == NULL)
		{
			head->least = head->most = line->cell_count;
			break;
		}
}

/* Find the header of a list; the source stands at its first row behind it. */
void
ybss_list_find_head(YbssListSource *source, const YbssListNames *known, YbssListHead *head)
{
	YbssListLine *line = palloc(sizeof(YbssListLine));
	char likely = ybss_list_source_delimiter(source);
	char delimiter = likely;
	int best = 0;
	int at = -1;

	best_row(source, known, line, &best, &at);
	for (const char *other = YBSS_CSV_DELIMITERS; known && *other; other++)
	{
		int before = best;

		if (*other == likely || ybss_list_source_is_sheet(source) ||
			!ybss_list_source_set_delimiter(source, *other))
			continue;
		best_row(source, known, line, &best, &at);
		if (best > before)
			delimiter = *other;
	}
	ybss_list_source_set_delimiter(source, delimiter);
	ybss_list_source_set_cells(source, 0, 0);
	if (at >= 0)
		make_head(source, known, line, at, head);
	else
		no_head(source, line, head);
	ybss_list_source_rewind(source);
	pfree(line);
}

/* Tell whether every filled cell of a row is the name of its column. */
bool
ybss_list_is_head_again(const YbssListHead *head, const YbssListLine *line)
{
	int same = 0;
	char *form;

	if (head->row < 0 || line->fault != NULL)
		return false;
	for (int i = 0; i < line->cell_count; i++)
	{
		const YbssListCell *cell = &line->cells[i];

		if (cell->text == NULL || ybss_list_blank(cell->text, cell->length))
			continue;
		if (i >= head->most || cell->length > 200)
			return false;
		form = form_of(YBSS_HEADER_FORM, cell->text, cell->length);
		if (strcmp(form, head->forms[i]) != 0 &&
			!(head->under && strcmp(form, head->under[i]) == 0))
			return false;
		same++;
	}
	return same > 0 && (same > 1 || head->least == 1);
}
