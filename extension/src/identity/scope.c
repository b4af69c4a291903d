/*
 * scope.c
 *		in_scope: may the member who acts see rows of this grid?
 *
 * Leakproof: whatever it raises speaks of the ticket, never of the argument.
 * Parallel safe: a worker works out the same member from the settings it
 * inherits (setting.c) and reads the same tables.
 */
#include "identity/scope.h"

#include "access/xact.h"
#include "identity/acting.h"
#include "utils/inval.h"
#include "utils/timestamp.h"

/* Does one of the sorted ranges hold the code? */
bool
ybss_ranges_hold(const YbssRange *ranges, int count, int64 code)
{
	int first = 0;
	int last = count;

	while (first < last)
	{
		int middle = first + (last - first) / 2;

		if (code < ranges[middle].low)
			last = middle;
		else if (code >= ranges[middle].high)
			first = middle + 1;
		else
			return true;
	}
	return false;
}

/*
 * Hear of changes in other sessions before the first row of a statement.
 *
 * The server itself listens when it takes a lock it did not hold, which the
 * second statement of a transaction may not do.
 */
static void
listen_once(FunctionCallInfo fcinfo)
{
	if (fcinfo->flinfo->fn_extra != NULL)
		return;
	fcinfo->flinfo->fn_extra = fcinfo->flinfo;
	AcceptInvalidationMessages();
}

PG_FUNCTION_INFO_V1(ybss_in_scope);

/* Tell whether the member who acts may see rows of a grid. */
Datum
ybss_in_scope(PG_FUNCTION_ARGS)
{
	const YbssActing *acting;

	listen_once(fcinfo);
	acting = ybss_acting_or_error();
	if (acting->standing == YBSS_EVERYWHERE)
		PG_RETURN_BOOL(true);
	PG_RETURN_BOOL(ybss_ranges_hold(acting->ranges, acting->count, PG_GETARG_INT64(0)));
}

PG_FUNCTION_INFO_V1(ybss_scope_low);

/* Give the least code in scope: the lower bound of index scans. */
Datum
ybss_scope_low(PG_FUNCTION_ARGS)
{
	const YbssActing *acting;

	listen_once(fcinfo);
	acting = ybss_acting_or_error();
	if (acting->standing == YBSS_EVERYWHERE)
		PG_RETURN_INT64(PG_INT64_MIN);
	PG_RETURN_INT64(acting->count > 0 ? acting->ranges[0].low : PG_INT64_MAX);
}

PG_FUNCTION_INFO_V1(ybss_scope_high);

/* Give the least code above all in scope: the open upper bound of index scans. */
Datum
ybss_scope_high(PG_FUNCTION_ARGS)
{
	const YbssActing *acting;

	listen_once(fcinfo);
	acting = ybss_acting_or_error();
	if (acting->standing == YBSS_EVERYWHERE)
		PG_RETURN_INT64(PG_INT64_MAX);
	PG_RETURN_INT64(acting->count > 0 ? acting->ranges[acting->count - 1].high : PG_INT64_MIN);
}

PG_FUNCTION_INFO_V1(ybss_current_member);

/* Give the id of the member who acts, NULL for a stranger. */
Datum
ybss_current_member(PG_FUNCTION_ARGS)
{
	const YbssActing *acting;

	listen_once(fcinfo);
	acting = ybss_acting_or_error();
	if (acting->member_id == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64(acting->member_id);
}

PG_FUNCTION_INFO_V1(ybss_current_grade);

/* Give the grade of the member who acts; 0 for a stranger. */
Datum
ybss_current_grade(PG_FUNCTION_ARGS)
{
	listen_once(fcinfo);
	PG_RETURN_INT16(ybss_acting_or_error()->grade);
}
