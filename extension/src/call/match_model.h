/*
 * match_model.h
 *		A match model as its rows say it, for the kernel of linkage.
 */
#ifndef YBSS_CALL_MATCH_MODEL_H
#define YBSS_CALL_MATCH_MODEL_H

#include "ybss.h"

#include "match/linkage/model.h"
#include "utils/jsonb.h"

/* A model, and what the server needs of it besides. */
typedef struct YbssDeclared
{
	YbssModel model;
	const char *key;						  /* expression that names a record */
	const char *expression[YBSS_MOST_FIELDS]; /* of each field */
	int64 carriers[YBSS_MOST_FIELDS];		  /* records that have the field, 0 where no run counted */
	bool has_prior;
	bool one_to_one;
	bool estimate;
	int64 seed;
} YbssDeclared;

extern YbssDeclared *ybss_read_match_model(Jsonb *definition);

#endif /* YBSS_CALL_MATCH_MODEL_H */
