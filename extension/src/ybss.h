/*
 * ybss.h
 *		What every file that speaks to the server includes first.
 *
 * Kernels (text/ code/ address/ match/ qr/) never include this file: they
 * know neither the server nor its headers, and are built and fuzzed alone.
 */
#ifndef YBSS_H
#define YBSS_H

#include "postgres.h"

#include "fmgr.h"

#include "compat.h"
#include "errors.h"

#endif /* YBSS_H */
