/*
 * person_model.h
 *		A model of persons: fields, rules, dependences.
 */
#ifndef LINKAGE_PERSON_MODEL_H
#define LINKAGE_PERSON_MODEL_H

#include "match/linkage/model.h"

/* Declare the model of persons, with ids or without. */
extern void declare_persons(YbssModel *model, bool ids);

#endif /* LINKAGE_PERSON_MODEL_H */
