/*
 * score_catalogue.h
 *		The programs of this backend.
 */
#ifndef YBSS_CATALOGUE_SCORE_CATALOGUE_H
#define YBSS_CATALOGUE_SCORE_CATALOGUE_H

#include "ybss.h"

#include "catalogue/program.h"

extern YbssProgram *ybss_program(const char *kind);

#endif /* YBSS_CATALOGUE_SCORE_CATALOGUE_H */
