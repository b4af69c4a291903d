/*
 * score_limit.c
 *		Sees to it that nothing in a rule takes over a second.
 *
 * A timer ticks four times a second while a transaction scores. An evaluation
 * that is still the same one after four ticks is cancelled as a user would
 * cancel it. What is quick pays nothing but a counter.
 */
#include "catalogue/score_limit.h"

#include "access/xact.h"
#include "miscadmin.h"
#include "utils/timeout.h"
#include "utils/timestamp.h"

#define TICK_MILLISECONDS 250
#define TICKS_ALLOWED 4

static TimeoutId timer;
static bool timer_known = false;
static bool timer_runs = false;
static volatile uint64 evaluation = 0; /* 0: none runs */
static uint64 evaluations = 0;
static volatile uint64 seen = 0;
static volatile int ticks = 0;
static volatile sig_atomic_t expired = false;

/* Look whether the evaluation is the one of the last tick; runs in a signal handler. */
static void
tick(void)
{
	if (evaluation == 0 || evaluation != seen)
	{
		seen = evaluation;
		ticks = 0;
		return;
	}
	if (++ticks < TICKS_ALLOWED)
		return;
	expired = true;
	InterruptPending = true;
	QueryCancelPending = true;
}

/* Stop the timer with the transaction. */
static void
transaction_ends(XactEvent event, void *argument)
{
	if (event == XACT_EVENT_PRE_COMMIT || event == XACT_EVENT_PARALLEL_PRE_COMMIT ||
		event == XACT_EVENT_PRE_PREPARE)
		return;
	if (timer_runs)
		disable_timeout(timer, false);
	timer_runs = false;
	evaluation = 0;
}

/* Forget the evaluation that an error ended. */
static void
subtransaction_ends(SubXactEvent event, SubTransactionId own, SubTransactionId parent,
					void *argument)
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		evaluation = 0;
}

/* Start the timer. */
static void
start_timer(void)
{
	if (!timer_known)
	{
		timer = RegisterTimeout(USER_TIMEOUT, tick);
		RegisterXactCallback(transaction_ends, NULL);
		RegisterSubXactCallback(subtransaction_ends, NULL);
		timer_known = true;
	}
	enable_timeout_every(timer,
						 TimestampTzPlusMilliseconds(GetCurrentTimestamp(), TICK_MILLISECONDS),
						 TICK_MILLISECONDS);
	timer_runs = true;
}

/* Begin an evaluation. */
void
ybss_limit_begin(void)
{
	if (!timer_runs)
		start_timer();
	expired = false;
	evaluation = ++evaluations;
}

/* End an evaluation; a cancellation that came too late for it is taken back. */
void
ybss_limit_end(void)
{
	evaluation = 0;
	if (expired)
	{
		QueryCancelPending = false;
		expired = false;
	}
}

/* Was the evaluation cancelled for its time? */
bool
ybss_limit_expired(void)
{
	return expired;
}
