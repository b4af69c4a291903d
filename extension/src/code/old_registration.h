/*
 * old_registration.h
 *		Numbers of units from before the credit code: GB 11714-1997, GS 15-2006.
 */
#ifndef YBSS_CODE_OLD_REGISTRATION_H
#define YBSS_CODE_OLD_REGISTRATION_H

#include "code/fault.h"

extern const YbssCodeSubject ybss_organization_code_subject;
extern const YbssCodeSubject ybss_business_registration_subject;

extern bool ybss_organization_code_check(const char *text, size_t bytes, YbssCodeFault *fault);
extern bool ybss_business_registration_check(const char *text, size_t bytes, YbssCodeFault *fault);

#endif /* YBSS_CODE_OLD_REGISTRATION_H */
