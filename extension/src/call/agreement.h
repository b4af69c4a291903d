/*
 * agreement.h
 *		What the lexicon knows of characters, for comparing names.
 */
#ifndef YBSS_FN_AGREEMENT_H
#define YBSS_FN_AGREEMENT_H

#include "match/comparison/agreement.h"

extern const YbssCharacterKnowledge *ybss_lexicon_knowledge(void);

#endif /* YBSS_FN_AGREEMENT_H */
