/*
 * phone.h
 *		Telephone numbers as people write them in China.
 *
 * Stored in 64 bits as a decimal number: one digit for the kind, the national
 * number without its leading 0, and the extension behind a 1 that keeps its
 * leading zeros (7 digits, 0 for none):
 *
 *		13800138000          1 13800138000 0000000
 *		0851-28222222-801    2 85128222222 0001801
 */
#ifndef YBSS_CODE_PHONE_H
#define YBSS_CODE_PHONE_H

#include "code/fault.h"

#define YBSS_PHONE_WRITTEN 24 /* room for any number's text with its terminator */

typedef enum YbssPhoneKind
{
	YBSS_PHONE_MOBILE = 1,
	YBSS_PHONE_FIXED,	/* with its area code */
	YBSS_PHONE_LOCAL,	/* fixed, without one */
	YBSS_PHONE_SERVICE, /* 110, 12345, 10086, 118114, 400, 800, 95, 96 */
	YBSS_PHONE_INTERNATIONAL
} YbssPhoneKind;

extern const YbssCodeSubject ybss_phone_subject;

extern bool ybss_phone_read(const char *text, size_t bytes, int64_t *phone, YbssCodeFault *fault);
extern bool ybss_phone_valid(int64_t phone);
extern void ybss_phone_write(int64_t phone, char out[YBSS_PHONE_WRITTEN]);
extern int ybss_phone_area(int64_t phone, char out[YBSS_PHONE_WRITTEN]);
extern void ybss_phone_split(int64_t phone, char area[YBSS_PHONE_WRITTEN],
							 char number[YBSS_PHONE_WRITTEN]);
extern bool ybss_phone_is_service(const char *digits, int count);
extern int ybss_phone_extension(int64_t phone, char out[YBSS_PHONE_WRITTEN]);

/* Give the kind of a stored number. */
static inline YbssPhoneKind
ybss_phone_kind(int64_t phone)
{
	return (YbssPhoneKind) (phone / INT64_C(1000000000000000000));
}

#endif /* YBSS_CODE_PHONE_H */
