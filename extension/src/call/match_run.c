/*
 * match_run.c
 *		ybss.match_table and the job match: a model over one relation or two.
 *
 * The rows are read with the rights of whoever runs the model; what was found is written as
 * the registry's owner. All that the kernel allocates is freed with the run's memory context,
 * whatever ends it. The kernel asks some hundred times a second whether to stop, and no error
 * may leave it: what the progress of a job raises is kept until it has returned.
 */
#include "ybss.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "server/apart.h"
#include "server/registry_table.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "call/match_run.h"
#include "call/match_store.h"
#include "identity/statement.h"
#include "match/linkage/estimate.h"

#define PAUSE_MILLISECONDS 3000
/* More pairs than so many, and so many a record, are no model's, but a mistake's. */
#define PAIRS_OF_ANY 20000000
#define PAIRS_A_RECORD 300

static int match_memory = 2048 * 1024;

/* A run, and what is to be freed with it. */
typedef struct Match
{
	YbssRun run;
	YbssRead read;
	YbssDeclared *declared;
	YbssBlocks *blocks;
	YbssPairs pairs;
	YbssClusters clusters;
	YbssPairing pairing;
	YbssRuleCount rules[YBSS_MOST_RULES];
	uint64_t told;
	int64 job_run; /* 0: no job */
	TimestampTz next;
	bool cancelled;
	ErrorData *error;
	MemoryContext memory;
} Match;

/* Set how much memory a run may take. */
void
ybss_match_run_start(void)
{
	DefineCustomIntVariable("ybss.match_memory", "How much memory a run of a match model may take.",
							"A run that would take more ends with an error (53200).", &match_memory, 2048 * 1024, 1024,
							MAX_KILOBYTES, PGC_USERSET, GUC_UNIT_KB, NULL, NULL, NULL);
}

static void
free_match(void *state)
{
	Match *match = state;

	ybss_free_clusters(&match->run, &match->clusters);
	ybss_free_pairs(&match->run, &match->pairs);
	if (match->blocks != NULL)
		ybss_free_blocks(match->blocks);
	if (match->read.set != NULL)
		ybss_free_record_set(match->read.set);
}

static bool
must_stop(void *state)
{
	Match *match = state;

	return QueryCancelPending || ProcDiePending || match->cancelled || match->error != NULL;
}

/* Note how far a job is, in a transaction of its own; see whether it is to stop. */
static void
note_progress(Match *match, const YbssProgress *progress)
{
	static const char *const stages[] = {"records", "blocks", "estimate", "pairs", "clusters"};
	Oid types[] = {INT8OID, TEXTOID, INT8OID, INT8OID};
	Datum values[] = {Int64GetDatum(match->job_run), CStringGetTextDatum(stages[progress->stage]),
					  Int64GetDatum((int64) progress->done), Int64GetDatum((int64) progress->all)};
	YbssStatement statement = {"UPDATE ybss_registry.job_run r SET step = $2, done = $3, total = $4 "
							   "WHERE r.run_id = $1 RETURNING r.cancel_requested",
							   lengthof(types), types, values, NULL};
	bool cancelled = false;

	if (ybss_run_apart("ybss match progress", (uint64) match->job_run, &statement, &cancelled) && cancelled)
		match->cancelled = true;
}

static void
show_progress(void *state, const YbssProgress *progress)
{
	Match *match = state;
	MemoryContext caller = CurrentMemoryContext;

	if (match->job_run == 0 || must_stop(match) || GetCurrentTimestamp() < match->next)
		return;
	match->next = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), PAUSE_MILLISECONDS);
	PG_TRY();
	{
		note_progress(match, progress);
	}
	PG_CATCH();
	{
		MemoryContextSwitchTo(match->memory);
		match->error = CopyErrorData();
		FlushErrorState();
	}
	PG_END_TRY();
	MemoryContextSwitchTo(caller);
}

/* Go on, or raise why not. */
static void
check(Match *match, bool fine)
{
	if (match->error != NULL)
		ReThrowError(match->error);
	if (match->cancelled)
		ereport(ERROR, (errcode(ERRCODE_QUERY_CANCELED), errmsg("the run was asked to stop"),
						errdetail("作业已按请求停止。"), errhint("Run the job again: it begins anew.")));
	ybss_check_run(&match->run, fine);
}

static Match *
new_match(YbssDeclared *declared, int64 job_run)
{
	Match *match = palloc0(sizeof(Match));
	MemoryContextCallback *freed = palloc0(sizeof(MemoryContextCallback));

	match->declared = declared;
	match->memory = CurrentMemoryContext;
	match->job_run = job_run;
	match->next = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), PAUSE_MILLISECONDS);
	match->run.stop = must_stop;
	match->run.progress = show_progress;
	match->run.state = match;
	match->run.memory_limit = (size_t) match_memory * 1024;
	match->read.run = &match->run;
	freed->func = free_match;
	freed->arg = match;
	MemoryContextRegisterResetCallback(CurrentMemoryContext, freed);
	match->read.set = ybss_new_record_set(&match->run, &declared->model);
	check(match, match->read.set != NULL);
	return match;
}

