/*
 * kind.h
 *		What the registry calls a table, whatever an engine calls it.
 */
#ifndef YBSS_SERVER_KIND_H
#define YBSS_SERVER_KIND_H

#include "ybss.h"

#include "utils/relcache.h"

extern char *ybss_kind_of(Relation table);

#endif /* YBSS_SERVER_KIND_H */
