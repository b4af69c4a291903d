/*
 * local_lexicon.h
 *		The lexicon with the changes of divisions that the district has loaded.
 */
#ifndef YBSS_CALL_LOCAL_LEXICON_H
#define YBSS_CALL_LOCAL_LEXICON_H

#include "ybss.h"

#include "address/lexicon/lexicon.h"
#include "utils/date.h"

/* Find out whether what this session keeps still holds: once a statement. */
extern void ybss_ask_for_divisions(void);

/* The lexicon of today for this session; good until the next call. */
extern const YbssLexicon *ybss_local_lexicon(void);

/* The lexicon as it is or will be on a day; made anew, in the current memory context. */
extern const YbssLexicon *ybss_lexicon_on(DateADT day);

#endif /* YBSS_CALL_LOCAL_LEXICON_H */
