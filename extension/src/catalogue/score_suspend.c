/*
 * score_suspend.c
 *		A rule that failed is left out, or refused where it is being tried.
 */
#include "catalogue/score_suspend.h"

#include "catalogue/score_limit.h"
#include "catalogue/score_note.h"
#include "catalogue/score_trial.h"
#include "common/hashfn.h"

/* Refuse a part of an item that was just written. */
static void
refuse(YbssProgram *program, YbssItem *item, YbssPart part, ErrorData *why, bool slow)
{
	bool own = strncmp(unpack_sql_state(why->sqlerrcode), "YB", 2) == 0;

	ereport(ERROR, (errcode(slow  ? ERRCODE_YBSS_ITEM_SLOW
							: own ? why->sqlerrcode
								  : ERRCODE_YBSS_ITEM_RULE),
					errmsg("%s of item \"%s\" of %s: %s", ybss_part_name[part], item->name,
						   program->kind, slow ? "it takes over a second" : why->message),
					errdetail("信息项的规则不能使用，未保存。%s", why->detail ? why->detail : ""),
					errhint("%s", why->hint ? why->hint
											: "Write a condition that holds for every record: "
											  "nullif(x, 0) where x divides.")));
}

/* Leave a part of an item out from now on, and tell people and sessions. */
void
ybss_suspend(YbssProgram *program, YbssItem *item, YbssPart part, ErrorData *why)
{
	const char *source = item->source[part];
	/* As hashtext() has it. */
	int32 digest = DatumGetInt32(hash_any((const unsigned char *) source, strlen(source)));
	char sqlstate[6];
	bool slow = ybss_limit_expired();

	/* To wait for a worker is no part of the evaluation. */
	ybss_limit_end();
	if (ybss_is_trial() && ybss_trial_refuses(item, part, why))
		refuse(program, item, part, why, slow);
	item->suspended[part] = true;
	item->part[part] = NULL;
	if (ybss_is_trial())
		return;
	strlcpy(sqlstate, unpack_sql_state(slow ? ERRCODE_YBSS_ITEM_SLOW : why->sqlerrcode),
			sizeof sqlstate);
	/* The message may hold a value of the record: it stays out. */
	ereport(NOTICE,
			(errcode(ERRCODE_YBSS_ITEM_SUSPENDED),
			 errmsg("%s of item \"%s\" of %s failed (%s) and is suspended", ybss_part_name[part],
					item->name, program->kind, sqlstate),
			 errdetail("信息项规则执行出错，已暂停，不影响数据入库。"),
			 errhint("SELECT * FROM ybss.quality_rule; write the item anew when it is mended.")));
	if (!ybss_note_suspended(item, part, digest, sqlstate))
		ereport(DEBUG1, (errmsg("no worker was free to note it")));
}
