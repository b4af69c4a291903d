/*
 * score_stated.h
 *		When what a record says was stated.
 */
#ifndef YBSS_CATALOGUE_SCORE_STATED_H
#define YBSS_CATALOGUE_SCORE_STATED_H

#include "ybss.h"

#include "catalogue/program.h"
#include "utils/jsonb.h"

extern bool ybss_read_date(const char *text, int length, int32 *date);
extern void ybss_take_statements(YbssProgram *program, Jsonb *stated);

#endif /* YBSS_CATALOGUE_SCORE_STATED_H */
