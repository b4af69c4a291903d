/* libpq in C: cc $(pkg-config --cflags --libs libpq). Where the server is: PGHOST, PGPORT,
 * PGDATABASE, PGSSLMODE. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NODE "520371013"

static const char *sentences; /* the file of sentences */

static PGconn *
connect_as(const char *user)
{
	const char *keys[] = {"user", "password", "client_encoding", NULL};
	const char *values[] = {user, getenv("YBSS_PASSWORD"), "UTF8", NULL};
	PGconn *connection = PQconnectdbParams(keys, values, 1);

	if (PQstatus(connection) != CONNECTION_OK)
	{
		fprintf(stderr, "%s", PQerrorMessage(connection));
		exit(1);
	}
	return connection;
}

/* Print what to tell the person in front, by SQLSTATE: the whole code, its first three characters,
 * its first two. */
static void
tell(const char *code)
{
	static const int lengths[] = {5, 3, 2, 0};
	char line[512];

	for (int n = 0; n < 4; n++)
	{
		FILE *file = fopen(sentences, "r");
		char key[8];

		snprintf(key, sizeof(key), "%.*s\t", lengths[n], lengths[n] > 0 ? code : "");
		if (lengths[n] == 0)
			strcpy(key, "*\t");
		while (file != NULL && fgets(line, sizeof(line), file) != NULL)
			if (strncmp(line, key, strlen(key)) == 0)
			{
				printf("%s %s", code, line + strlen(key));
				fclose(file);
				return;
			}
		if (file != NULL)
			fclose(file);
	}
}

/* Run a statement with up to two text parameters; a refusal ends the program unless it is wanted.
 */
static PGresult *
run(PGconn *connection, const char *statement, const char *first, const char *second, int refused)
{
	const char *values[] = {first, second};
	/* Without types (NULL) the server finds the ones that fit, and answers in text. */
	PGresult *result = PQexecParams(connection, statement,
									second	? 2
									: first ? 1
											: 0,
									NULL, values, NULL, NULL, 0);
	const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	if (PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK)
		return result;
	tell(code ? code : "08");
	if (!refused)
		exit(1);
	return result;
}

static void
done(PGconn *connection, const char *statement)
{
	PQclear(run(connection, statement, NULL, NULL, 0));
}

/* Begin a transaction in which the owner of the ticket acts. */
static void
begin(PGconn *connection, const char *ticket)
{
	done(connection, "BEGIN");
	PQclear(run(connection, "SELECT set_config('ybss.ticket', $1, true)", ticket, NULL, 0));
}

/* Print all rows behind what they are, columns parted by blanks. */
static void
print_rows(const char *words, PGresult *result)
{
	for (int row = 0; row < PQntuples(result); row++)
	{
		printf("%s", words);
		for (int n = 0; n < PQnfields(result); n++)
			printf("%s%s", n > 0 ? " " : "", PQgetvalue(result, row, n));
		printf("\n");
	}
	PQclear(result);
}

static void
page_through(PGconn *portal, const char *ticket)
{
	char last[24] = "0";
	int pages = 0, residents = 0, rows;

	do
	{
		PGresult *page;

		begin(portal, ticket);
		page = run(portal,
				   "SELECT residence_id FROM ybss.resident WHERE ybss.in_grid(grid, $1) AND "
				   "residence_id > $2"
				   " ORDER BY residence_id LIMIT 2",
				   NODE, last, 0);
		done(portal, "COMMIT");
		rows = PQntuples(page);
		if (rows > 0)
			snprintf(last, sizeof(last), "%s", PQgetvalue(page, rows - 1, 0));
		residents += rows;
		pages += rows > 0;
		PQclear(page);
	} while (rows > 0);
	printf("residents: %d in pages: %d\n", residents, pages);
}

int
main(int count, char **arguments)
{
	PGconn *sign_on = connect_as("sign_on"), *portal = connect_as("portal"),
		   *jobs = connect_as("night_jobs");
	PGresult *result;
	char ticket[512], person[24];

	sentences = count > 1 ? arguments[1] : "sentences.tsv";
	result =
		run(sign_on, "SELECT ybss.issue_ticket(ybss.member_of($1), 'portal')", "li.na", NULL, 0);
	snprintf(ticket, sizeof(ticket), "%s", PQgetvalue(result, 0, 0));
	PQclear(result);
	PQfinish(sign_on);

	begin(portal, ticket);
	print_rows("acts: ", run(portal, "SELECT label, array_length(scope, 1) FROM ybss.whoami()",
							 NULL, NULL, 0));
	done(portal, "COMMIT");
	page_through(portal, ticket);

	begin(portal, ticket);
	result = run(portal,
				 "SELECT grid_text, name, address, lower(valid) FROM ybss.resident WHERE "
				 "ybss.in_grid(grid, $1)"
				 " ORDER BY address COLLATE \"C\", name COLLATE \"C\"",
				 NODE, NULL, 0);
	print_rows("", result);
	result = run(portal, "SELECT person_id FROM ybss.where_lives($1, $2)", "520399196203150111",
				 "上门核实前联系", 0);
	snprintf(person, sizeof(person), "%s", PQgetvalue(result, 0, 0));
	PQclear(result);
	/* JSON and arrays as words: the server takes them apart. */
	print_rows(
		"lists: ",
		run(portal,
			"SELECT string_agg(l, ' ') FROM jsonb_array_elements_text(ybss.booklet($1)->'lists') l",
			person, NULL, 0));
	print_rows(
		"lacks: ",
		run(portal,
			"SELECT string_agg(DISTINCT l, ' ') FROM ybss.quality_record q, unnest(q.lacks) l"
			" WHERE q.kind = 'house'",
			NULL, NULL, 0));
	done(portal, "COMMIT");

	PQclear(run(portal, "SELECT FROM ybss.where_lives($1)", "520399196203150112", NULL, 1));
	PQclear(run(portal, "UPDATE ybss_registry.house SET use_code = '01'", NULL, NULL,
				1)); /* no ticket here */
	PQfinish(portal);

	done(jobs, "BEGIN");
	PQclear(run(jobs, "CALL ybss.run_job('score')", NULL, NULL, 1)); /* within a transaction */
	done(jobs, "ROLLBACK");
	PQclear(run(jobs, "CALL ybss.run_job('score', $1)", "{\"as_of\": \"2026-11-23\"}", NULL, 0));
	puts("job: done");
	PQfinish(jobs);
	return 0;
}
