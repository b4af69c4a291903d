/*
 * memory.c
 *		Memory of a run, counted against its limit, and how a run ends.
 */
#include "match/linkage/memory.h"

#include <stdlib.h>
#include <string.h>

/* Stands before each array, and keeps it aligned. */
typedef union Head
{
	size_t bytes;
	max_align_t align;
} Head;

/* Count bytes, at a limit not. */
static bool
take(YbssRun *run, size_t bytes)
{
	size_t now = __atomic_add_fetch(&run->memory, bytes, __ATOMIC_RELAXED);
	size_t peak = __atomic_load_n(&run->memory_peak, __ATOMIC_RELAXED);

	if (run->memory_limit != 0 && now > run->memory_limit)
	{
		__atomic_sub_fetch(&run->memory, bytes, __ATOMIC_RELAXED);
		return ybss_end_run(run, YBSS_RUN_NO_MEMORY);
	}
	while (now > peak && !__atomic_compare_exchange_n(&run->memory_peak, &peak, now, true,
													  __ATOMIC_RELAXED, __ATOMIC_RELAXED))
		;
	return true;
}

/* Give the bytes of an array with its head, 0 for more than there can be. */
static size_t
whole_bytes(uint64_t count, size_t bytes_of_one)
{
	if (count > (SIZE_MAX / 2 - sizeof(Head)) / bytes_of_one)
		return 0;
	return count * bytes_of_one + sizeof(Head);
}

/* Give zeroed memory. */
void *
ybss_run_array(YbssRun *run, uint64_t count, size_t bytes_of_one)
{
	size_t bytes = whole_bytes(count, bytes_of_one);
	Head *head;

	if (bytes == 0 || !take(run, bytes))
	{
		ybss_end_run(run, YBSS_RUN_NO_MEMORY);
		return NULL;
	}
	head = calloc(1, bytes);
	if (head == NULL)
	{
		__atomic_sub_fetch(&run->memory, bytes, __ATOMIC_RELAXED);
		ybss_end_run(run, YBSS_RUN_NO_MEMORY);
		return NULL;
	}
	head->bytes = bytes;
	return head + 1;
}

/* Make an array longer or shorter. */
void *
ybss_run_resize(YbssRun *run, void *array, uint64_t count, size_t bytes_of_one)
{
	size_t bytes = whole_bytes(count, bytes_of_one);
	Head *head = array != NULL ? (Head *) array - 1 : NULL;
	size_t before = head != NULL ? head->bytes : 0;

	if (bytes == 0 || (bytes > before && !take(run, bytes - before)))
	{
		ybss_end_run(run, YBSS_RUN_NO_MEMORY);
		return NULL;
	}
	head = realloc(head, bytes);
	if (head == NULL)
	{
		if (bytes > before)
			__atomic_sub_fetch(&run->memory, bytes - before, __ATOMIC_RELAXED);
		ybss_end_run(run, YBSS_RUN_NO_MEMORY);
		return NULL;
	}
	if (bytes < before)
		__atomic_sub_fetch(&run->memory, before - bytes, __ATOMIC_RELAXED);
	head->bytes = bytes;
	return head + 1;
}

/* Free an array. */
void
ybss_run_release(YbssRun *run, void *array)
{
	Head *head;

	if (array == NULL)
		return;
	head = (Head *) array - 1;
	__atomic_sub_fetch(&run->memory, head->bytes, __ATOMIC_RELAXED);
	free(head);
}

/* End a run; what it ended with first stays. */
bool
ybss_end_run(YbssRun *run, YbssRunEnd end)
{
	YbssRunEnd fine = YBSS_RUN_FINE;

	__atomic_compare_exchange_n(&run->end, &fine, end, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
	return false;
}

/* Tell how far it is, and ask whether to go on. */
bool
ybss_run_goes_on(YbssRun *run, const YbssProgress *progress)
{
	if (__atomic_load_n(&run->end, __ATOMIC_RELAXED) != YBSS_RUN_FINE)
		return false;
	if (run->progress != NULL)
		run->progress(run->state, progress);
	if (run->stop != NULL && run->stop(run->state))
		return ybss_end_run(run, YBSS_RUN_STOPPED);
	return true;
}
