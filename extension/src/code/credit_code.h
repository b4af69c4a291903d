/*
 * credit_code.h
 *		统一社会信用代码, GB 32100-2015.
 *
 * 31^8 organisations in 10^6 regions, 31 departments and 31 classes need more
 * than 64 bits: it does not fit 8 bytes. Stored are the first 17 characters, 5 bits each, in 11
 * bytes whose order is the order of the texts; the 18th follows from them.
 */
#ifndef YBSS_CODE_CREDIT_CODE_H
#define YBSS_CODE_CREDIT_CODE_H

#include "code/fault.h"

#define YBSS_CREDIT_CODE_LENGTH 18
#define YBSS_CREDIT_CODE_BYTES 11

typedef struct YbssCreditCode
{
	unsigned char packed[YBSS_CREDIT_CODE_BYTES];
} YbssCreditCode;

extern const YbssCodeSubject ybss_credit_code_subject;

extern bool ybss_credit_code_read(const char *text, size_t bytes, YbssCreditCode *code,
								  YbssCodeFault *fault);
extern bool ybss_credit_code_valid(const YbssCreditCode *code);
extern void ybss_credit_code_write(const YbssCreditCode *code, char out[YBSS_CREDIT_CODE_LENGTH]);

#endif /* YBSS_CODE_CREDIT_CODE_H */
