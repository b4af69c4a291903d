/*
 * said.c
 *		Source, run and kind of the change under way: said by the registry's own
 *		functions, never by a setting.
 *
 * What a client can set, a client can forge, and so can whoever had the pooled
 * connection before. So these are no settings: they are kept here, for one
 * transaction, and only who has the rights of the registry's owner says them,
 * which are its SECURITY DEFINER functions. A rollback to a savepoint takes back
 * what was said since. Workers write nothing and need none of it.
 *
 * The settings of the same names, which applications once wrote, stay defined to
 * refuse in words: a value that silently did nothing would be worse. What was
 * set before the library came is dropped with the server's warning.
 */
#include "history/said.h"

#include "access/xact.h"
#include "miscadmin.h"
#include "server/registry_table.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/memutils.h"

/* What was said, and what stood before it. */
typedef struct Saying
{
	YbssSaid said;
	SubTransactionId by;
	struct Saying *before;
} Saying;

static Saying *latest = NULL;
static const YbssSaid nothing = {0};

static char *refused_source = NULL;
static char *refused_run = NULL;
static char *refused_kind = NULL;
char *ybss_purpose_setting = NULL;
uint64 ybss_sayings = 0;

/* Give what is said of the change under way. */
const YbssSaid *
ybss_said(void)
{
	return latest != NULL ? &latest->said : &nothing;
}

/* Forget everything when the transaction ends; its memory goes with it. */
static void
end_transaction(XactEvent event, void *argument)
{
	if (event != XACT_EVENT_PRE_COMMIT && event != XACT_EVENT_PARALLEL_PRE_COMMIT &&
		event != XACT_EVENT_PRE_PREPARE)
		latest = NULL;
}

/* Hand what a subtransaction said to its parent, or take it back with it. */
static void
end_subtransaction(SubXactEvent event, SubTransactionId mine, SubTransactionId parent,
				   void *argument)
{
	if (event == SUBXACT_EVENT_COMMIT_SUB)
		for (Saying *saying = latest; saying != NULL && saying->by == mine; saying = saying->before)
			saying->by = parent;
	else if (event == SUBXACT_EVENT_ABORT_SUB)
		while (latest != NULL && latest->by == mine)
		{
			latest = latest->before;
			ybss_sayings++;
		}
}

/* Refuse what a client sets; nothing is the only value. */
static bool
refuse(char **value, void **extra, GucSource source)
{
	if (**value == '\0')
		return true;
	GUC_check_errcode(ERRCODE_YBSS_CHANGE_SAID);
	GUC_check_errmsg("source, run and kind of a change cannot be set: its job says them, or the member who acts");
	GUC_check_errdetail("变更的来源、作业和类别由作业或操作人员身份确定，不能自行设置。");
	GUC_check_errhint("Leave the setting out; ybss.purpose may say what the change is for.");
	return false;
}

/* Define the settings and listen for ends; called once when the library is loaded. */
void
ybss_said_start(void)
{
	static const char *const said_elsewhere = "Refuses every value: the job says it.";

	DefineCustomStringVariable("ybss.source", said_elsewhere, NULL, &refused_source, "",
							   PGC_USERSET, GUC_NOT_IN_SAMPLE, refuse, NULL, NULL);
	DefineCustomStringVariable("ybss.job_run", said_elsewhere, NULL, &refused_run, "", PGC_USERSET,
							   GUC_NOT_IN_SAMPLE, refuse, NULL, NULL);
	DefineCustomStringVariable("ybss.change_kind", said_elsewhere, NULL, &refused_kind, "",
							   PGC_USERSET, GUC_NOT_IN_SAMPLE, refuse, NULL, NULL);
	DefineCustomStringVariable("ybss.purpose",
							   "Purpose for which this transaction writes, as the client claims.",
							   NULL, &ybss_purpose_setting, "", PGC_USERSET, GUC_NOT_IN_SAMPLE,
							   NULL, NULL, NULL);
	RegisterXactCallback(end_transaction, NULL);
	RegisterSubXactCallback(end_subtransaction, NULL);
}

/* Keep as much of a text as there is room for, whole characters. */
static void
keep_text(char *room, const text *said)
{
	memset(room, 0, YBSS_LONGEST_SAYING);
	text_to_cstring_buffer(said, room, YBSS_LONGEST_SAYING);
}

PG_FUNCTION_INFO_V1(ybss_say_change);

/* Say of the change under way its source, run, kind and purpose; null leaves what was said. */
Datum
ybss_say_change(PG_FUNCTION_ARGS)
{
	Saying *saying;

	/* The grant alone would do, until somebody grants it. */
	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR, (errcode(ERRCODE_YBSS_CHANGE_SAID),
						errmsg("only the registry's own functions say what a change is"),
						errdetail("只有登记库自身的函数可以标记变更的来源。")));
	saying = MemoryContextAllocZero(TopTransactionContext, sizeof(Saying));
	saying->said = *ybss_said();
	saying->by = GetCurrentSubTransactionId();
	saying->before = latest;
	if (!PG_ARGISNULL(0))
		keep_text(saying->said.source, PG_GETARG_TEXT_PP(0));
	if (!PG_ARGISNULL(1))
		saying->said.run_id = PG_GETARG_INT64(1);
	if (!PG_ARGISNULL(2))
		saying->said.refiles = PG_GETARG_BOOL(2);
	if (!PG_ARGISNULL(3))
		keep_text(saying->said.purpose, PG_GETARG_TEXT_PP(3));
	if (memcmp(&saying->said, ybss_said(), sizeof(YbssSaid)) == 0)
		PG_RETURN_VOID();
	latest = saying;
	ybss_sayings++;
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(ybss_said_source);

/* Give the source that the change under way comes from, or null. */
Datum
ybss_said_source(PG_FUNCTION_ARGS)
{
	if (*ybss_said()->source == '\0')
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(ybss_said()->source));
}

PG_FUNCTION_INFO_V1(ybss_said_run);

/* Give the run of a job that the change under way belongs to, or null. */
Datum
ybss_said_run(PG_FUNCTION_ARGS)
{
	if (ybss_said()->run_id == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64(ybss_said()->run_id);
}

PG_FUNCTION_INFO_V1(ybss_said_refiles);

/* Does the change under way merely refile? */
Datum
ybss_said_refiles(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(ybss_said()->refiles);
}
