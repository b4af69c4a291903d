/*
 * chain_worker.h
 *		The one worker that links what was noted.
 */
#ifndef YBSS_HISTORY_CHAIN_WORKER_H
#define YBSS_HISTORY_CHAIN_WORKER_H

#include "ybss.h"

extern void ybss_chain_worker_start(void);
extern void ybss_link_soon(void);

#endif /* YBSS_HISTORY_CHAIN_WORKER_H */
