/*
 * own_codes.h
 *		The district's own listed codes as this backend keeps them.
 */
#ifndef YBSS_CALL_OWN_CODES_H
#define YBSS_CALL_OWN_CODES_H

#include "ybss.h"

#include "code/listed_code.h"

extern const YbssOwnCodes *ybss_own_codes(FunctionCallInfo fcinfo);

#endif /* YBSS_CALL_OWN_CODES_H */
