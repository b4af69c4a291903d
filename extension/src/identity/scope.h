/*
 * scope.h
 *		Whether a grid lies in the scope of who acts.
 */
#ifndef YBSS_IDENTITY_SCOPE_H
#define YBSS_IDENTITY_SCOPE_H

#include "ybss.h"

#include "identity/member.h"

extern bool ybss_ranges_hold(const YbssRange *ranges, int count, int64 code);

#endif /* YBSS_IDENTITY_SCOPE_H */
