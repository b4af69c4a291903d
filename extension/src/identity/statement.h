/*
 * statement.h
 *		What is asked of a statement before it runs: who writes, and where.
 */
#ifndef YBSS_IDENTITY_STATEMENT_H
#define YBSS_IDENTITY_STATEMENT_H

#include "ybss.h"

extern void ybss_statement_start(void);
extern void ybss_require_actor(void);

#endif /* YBSS_IDENTITY_STATEMENT_H */
