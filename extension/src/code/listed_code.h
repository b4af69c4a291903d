/*
 * listed_code.h
 *		Codes that somebody gives out: classes of credit codes, area codes, mobile
 *		prefixes, service numbers, regions of ids, and for how long each holds.
 *
 * The built-in list is part of the library. A district's own rows stand before
 * it: what they say of a code counts in place of the built-in one.
 */
#ifndef YBSS_CODE_LISTED_CODE_H
#define YBSS_CODE_LISTED_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum YbssCodeList
{
	YBSS_AREA_CODES,
	YBSS_CREDIT_CLASSES,
	YBSS_MOBILE_PREFIXES,
	YBSS_REGIONS,
	YBSS_SERVICE_NUMBERS,
	YBSS_CODE_LISTS
} YbssCodeList;

#define YBSS_LISTED_CODE 8 /* characters of the longest code */

/* Days are numbers as people write them, 20141220; these two stand before and after all. */
#define YBSS_DAY_ALWAYS 0
#define YBSS_DAY_NEVER 99999999

typedef struct YbssListedCode
{
	YbssCodeList list;
	char code[YBSS_LISTED_CODE + 1];
	int32_t from;  /* first day on which it holds */
	int32_t to;	   /* first day on which it does not; YBSS_DAY_ALWAYS: nobody knows which */
	uint8_t least; /* digits of a number under it; 0: nobody says */
	uint8_t most;
	const char *replacement; /* what stands for it now; NULL: nothing */
	const char *name;
} YbssListedCode;

/* What the built-in list alone knows of its codes: where they come from. */
typedef struct YbssCodeSource
{
	uint8_t copies; /* public copies that have the code */
	const char *source;
} YbssCodeSource;

/* The district's own codes, in the order of list and code. */
typedef struct YbssOwnCodes
{
	const YbssListedCode *codes;
	size_t count;
} YbssOwnCodes;

extern const YbssListedCode ybss_builtin_code[];
extern const YbssCodeSource ybss_builtin_source[];
extern const size_t ybss_builtin_codes;

extern const char *const ybss_code_list_name[YBSS_CODE_LISTS];

extern int ybss_compare_listed(const void *a, const void *b);
extern const YbssListedCode *ybss_own_code(const YbssOwnCodes *own, YbssCodeList list,
										   const char *code, int length);
extern const YbssListedCode *ybss_listed_code(const YbssOwnCodes *own, YbssCodeList list,
											  const char *code, int length);
extern bool ybss_listed_below(const YbssOwnCodes *own, YbssCodeList list, char first);

#endif /* YBSS_CODE_LISTED_CODE_H */
