/*
 * module.c
 *		The library's entry: magic block and what happens at load.
 */
#include "ybss.h"

#include "call/match_run.h"
#include "history/chain_note.h"
#include "history/chain_worker.h"
#include "history/change_stamp.h"
#include "history/said.h"
#include "identity/lock.h"
#include "identity/member.h"
#include "identity/plan_guard.h"
#include "identity/setting.h"
#include "identity/statement.h"
#include "rule/rule.h"
#include "rule/rule_apart.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"

PG_MODULE_MAGIC;

PGDLLEXPORT void _PG_init(void);

/*
 * Refuse a database whose encoding cannot hold every Chinese name.
 *
 * All kernels read UTF-8. A GBK or LATIN1 database would hand them bytes that
 * mean something else, silently.
 */
void
_PG_init(void)
{
	/* A background worker, or the postmaster, loads this before it has a database. */
	if (OidIsValid(MyDatabaseId) && GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR, (errcode(ERRCODE_YBSS_SERVER_ENCODING),
						errmsg("ybss needs a database in UTF8, this one is in %s",
							   GetDatabaseEncodingName()),
						errdetail("数据库编码必须是 UTF8。"),
						errhint("CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0")));
	ybss_setting_start();
	ybss_member_start();
	ybss_plan_guard_start();
	ybss_change_start();
	ybss_said_start();
	ybss_lock_start();
	ybss_statement_start();
	ybss_chain_note_start();
	ybss_chain_worker_start();
	ybss_rule_start();
	ybss_rule_apart_start();
	ybss_match_run_start();
}
