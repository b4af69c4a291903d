/*
 * code_text.h
 *		What the input functions of all codes have in common.
 */
#ifndef YBSS_TYPE_CODE_TEXT_H
#define YBSS_TYPE_CODE_TEXT_H

#include "code/fault.h"

extern void ybss_code_error(struct Node *context, const YbssCodeFault *fault,
							const YbssCodeSubject *subject);
extern text *ybss_code_fault_text(const YbssCodeFault *fault, const YbssCodeSubject *subject);

#endif /* YBSS_TYPE_CODE_TEXT_H */
