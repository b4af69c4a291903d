/*
 * persons.c
 *		Two lists of invented persons matched: persons.c PERSONS SEED. A model fitted on one
 *		seed is kept (FITTED=file) and measured on another.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invented.h"
#include "measure.h"
#include "person_model.h"

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
	declare_persons(&model, ids);
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
