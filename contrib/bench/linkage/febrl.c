/*
 * febrl.c
 *		FEBRL 3 and 4, read from given paths and matched by a declared model.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "match/comparison/comparison.h"
#include "measure.h"

#define COLUMNS 10

static Truth *truth;
static uint64_t truths;

/* Add a field to a model. */
static void
add_field(YbssModel *model, const char *name, const char *comparison)
{
	const YbssComparison *found = ybss_comparison(comparison);

	if (found == NULL)
	{
		fprintf(stderr, "no comparison %s\n", comparison);
		exit(1);
	}
	model->field[model->fields++] =
		(YbssField){.name = name, .comparison = found, .by_frequency = true};
}

/* Add a rule of pairs of a field and a key. */
static void
add_rule(YbssModel *model, const char *name, int terms, ...)
{
	(void) model, (void) name, (void) terms;
}

/* Read the records of a file into a set. */
static void
read_file(YbssRun *run, YbssRecordSet *set, const char *path, int source)
{
	FILE *file = fopen(path, "r");
	char line[4096];

	if (file == NULL || fgets(line, sizeof line, file) == NULL)
	{
		perror(path);
		exit(1);
	}
	while (fgets(line, sizeof line, file) != NULL)
	{
		const char *text[COLUMNS + 1];
		size_t length[COLUMNS + 1];
		int columns = 0;

		for (char *at = strtok(line, "\n"); at != NULL && columns <= COLUMNS;)
		{
			char *comma = strchr(at, ',');

			while (*at == ' ')
				at++;
			text[columns] = at;
			length[columns++] = comma != NULL ? (size_t) (comma - at) : strlen(at);
			at = comma != NULL ? comma + 1 : NULL;
		}
		truth = realloc(truth, (truths + 1) * sizeof *truth);
		truth[truths].entity = (uint32_t) atoi(text[0] + 4);
		truth[truths].kinds = 0;
		if (!ybss_add_record(set, source, (int64_t) truths++, text + 1, length + 1))
			fail(run, path);
	}
	fclose(file);
}

/* Declare the model. */
static void
declare(YbssModel *model)
{
	static const struct
	{
		const char *name, *terms[4][2];
	} rules[] = {
		{"soc_sec", {{"soc_sec", "whole"}}},
		{"born+given", {{"born", "whole"}, {"given", "first"}}},
		{"names", {{"given", "whole"}, {"surname", "whole"}}},
		{"sounds", {{"given", "sound"}, {"surname", "sound"}, {"postcode", "whole"}}},
		{"swapped", {{"surname", "sound"}, {"born", "whole"}}},
		{"address", {{"address_1", "whole"}, {"number", "whole"}}},
		{"suburb", {{"suburb", "whole"}, {"given", "whole"}}},
		{"suburb2", {{"suburb", "whole"}, {"surname", "sound"}}},
		{"born", {{"born", "whole"}, {"state", "whole"}}},
		{"postcode", {{"postcode", "whole"}, {"address_1", "first"}}},
		{"address_2", {{"address_2", "whole"}, {"state", "whole"}}},
	};

	add_field(model, "given", "text");
	add_field(model, "surname", "text");
	add_field(model, "number", "text");
	add_field(model, "address_1", "text");
	add_field(model, "address_2", "text");
	add_field(model, "suburb", "text");
	add_field(model, "postcode", "text");
	add_field(model, "state", "exact");
	add_field(model, "born", "text");
	add_field(model, "soc_sec", "text");
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
	{
		YbssRule *rule = &model->rule[model->rules++];

		rule->name = rules[i].name;
		for (int term = 0; term < 4 && rules[i].terms[term][0] != NULL; term++)
			for (int field = 0; field < model->fields; field++)
				if (strcmp(model->field[field].name, rules[i].terms[term][0]) == 0)
				{
					rule->term[rule->terms].field = field;
					rule->term[rule->terms++].key =
						ybss_key_number(model->field[field].comparison, rules[i].terms[term][1]);
				}
	}
	model->prior = 1e-4;
	model->review_from = -5;
	model->accept_from = 5;
	ybss_model_first_weights(model);
}

int
main(int count, char **argument)
{
	YbssModel model = {0};
	YbssRun run = {0};
	Trial trial = {.name = "febrl", .model = &model, .fit = true};

	(void) add_rule;
	declare(&model);
	if (ybss_model_fault(&model) != NULL)
	{
		fprintf(stderr, "%s\n", ybss_model_fault(&model));
		return 1;
	}
	trial.verbose = getenv("VERBOSE") != NULL;
	trial.set = ybss_new_record_set(&run, &model);
	for (int i = 1; i < count; i++)
		read_file(&run, trial.set, argument[i], i - 1);
	if (!ybss_end_record_set(trial.set))
		fail(&run, "records");
	trial.truth = truth;
	trial.pairing.within = count == 2;
	trial.pairing.once = count == 2 ? 0 : 3;
	measure(&run, &trial);
	ybss_free_record_set(trial.set);
	free(truth);
	return run.memory != 0;
}