/* How likely two records are one where nobody said: each has one partner. */
static void
take_prior(Match *match)
{
	double most = (double) Max(match->read.count[0], match->read.count[1]);

	if (!match->declared->has_prior)
		match->declared->model.prior = 1.0 / Max(most, 2.0);
	check(match, ybss_use_model(match->read.set, &match->declared->model));
}

/* Build blocks, and tell how many pairs they hold before any is looked at. */
static void
build_blocks(Match *match)
{
	uint64 most = PAIRS_OF_ANY + (uint64) PAIRS_A_RECORD * ybss_record_count(match->read.set);

	match->blocks = ybss_new_blocks(&match->run, match->read.set, &match->pairing);
	check(match, match->blocks != NULL);
	check(match, ybss_count_pairs(&match->run, match->blocks, match->rules, &match->told));
	if (match->told > most)
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_BLOCKS),
						errmsg("the rules of this model bring %llu pairs together, and %llu are the most for so many records",
							   (unsigned long long) match->told, (unsigned long long) most),
						errdetail("分块规则过宽：将产生 %llu 对记录，超过上限。", (unsigned long long) match->told),
						errhint("Add a second key to the widest rule, or lower most_in_block.")));
}

static void
estimate(Match *match)
{
	YbssEstimation estimation = {.seed = (uint64_t) match->declared->seed};
	YbssModel *estimated = palloc(sizeof(YbssModel));

	if (!match->declared->estimate)
		return;
	*estimated = match->declared->model;
	check(match, ybss_estimate(&match->run, match->blocks, &estimation, estimated));
	if (match->declared->has_prior)
		estimated->prior = match->declared->model.prior;
	match->declared->model = *estimated;
	check(match, ybss_use_model(match->read.set, &match->declared->model));
}

/* Read, bring together, score and join. */
static void
run_match(Match *match, const Oid *relations, int count)
{
	YbssModel *model = &match->declared->model;
	int i;

	for (i = 0; i < count; i++)
		ybss_read_relation(&match->read, match->declared, i, relations[i]);
	match->pairing.within = count == 1;
	if (match->declared->one_to_one && count == 2)
		match->pairing.once = 3;
	check(match, ybss_end_record_set(match->read.set));
	take_prior(match);
	build_blocks(match);
	estimate(match);
	check(match, ybss_match(&match->run, match->blocks, &match->pairs));
	check(match, ybss_cluster(&match->run, match->read.set, &match->pairing, &match->pairs, model->accept_from,
							  &match->clusters));
}

static void
append_weights(StringInfo text, const YbssLevelWeights *weights, int levels)
{
	int i;

	appendStringInfoString(text, "\"m\": [");
	for (i = 0; i < levels; i++)
		appendStringInfo(text, "%s%.17g", i > 0 ? ", " : "", weights->m[i]);
	appendStringInfoString(text, "], \"u\": [");
	for (i = 0; i < levels; i++)
		appendStringInfo(text, "%s%.17g", i > 0 ? ", " : "", weights->u[i]);
	appendStringInfoString(text, "]}");
}

/* What the run weighed by, as members of its definition. */
static char *
weighed_by(const Match *match)
{
	const YbssModel *model = &match->declared->model;
	StringInfoData text;
	int i;

	initStringInfo(&text);
	appendStringInfo(&text, "{\"prior\": %.17g, \"fields\": [", model->prior);
	for (i = 0; i < model->fields; i++)
	{
		appendStringInfo(&text, "%s{\"carriers\": %llu, ", i > 0 ? ", " : "",
						 (unsigned long long) ybss_field_carriers(match->read.set, i));
		append_weights(&text, &model->field[i].weights, model->field[i].comparison->levels);
	}
	appendStringInfoString(&text, "], \"dependences\": [");
	for (i = 0; i < model->dependences; i++)
	{
		appendStringInfoString(&text, i > 0 ? ", {" : "{");
		append_weights(&text, &model->dependence[i].weights,
					   model->field[model->dependence[i].field].comparison->levels);
	}
	appendStringInfoString(&text, "]}");
	return text.data;
}

/* What the blocks held, rule by rule. */
static char *
blocks_told(const Match *match)
{
	StringInfoData text;
	int i;

	initStringInfo(&text);
	appendStringInfoChar(&text, '[');
	for (i = 0; i < match->declared->model.rules; i++)
	{
		const YbssRuleCount *rule = &match->rules[i];

		appendStringInfo(&text,
						 "%s{\"rule\": %d, \"blocks\": %llu, \"pairs\": %llu, \"new_pairs\": %llu, \"blocks_left\": %llu, "
						 "\"records_left\": %llu, \"pairs_left\": %llu, \"largest_left\": %u}",
						 i > 0 ? ", " : "", i + 1, (unsigned long long) rule->blocks, (unsigned long long) rule->pairs,
						 (unsigned long long) rule->new_pairs, (unsigned long long) rule->blocks_left,
						 (unsigned long long) rule->records_left, (unsigned long long) rule->pairs_left,
						 rule->largest_left);
	}
	appendStringInfoChar(&text, ']');
	return text.data;
}

