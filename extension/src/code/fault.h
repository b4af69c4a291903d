/*
 * fault.h
 *		What is wrong with a code: the kind, where, and what is due there.
 *
 * A fault never carries the code itself: the text that comes of it is shown to
 * people and logged, and an id number is personal.
 */
#ifndef YBSS_CODE_FAULT_H
#define YBSS_CODE_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum YbssCodeFaultKind
{
	YBSS_CODE_RIGHT,
	YBSS_CODE_LENGTH,	   /* found: the number of characters there are */
	YBSS_CODE_CHARACTER,   /* position: of the first wrong one */
	YBSS_CODE_DATE,		   /* position: where the date begins */
	YBSS_CODE_CHECK_DIGIT, /* position, due */
	YBSS_CODE_REGION,	   /* position: where the region begins */
	YBSS_CODE_BINARY	   /* a stored value that no text could have given */
} YbssCodeFaultKind;

typedef struct YbssCodeFault
{
	YbssCodeFaultKind kind;
	int position; /* first character is 1 */
	int found;
	char due;
} YbssCodeFault;

/* How a kind of code is named and how long it may be, in both languages. */
typedef struct YbssCodeSubject
{
	const char *english;
	const char *chinese;
	const char *lengths_english;
	const char *lengths_chinese;
} YbssCodeSubject;

/* Room for any sentence that ybss_code_describe makes. */
#define YBSS_CODE_SENTENCE 256

extern const char *ybss_code_sqlstate(YbssCodeFaultKind kind);
extern void ybss_code_describe(const YbssCodeFault *fault, const YbssCodeSubject *subject,
							   char english[YBSS_CODE_SENTENCE], char chinese[YBSS_CODE_SENTENCE]);
extern bool ybss_code_refuse(YbssCodeFault *fault, YbssCodeFaultKind kind, int position, int found,
							 char due);

#endif /* YBSS_CODE_FAULT_H */
