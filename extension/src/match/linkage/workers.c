/*
 * workers.c
 *		Threads that take pieces of work until there are none.
 *
 * They get no signals and call nothing of the caller: a process that is one backend
 * of a server stays one for all its own code.
 */
#include "match/linkage/workers.h"

#include <pthread.h>
#include <signal.h>

#include "match/linkage/memory.h"

typedef struct Shared
{
	YbssRun *run;
	uint64_t next; /* the first item that nobody has taken */
	uint64_t items;
	uint64_t piece;
	YbssWork work;
	void *state;
} Shared;

typedef struct Worker
{
	Shared *shared;
	int number;
	pthread_t thread;
} Worker;

/* Give how many workers a run has. */
int
ybss_workers(const YbssRun *run)
{
	if (run->workers > YBSS_MOST_WORKERS)
		return YBSS_MOST_WORKERS;
	return run->workers < 1 ? 1 : run->workers;
}

/* Take and do one piece; false where there is none, or the run has ended. */
static bool
do_piece(Shared *shared, int worker)
{
	uint64_t from = __atomic_fetch_add(&shared->next, shared->piece, __ATOMIC_RELAXED);
	uint64_t to = from + shared->piece;

	if (from >= shared->items ||
		__atomic_load_n(&shared->run->end, __ATOMIC_RELAXED) != YBSS_RUN_FINE)
		return false;
	return shared->work(shared->state, worker, from, to < shared->items ? to : shared->items);
}

/* What a thread does. */
static void *
do_pieces(void *of_worker)
{
	Worker *worker = of_worker;

	while (do_piece(worker->shared, worker->number))
		;
	return NULL;
}

/* Start the threads beside the caller's; gives how many started. */
static int
start(Worker *workers, int wanted, Shared *shared)
{
	sigset_t all, before;
	int started = 0;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	for (; started < wanted; started++)
	{
		workers[started] = (Worker){.shared = shared, .number = started + 1};
		if (pthread_create(&workers[started].thread, NULL, do_pieces, &workers[started]) != 0)
			break;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

/* Do all the work. */
bool
ybss_share_work(YbssRun *run, YbssProgress *progress, uint64_t items, uint64_t piece, YbssWork work,
				void *state)
{
	Shared shared = {run, 0, items, piece, work, state};
	Worker workers[YBSS_MOST_WORKERS];
	int wanted = items > piece ? ybss_workers(run) - 1 : 0;
	int started = wanted > 0 ? start(workers, wanted, &shared) : 0;

	progress->all = items;
	for (;;)
	{
		uint64_t taken = __atomic_load_n(&shared.next, __ATOMIC_RELAXED);

		progress->done = taken < items ? taken : items;
		if (!ybss_run_goes_on(run, progress) || !do_piece(&shared, 0))
			break;
	}
	for (int i = 0; i < started; i++)
		pthread_join(workers[i].thread, NULL);
	progress->done = items;
	return ybss_run_goes_on(run, progress);
}