/* Note a run's begin as the owner; gives its id and the model as it is followed. */
static int64
begin_run(const char *model, const Oid *relations, int count, int64 job_run, Jsonb **definition)
{
	Oid types[] = {TEXTOID, OIDOID, OIDOID, INT8OID};
	Datum values[] = {CStringGetTextDatum(model), ObjectIdGetDatum(relations[0]),
					  ObjectIdGetDatum(count > 1 ? relations[1] : InvalidOid), Int64GetDatum(job_run)};
	MemoryContext caller = CurrentMemoryContext;
	bool is_null;
	int64 run_id;

	SPI_connect();
	SPI_execute_with_args("SELECT b.run_id, b.definition FROM ybss_registry.begin_match($1, $2, $3, $4) b", lengthof(types),
						  types, values, NULL, false, 1);
	run_id = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &is_null));
	*definition = DatumGetJsonbP(SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 2, &is_null));
	*definition = (Jsonb *) memcpy(MemoryContextAlloc(caller, VARSIZE(*definition)), *definition, VARSIZE(*definition));
	SPI_finish();
	return run_id;
}

/* Write what was found, and the run's end. */
static void
end_run(const Match *match, int64 run_id)
{
	Oid types[] = {INT8OID, INT8OID, INT8OID, INT8OID, INT8OID, TEXTOID, TEXTOID};
	Datum values[] = {Int64GetDatum(run_id),
					  Int64GetDatum(match->read.count[0]),
					  Int64GetDatum(match->read.count[1]),
					  Int64GetDatum((int64) match->told),
					  Int64GetDatum((int64) match->pairs.scored),
					  CStringGetTextDatum(weighed_by(match)),
					  CStringGetTextDatum(blocks_told(match))};

	ybss_store_match(run_id, match->job_run != 0, &match->read, &match->declared->model, &match->pairs,
					 &match->clusters);
	SPI_connect();
	SPI_execute_with_args("SELECT ybss_registry.end_match($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb)", lengthof(types),
						  types, values, NULL, false, 1);
	SPI_finish();
}

/* Run a model over relations; gives the run's id. */
static int64
match_relations(const char *model, const Oid *relations, int count, int64 job_run)
{
	MemoryContext memory = AllocSetContextCreate(CurrentMemoryContext, "ybss match", ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(memory);
	Jsonb *definition;
	Match *match;
	int64 run_id;
	Oid user;
	int context;

	GetUserIdAndSecContext(&user, &context);
	/* As the owner, and back: an error takes that back with the rest. */
	SetUserIdAndSecContext(ybss_registry_owner(), context | SECURITY_LOCAL_USERID_CHANGE);
	run_id = begin_run(model, relations, count, job_run, &definition);
	SetUserIdAndSecContext(user, context);
	match = new_match(ybss_read_match_model(definition), job_run);
	run_match(match, relations, count);
	SetUserIdAndSecContext(ybss_registry_owner(), context | SECURITY_LOCAL_USERID_CHANGE);
	end_run(match, run_id);
	SetUserIdAndSecContext(user, context);
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(memory);
	return run_id;
}

PG_FUNCTION_INFO_V1(ybss_match_table);
/* Match the rows of a relation with one another, or with those of another. */
Datum
ybss_match_table(PG_FUNCTION_ARGS)
{
	Oid relations[2] = {PG_ARGISNULL(1) ? InvalidOid : PG_GETARG_OID(1), PG_ARGISNULL(2) ? InvalidOid : PG_GETARG_OID(2)};

	ybss_require_actor();
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_RELATION), errmsg("a model and a table are needed"),
						errdetail("须指定匹配模型和数据表。"), errhint("SELECT ybss.match_table('company', 'companies')")));
	if (relations[1] == relations[0])
		ereport(ERROR, (errcode(ERRCODE_YBSS_MATCH_RELATION), errmsg("a table is matched with itself by naming it once"),
						errdetail("同一张表内部匹配时只须指定一次。"), errhint("SELECT ybss.match_table('company', 'companies')")));
	PG_RETURN_INT64(match_relations(text_to_cstring(PG_GETARG_TEXT_PP(0)), relations,
									OidIsValid(relations[1]) ? 2 : 1, 0));
}

PG_FUNCTION_INFO_V1(ybss_match_register);
/* Match the records of a register with one another: a step of the job. */
Datum
ybss_match_register(PG_FUNCTION_ARGS)
{
	Oid relation = PG_GETARG_OID(1);

	if (!has_privs_of_role(GetUserId(), ybss_registry_owner()))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("registers are matched by a job"),
						errdetail("登记库由作业进行匹配。"), errhint("CALL ybss.run_job('match', '{\"model\": \"person\"}')")));
	PG_RETURN_INT64(match_relations(text_to_cstring(PG_GETARG_TEXT_PP(0)), &relation, 1, PG_GETARG_INT64(2)));
}
