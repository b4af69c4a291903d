/*
 * setting.c
 *		The two settings in which an identity travels, also to parallel workers.
 *
 * ybss.ticket is what a client presents: SET LOCAL ybss.ticket = '...'. The
 * text itself gives no right; acting.c verifies it. What is stored is the text,
 * "@" and the number of the transaction that set it, so that a ticket which a
 * client forgot on a pooled connection is worth nothing to the next one.
 *
 * ybss.login holds who logged in. No SET reaches it: its check hook takes a
 * value only from ybss_set_login() below. It is a setting at all because
 * settings are what a parallel worker inherits. Neither can be read back.
 */
#include "identity/setting.h"

#include "access/parallel.h"
#include "identity/ticket.h"
#include "storage/proc.h"
#include "utils/guc.h"
#include "utils/guc_tables.h"

char *ybss_ticket_setting = NULL;
char *ybss_login_setting = NULL;
uint64 ybss_setting_changes = 0;

static bool set_by_login = false;
static bool placeholder_is_old = false;

/* Give the number of the transaction in progress, the leader's in a worker. */
uint32
ybss_current_transaction(void)
{
	PGPROC *process = IsParallelWorker() ? MyProc->lockGroupLeader : MyProc;

	if (process == NULL)
		return InvalidLocalTransactionId;
	return YBSS_LOCAL_TRANSACTION(process);
}

/* Add to a presented ticket the number of the transaction that presents it. */
static bool
check_ticket(char **value, void **extra, GucSource source)
{
	uint32 transaction =
		placeholder_is_old ? InvalidLocalTransactionId : ybss_current_transaction();
	size_t room = strnlen(*value, YBSS_LONGEST_TICKET) + 16;
	char *bound;

	if (**value == '\0' || set_by_login || InitializingParallelWorker)
		return true;
	if (room > YBSS_LONGEST_TICKET || strchr(*value, '@') != NULL || strchr(*value, ':') != NULL)
	{
		/* The server's own message would show the value. */
		GUC_check_errmsg("this is not the text of a ticket");
		GUC_check_errdetail("票据格式不正确。");
		return false;
	}
	bound = ybss_setting_malloc(room);
	if (bound == NULL)
		return false;
	snprintf(bound, room, "%s@%u", *value, transaction);
	ybss_setting_free(*value);
	*value = bound;
	return true;
}

/* Refuse every value of ybss.login that does not come from ybss_set_login(). */
static bool
check_login(char **value, void **extra, GucSource source)
{
	if (**value == '\0' || set_by_login || InitializingParallelWorker)
		return true;
	GUC_check_errmsg("only ybss.login() sets this");
	GUC_check_errdetail("该参数只能由 ybss.login() 设置。");
	return false;
}

/* Note that an identity is to be worked out again. */
static void
assign_setting(const char *value, void *extra)
{
	ybss_setting_changes++;
}

/* Show that a ticket is set, never the ticket. */
static const char *
show_ticket(void)
{
	return ybss_ticket_setting != NULL && *ybss_ticket_setting != '\0' ? "(set)" : "";
}

/* Show that a login is in force, never whose. */
static const char *
show_login(void)
{
	return ybss_login_setting != NULL && *ybss_login_setting != '\0' ? "(set)" : "";
}

/*
 * Was ybss.ticket set before this transaction, while the library was not loaded?
 *
 * Until the library is loaded the server keeps the value as a placeholder, and
 * no check hook has seen it. A value that this transaction set has a stack, at
 * whose bottom lies what it replaced: a rollback to a savepoint brings that back.
 */
static bool
find_old_placeholder(void)
{
	struct config_generic **settings;
	struct config_generic *found = NULL;
	GucStack *bottom;
	int count;

	settings = ybss_all_settings(&count);
	for (int i = 0; i < count && found == NULL; i++)
		if (strcmp(settings[i]->name, "ybss.ticket") == 0)
			found = settings[i];
	if (found == NULL)
		return false;
	bottom = found->stack;
	while (bottom != NULL && bottom->prev != NULL)
		bottom = bottom->prev;
	return bottom == NULL ||
		   (bottom->prior.val.stringval != NULL && *bottom->prior.val.stringval != '\0');
}

/* Define both settings and start to watch; called once when the library is loaded. */
void
ybss_setting_start(void)
{
	int flags = GUC_NO_SHOW_ALL | GUC_NOT_IN_SAMPLE | GUC_DISALLOW_IN_FILE;

	placeholder_is_old = find_old_placeholder();
	DefineCustomStringVariable("ybss.ticket", "Ticket under which this transaction acts.",
							   "Issued by ybss.issue_ticket(); set it with SET LOCAL.",
							   &ybss_ticket_setting, "", PGC_USERSET, flags, check_ticket,
							   assign_setting, show_ticket);
	placeholder_is_old = false;
	DefineCustomStringVariable("ybss.login", "Whether ybss.login() opened this session.", NULL,
							   &ybss_login_setting, "", PGC_USERSET, flags, check_login,
							   assign_setting, show_login);
}

/*
 * Note who is logged in; with a ticket text also put it into ybss.ticket.
 *
 * PGC_S_OVERRIDE makes the first one immediate: no rollback brings it back.
 * The second one follows the transaction, and RESET ALL takes it away.
 */
void
ybss_set_login(const char *login, const char *ticket)
{
	PG_TRY();
	{
		set_by_login = true;
		SetConfigOption("ybss.login", login, PGC_USERSET, PGC_S_OVERRIDE);
		if (ticket != NULL)
			SetConfigOption("ybss.ticket", ticket, PGC_USERSET, PGC_S_SESSION);
	}
	PG_FINALLY();
	{
		set_by_login = false;
	}
	PG_END_TRY();
}
