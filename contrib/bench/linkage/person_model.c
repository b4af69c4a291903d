/*
 * person_model.c
 *		A model of persons: fields, rules, dependences.
 */
#include "person_model.h"

#include <stdio.h>
#include <string.h>

#include "invented.h"
#include "match/comparison/comparison.h"

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
void
declare_persons(YbssModel *model, bool ids)
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
		{"citizen_id", "whole", NULL},
		{"citizen_id", "two_of_three", NULL},
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
		if (ids || strcmp(rules[i][0], "citizen_id") != 0)
			add_rule(model, rules[i][0], rules[i]);
	add_dependence(model, PHONE, HOUSE, 2);
	add_dependence(model, BIRTH, HOUSE, 1);
	add_dependence(model, NAME, HOUSE, 1);
	/* A name tells the sex. */
	add_dependence(model, SEX, NAME, 6);
	/* An id says the day of birth once more. */
	if (ids)
		add_dependence(model, CITIZEN_ID, BIRTH, 0);
	model->prior = 1e-6;
	model->review_from = -4;
	model->accept_from = 8;
	ybss_model_first_weights(model);
}
