/*
 * score_load.h
 *		The catalogue of items, read out of the registry's tables.
 */
#ifndef YBSS_CATALOGUE_SCORE_LOAD_H
#define YBSS_CATALOGUE_SCORE_LOAD_H

#include "ybss.h"

#include "catalogue/program.h"
#include "server/watch.h"

/* Changes of the catalogue's tables, and of what its rules call. */
extern YbssWatch ybss_catalogue_watch;

extern void ybss_load_items(YbssProgram *program);

#endif /* YBSS_CATALOGUE_SCORE_LOAD_H */
