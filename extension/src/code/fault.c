/*
 * fault.c
 *		The sentences that tell what is wrong with a code.
 */
#include "code/fault.h"

#include <stdio.h>

/* Fill a fault in; false, so that a reader can return it. */
bool
ybss_code_refuse(YbssCodeFault *fault, YbssCodeFaultKind kind, int position, int found, char due)
{
	fault->kind = kind;
	fault->position = position;
	fault->found = found;
	fault->due = due;
	return false;
}

/* Give the SQLSTATE of a kind of fault, as errors.h has it. */
const char *
ybss_code_sqlstate(YbssCodeFaultKind kind)
{
	static const char *const states[] = {"00000", "YBC01", "YBC02", "YBC03",
										 "YBC04", "YBC05", "YBC06"};

	return states[kind];
}

/* Tell in English what is wrong. */
static void
describe_english(const YbssCodeFault *fault, const YbssCodeSubject *subject, char *out)
{
	const char *name = subject->english;

	switch (fault->kind)
	{
		case YBSS_CODE_RIGHT:
			snprintf(out, YBSS_CODE_SENTENCE, "%s is right", name);
			break;
		case YBSS_CODE_LENGTH:
			snprintf(out, YBSS_CODE_SENTENCE, "%s must have %s, not %d", name,
					 subject->lengths_english, fault->found);
			break;
		case YBSS_CODE_CHARACTER:
			snprintf(out, YBSS_CODE_SENTENCE, "%s has a wrong character at position %d", name,
					 fault->position);
			break;
		case YBSS_CODE_DATE:
			snprintf(out, YBSS_CODE_SENTENCE, "%s has no real date from position %d on", name,
					 fault->position);
			break;
		case YBSS_CODE_CHECK_DIGIT:
			snprintf(out, YBSS_CODE_SENTENCE, "%s has a wrong check digit: position %d must be %c",
					 name, fault->position, fault->due);
			break;
		case YBSS_CODE_REGION:
			snprintf(out, YBSS_CODE_SENTENCE, "%s has a region never issued at position %d", name,
					 fault->position);
			break;
		case YBSS_CODE_BINARY:
			snprintf(out, YBSS_CODE_SENTENCE, "%s in binary form is out of its range", name);
			break;
	}
}

/* Tell in Chinese what is wrong. */
static void
describe_chinese(const YbssCodeFault *fault, const YbssCodeSubject *subject, char *out)
{
	const char *name = subject->chinese;

	switch (fault->kind)
	{
		case YBSS_CODE_RIGHT:
			snprintf(out, YBSS_CODE_SENTENCE, "%s正确。", name);
			break;
		case YBSS_CODE_LENGTH:
			snprintf(out, YBSS_CODE_SENTENCE, "%s应为%s，实为%d位。", name,
					 subject->lengths_chinese, fault->found);
			break;
		case YBSS_CODE_CHARACTER:
			snprintf(out, YBSS_CODE_SENTENCE, "%s第%d位字符有误。", name, fault->position);
			break;
		case YBSS_CODE_DATE:
			snprintf(out, YBSS_CODE_SENTENCE, "%s第%d位起的日期不存在。", name, fault->position);
			break;
		case YBSS_CODE_CHECK_DIGIT:
			snprintf(out, YBSS_CODE_SENTENCE, "%s校验码有误，第%d位应为%c。", name, fault->position,
					 fault->due);
			break;
		case YBSS_CODE_REGION:
			snprintf(out, YBSS_CODE_SENTENCE, "%s第%d位起的行政区划从未使用。", name,
					 fault->position);
			break;
		case YBSS_CODE_BINARY:
			snprintf(out, YBSS_CODE_SENTENCE, "%s的二进制值超出范围。", name);
			break;
	}
}

/* Tell in both languages what is wrong, never the code itself. */
void
ybss_code_describe(const YbssCodeFault *fault, const YbssCodeSubject *subject,
				   char english[YBSS_CODE_SENTENCE], char chinese[YBSS_CODE_SENTENCE])
{
	describe_english(fault, subject, english);
	describe_chinese(fault, subject, chinese);
}
