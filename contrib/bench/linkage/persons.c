/*
 * persons.c
 *		Two lists of invented persons matched: persons.c PERSONS SEED. A model fitted on one
 *		seed is kept (FITTED=file) and measured on another.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invented.h"
#include "match/comparison/comparison.h"
#include "measure.h"

static const char *const column_names[COLUMNS] = {"name",  "birth", "sex",
												  "phone", "house", "citizen_id"};
static const char *const column_comparisons[COLUMNS] = {"name",	 "date",	"exact",
														"phone", "address", "citizen_id"};

/* Add a rule: fields and their keys in turn. */
static void
add_rule(YbssModel *model, const char *name, const char *const *terms)
{
	YbssRule *rule = &model->rule[model->rules];

	memset(rule, 0, sizeof *rule);
	rule->name = name;
	for (; terms[0] != NULL; terms += 2)
		for (int field = 0; field < model->fields; field++)
			if (strcmp(model->field[field].name, terms[0]) == 0)
			{
				int key = ybss_key_number(model->field[field].comparison, terms[1]);

				if (key < 0)
				{
					fprintf(stderr, "no key %s of %s: rule %s left out\n", terms[1], terms[0],
							name);
					return;
				}
				rule->term[rule->terms].field = field;
				rule->term[rule->terms++].key = key;
			}
	model->rules++;
}

/* Say that the levels of a field depend on another one's. */
static void
add_dependence(YbssModel *model, int field, int given, int level)
{
	model->dependence[model->dependences++] =
		(YbssDependence){.field = field, .given = given, .given_level = level};
}

/* Declare the model of persons. */
static void
declare(YbssModel *model, bool ids)
{
	static const char *const rules[][8] = {
		{"house", "room", NULL},
		{"phone", "whole", NULL},
		{"name", "sound", "birth", "year", "sex", "whole", NULL},
		{"birth", "whole", "name", "first", NULL},
		{"name", "sound", "house", "number", NULL},
		{"birth", "whole", "house", "number", NULL},
		{"name", "sound", "birth", "lunar", NULL},
		{"name", "sound", "phone", "halves", NULL},
	};

	for (int column = 0; column < COLUMNS - !ids; column++)
	{
		const YbssComparison *comparison = ybss_comparison(column_comparisons[column]);

		if (comparison == NULL)
			fprintf(stderr, "no comparison %s\n", column_comparisons[column]);
		model->field[model->fields++] =
			(YbssField){.name = column_names[column],
						.comparison = comparison != NULL ? comparison : ybss_comparison("exact"),
						.by_frequency = column != SEX};
	}
	model->field[PHONE].common_above = 40;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		add_rule(model, rules[i][0], rules[i]);
	add_dependence(model, PHONE, HOUSE, 2);
	add_dependence(model, BIRTH, HOUSE, 1);
	add_dependence(model, NAME, HOUSE, 1);
	/* A name tells the sex. */
	add_dependence(model, SEX, NAME, 6);
	model->prior = 1e-6;
	model->review_from = -4;
	model->accept_from = 8;
	ybss_model_first_weights(model);
}

/* Write two lists into a set; every person stands in each with a share of .8. */
static void
write_lists(YbssRun *run, Trial *trial, uint32_t persons, uint64_t seed, bool ids)
{
	Stream stream = {seed};
	uint32_t all = (uint32_t) ((double) persons / 0.8);
	Person *person = invent(&stream, all);
	Truth *truth = calloc(2 * (uint64_t) all, sizeof *truth);
	uint32_t key = 0;
	/* Keys say nothing: a permutation. */
	uint64_t step = 2 * (uint64_t) all * 618 / 1000 | 1;

	while (step % 3 == 0 || 2 * (uint64_t) all % step == 0)
		step += 2;
	for (int source = 0; source < 2; source++)
		for (uint32_t i = 0; i < all; i++)
		{
			Line line;
			const char *text[COLUMNS];
			size_t length[COLUMNS];
			uint32_t at = (uint32_t) (key++ * step % (2 * (uint64_t) all));

			if (!happens(&stream, 0.8))
				continue;
			truth[at].kinds = write_line(&stream, &person[i], &person[below(&stream, all)], ids,
										 source == 0 ? 0.5 : 1.5, &line);
			truth[at].entity = i;
			for (int column = 0; column < COLUMNS; column++)
			{
				text[column] = line.text[column];
				length[column] = strlen(text[column]);
			}
			if (!ybss_add_record(trial->set, source, at, text, length))
				fail(run, "add");
		}
	free(person);
	trial->truth = truth;
}

/* Keep a fitted model's weights, or take them. */
static bool
exchange_weights(YbssModel *model, const char *path, bool write)
{
	FILE *file = fopen(path, write ? "wb" : "rb");
	bool fine = file != NULL;

	for (int i = 0; fine && i < model->fields + model->dependences; i++)
	{
		YbssLevelWeights *weights = i < model->fields
										? &model->field[i].weights
										: &model->dependence[i - model->fields].weights;

		fine = (write ? fwrite(weights, sizeof *weights, 1, file)
					  : fread(weights, sizeof *weights, 1, file)) == 1;
	}
	fine = fine && (write ? fwrite(&model->prior, sizeof model->prior, 1, file)
						  : fread(&model->prior, sizeof model->prior, 1, file)) == 1;
	if (file != NULL)
		fclose(file);
	return fine;
}

int
main(int count, char **argument)
{
	uint32_t persons = count > 1 ? (uint32_t) atoi(argument[1]) : 100000;
	uint64_t seed = count > 2 ? (uint64_t) atoi(argument[2]) : 1;
	const char *fitted = getenv("FITTED");
	bool ids = getenv("IDS") != NULL;
	YbssModel model = {0};
	YbssRun run = {.workers = getenv("WORKERS") != NULL ? atoi(getenv("WORKERS")) : 1};
	Trial trial = {.model = &model, .fit = true, .kind = kind_names, .kinds = KINDS};
	double began;

	read_tables();
	declare(&model, ids);
	trial.verbose = getenv("VERBOSE") != NULL;
	trial.pairing.once = 3;
	if (fitted != NULL && exchange_weights(&model, fitted, false))
		trial.fit = false;
	trial.set = ybss_new_record_set(&run, &model);
	if (trial.set == NULL)
		fail(&run, ybss_model_fault(&model));
	began = processor_seconds();
	write_lists(&run, &trial, persons, seed, ids);
	printf("lists      %.2f of processors\n", processor_seconds() - began);
	began = processor_seconds();
	if (!ybss_end_record_set(trial.set))
		fail(&run, "records");
	printf("records    %.2f of processors\n", processor_seconds() - began);
	measure(&run, &trial);
	if (fitted != NULL && trial.fit)
		exchange_weights(&model, fitted, true);
	ybss_free_record_set(trial.set);
	free((void *) trial.truth);
	return run.memory != 0;
}
