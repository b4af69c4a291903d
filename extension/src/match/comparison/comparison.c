/*
 * comparison.c
 *		The comparisons that a model may name.
 */
#include "match/comparison/comparison.h"

#include <string.h>

#include "match/comparison/address_level.h"
#include "match/comparison/citizen_id_level.h"
#include "match/comparison/credit_code_level.h"
#include "match/comparison/date_level.h"
#include "match/comparison/exact.h"
#include "match/comparison/latin_name_level.h"
#include "match/comparison/name_level.h"
#include "match/comparison/number_level.h"
#include "match/comparison/phone_level.h"
#include "match/comparison/text.h"
#include "match/comparison/unit_name_level.h"

static const YbssComparison *const comparisons[] = {
	&ybss_compare_name,	   &ybss_compare_citizen_id, &ybss_compare_date,		&ybss_compare_phone,
	&ybss_compare_address, &ybss_compare_unit_name,	 &ybss_compare_credit_code, &ybss_compare_exact,
	&ybss_compare_number,  &ybss_compare_text,		 &ybss_compare_latin_name,
};

/* Give a comparison by its name. */
const YbssComparison *
ybss_comparison(const char *name)
{
	for (int i = 0; i < YBSS_NAMES(comparisons); i++)
		if (strcmp(comparisons[i]->name, name) == 0)
			return comparisons[i];
	return NULL;
}

/* Give all comparisons. */
int
ybss_comparisons(const YbssComparison *const **all)
{
	*all = comparisons;
	return YBSS_NAMES(comparisons);
}
