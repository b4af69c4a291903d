/*
 * list_known.c
 *		The lines of a source's latest delivery, found by what they mean.
 *
 * The lines come as runs: where they stand (file, line, how many), their
 * digests one behind the other. Of lines that mean the same the first is kept.
 */
#include "call/list_known.h"

#include "catalog/pg_type.h"

/* A place of the table that holds nothing. */
#define EMPTY 0xFFFFFFFFU

struct YbssKnownLines
{
	const char *digests;
	uint32 count;
	uint32 mask;
	uint32 *table; /* numbers of lines, by what they mean */
	char *seen;
	int run_count;
	uint32 *run_start; /* number of the run's first line */
	int64 *run_file;
	int *run_line;
};

/* Give half of a line's digest: 0 what it means, 1 its bytes. */
static uint64
half(const YbssKnownLines *known, uint32 number, int which)
{
	uint64 value;

	memcpy(&value, known->digests + (size_t) number * YBSS_LINE_DIGEST_BYTES + 8 * which,
		   sizeof(value));
	return value;
}

/* Find the place of a meaning: where it stands, or the empty one where it would. */
static uint32
place_of(const YbssKnownLines *known, uint64 meaning)
{
	uint32 place = (uint32) (meaning >> 32) & known->mask;

	while (known->table[place] != EMPTY && half(known, known->table[place], 0) != meaning)
		place = (place + 1) & known->mask;
	return place;
}

/* Refuse runs that do not fit one another. */
static void
refuse_runs(void)
{
	ereport(ERROR, (errcode(ERRCODE_YBSS_LIST_FORM),
					errmsg("the lines that are known of a list do not fit their digests"),
					errdetail("已知清单行与其摘要不符。")));
}

/* Take the runs: files, first lines, how many. */
static void
take_runs(YbssKnownLines *known, ArrayType *files, ArrayType *lines, ArrayType *counts)
{
	int sizes[3];
	Datum *values[3];
	bool *nulls;
	uint32 start = 0;

	deconstruct_array(files, INT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values[0], &nulls,
					  &sizes[0]);
	deconstruct_array(lines, INT4OID, 4, true, TYPALIGN_INT, &values[1], &nulls, &sizes[1]);
	deconstruct_array(counts, INT4OID, 4, true, TYPALIGN_INT, &values[2], &nulls, &sizes[2]);
	if (sizes[0] != sizes[1] || sizes[0] != sizes[2])
		refuse_runs();
	known->run_count = sizes[0];
	known->run_start = palloc(sizeof(uint32) * Max(sizes[0], 1));
	known->run_file = palloc(sizeof(int64) * Max(sizes[0], 1));
	known->run_line = palloc(sizeof(int) * Max(sizes[0], 1));
	for (int i = 0; i < sizes[0]; i++)
	{
		int count = DatumGetInt32(values[2][i]);

		if (count <= 0 || (uint32) count > known->count - start)
			refuse_runs();
		known->run_start[i] = start;
		known->run_file[i] = DatumGetInt64(values[0][i]);
		known->run_line[i] = DatumGetInt32(values[1][i]);
		start += (uint32) count;
	}
	if (start != known->count)
		refuse_runs();
}

/* Make the lines that are known findable; the digests are not copied. */
YbssKnownLines *
ybss_known_lines(const bytea *digests, ArrayType *files, ArrayType *lines, ArrayType *counts)
{
	YbssKnownLines *known = palloc0(sizeof(YbssKnownLines));
	size_t size = VARSIZE_ANY_EXHDR(digests);
	uint32 places = 16;

	if (size % YBSS_LINE_DIGEST_BYTES != 0)
		refuse_runs();
	known->digests = VARDATA_ANY(digests);
	known->count = (uint32) (size / YBSS_LINE_DIGEST_BYTES);
	take_runs(known, files, lines, counts);
	while (places / 4 * 3 <= known->count)
		places *= 2;
	known->mask = places - 1;
	known->table = palloc_extended(sizeof(uint32) * places, MCXT_ALLOC_HUGE);
	memset(known->table, 0xFF, sizeof(uint32) * places);
	known->seen = palloc0(known->count / 8 + 1);
	for (uint32 number = 0; number < known->count; number++)
	{
		uint32 place = place_of(known, half(known, number, 0));

		if (known->table[place] == EMPTY)
			known->table[place] = number;
		else
			known->seen[number / 8] |= 1 << number % 8; /* stands for the first one */
	}
	return known;
}

/* Say where a line by its number stands. */
static void
tell_place(const YbssKnownLines *known, uint32 number, int64 *file, int *line)
{
	int low = 0;
	int high = known->run_count - 1;

	while (low < high)
	{
		int middle = low + (high - low + 1) / 2;

		if (known->run_start[middle] <= number)
			low = middle;
		else
			high = middle - 1;
	}
	*file = known->run_file[low];
	*line = known->run_line[low] + (int) (number - known->run_start[low]);
}

/* Find a known line that means this, and note that it was seen. */
bool
ybss_known_find(YbssKnownLines *known, uint64 meaning, int64 *file, int *line, uint64 *raw)
{
	uint32 number = known->table[place_of(known, meaning)];

	if (number == EMPTY)
		return false;
	known->seen[number / 8] |= 1 << number % 8;
	tell_place(known, number, file, line);
	*raw = half(known, number, 1);
	return true;
}

/* Give the next line that was not seen, from a position that begins with 0. */
bool
ybss_known_unseen(const YbssKnownLines *known, int *position, int64 *file, int *line)
{
	for (; (uint32) *position < known->count; (*position)++)
		if ((known->seen[*position / 8] & 1 << *position % 8) == 0)
		{
			tell_place(known, (uint32) *position, file, line);
			(*position)++;
			return true;
		}
	return false;
}
