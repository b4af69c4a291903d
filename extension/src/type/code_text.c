/*
 * code_text.c
 *		From a kernel's fault to the server's error and to a line for a list.
 */
#include "ybss.h"

#include "type/code_text.h"
#include "utils/builtins.h"

/* Give the server's form of a fault's SQLSTATE. */
static int
server_state(YbssCodeFaultKind kind)
{
	const char *state = ybss_code_sqlstate(kind);

	return MAKE_SQLSTATE(state[0], state[1], state[2], state[3], state[4]);
}

/* Tell what to do about a fault. */
static const char *
hint(YbssCodeFaultKind kind)
{
	switch (kind)
	{
		case YBSS_CODE_LENGTH:
			return "Look for a missing or doubled digit. / 请核对是否漏录或多录。";
		case YBSS_CODE_DATE:
			return "Compare the date with the document. / 请与证件核对日期。";
		case YBSS_CODE_REGION:
			return "Compare the first digits with the document. / 请与证件核对地区码。";
		case YBSS_CODE_BINARY:
			return "Send the text form. / 请改用文本格式。";
		default:
			return "Compare the code with the document. / 请与证件核对。";
	}
}

/* Raise what is wrong with a code, softly where the caller can take it. */
void
ybss_code_error(struct Node *context, const YbssCodeFault *fault, const YbssCodeSubject *subject)
{
	char english[YBSS_CODE_SENTENCE];
	char chinese[YBSS_CODE_SENTENCE];

	ybss_code_describe(fault, subject, english, chinese);
	errsave(context, (errcode(server_state(fault->kind)), errmsg("%s", english),
					  errdetail("%s", chinese), errhint("%s", hint(fault->kind))));
}

/* Say the same in one line: SQLSTATE, English, Chinese. */
text *
ybss_code_fault_text(const YbssCodeFault *fault, const YbssCodeSubject *subject)
{
	char english[YBSS_CODE_SENTENCE];
	char chinese[YBSS_CODE_SENTENCE];

	ybss_code_describe(fault, subject, english, chinese);
	return cstring_to_text(
		psprintf("%s %s / %s", ybss_code_sqlstate(fault->kind), english, chinese));
}
