/*
 * doubt.h
 *		What the lists of codes say against a code that is rightly made.
 *
 * Nothing is refused for want of a row: a list may lag behind. A doubt names the
 * list's code (an area, a prefix, a class), never the number that it stands in.
 */
#ifndef YBSS_CODE_DOUBT_H
#define YBSS_CODE_DOUBT_H

#include "code/credit_code.h"
#include "code/listed_code.h"

typedef enum YbssDoubtKind
{
	YBSS_DOUBT_NONE,
	YBSS_DOUBT_DEPARTMENT, /* no class of the department is listed */
	YBSS_DOUBT_UNLISTED,   /* the list has no such code */
	YBSS_DOUBT_ENDED,	   /* it held once */
	YBSS_DOUBT_EARLY,	   /* it will hold */
	YBSS_DOUBT_SHORT,	   /* numbers under it have more digits */
	YBSS_DOUBT_LONG,
	YBSS_DOUBT_TRUNK, /* 400 and 800 with a 0 before them */
	YBSS_DOUBT_BIRTH  /* the region was long gone when the holder was born */
} YbssDoubtKind;

typedef struct YbssDoubt
{
	YbssDoubtKind kind;
	YbssCodeList list;
	char code[YBSS_LISTED_CODE + 1];
	const YbssListedCode *entry; /* what the list has of it; NULL: nothing */
} YbssDoubt;

extern bool ybss_doubt_credit_code(const YbssOwnCodes *own, const YbssCreditCode *code, int32_t day,
								   YbssDoubt *doubt);
extern bool ybss_doubt_phone(const YbssOwnCodes *own, int64_t phone, int32_t day, YbssDoubt *doubt);
extern bool ybss_doubt_region(const YbssOwnCodes *own, int64_t id, YbssDoubt *doubt);
extern bool ybss_phone_replaced(const YbssOwnCodes *own, int64_t phone, int32_t day, int64_t *now);

#endif /* YBSS_CODE_DOUBT_H */
