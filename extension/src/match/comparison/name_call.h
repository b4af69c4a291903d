/*
 * name_call.h
 *		What people are called beside their full name: 阿强, 强哥, 老胡, 胡师傅.
 */
#ifndef YBSS_MATCH_NAME_CALL_H
#define YBSS_MATCH_NAME_CALL_H

#include "match/comparison/name_letters.h"

typedef enum YbssCall
{
	YBSS_CALL_NONE,
	YBSS_CALL_GIVEN,  /* by a character of the given name */
	YBSS_CALL_SURNAME /* by the surname */
} YbssCall;

/* Tell how the short form calls the one of the full name. */
extern YbssCall ybss_name_call(const YbssPersonName *full, const YbssPersonName *brief);

/* Give the character by which a short form calls somebody; false where it is none. "by" says
 * whether it may be a surname, a given name, or both. */
extern bool ybss_called_by(const YbssPersonName *brief, uint32_t *character, bool *surname,
						   bool *given);

#endif /* YBSS_MATCH_NAME_CALL_H */
