/*
 * match_run.h
 *		Running a match model over relations.
 */
#ifndef YBSS_CALL_MATCH_RUN_H
#define YBSS_CALL_MATCH_RUN_H

extern void ybss_match_run_start(void);

#endif /* YBSS_CALL_MATCH_RUN_H */
