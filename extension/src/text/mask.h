/*
 * mask.h
 *		Masks: what people see of a value until they reveal it.
 */
#ifndef YBSS_TEXT_MASK_H
#define YBSS_TEXT_MASK_H

#include <stddef.h>

typedef enum YbssMask
{
	YBSS_MASK_WHOLE,
	YBSS_MASK_NAME,
	YBSS_MASK_CITIZEN_ID,
	YBSS_MASK_PHONE,
	YBSS_MASK_DOCUMENT,
	YBSS_MASK_DATE,
	YBSS_MASK_YEAR,
	YBSS_MASK_CODE,
	YBSS_MASK_HIDDEN
} YbssMask;

/* What a mask adds at most to the bytes of a value. */
#define YBSS_MASK_ADDS 20

/* The mask of that name; of an unknown one, the one that hides all. */
extern YbssMask ybss_mask_named(const char *name, size_t bytes);

/* Write the value masked and give its bytes: at most YBSS_MASK_ADDS more than it had. */
extern size_t ybss_mask(YbssMask mask, const char *value, size_t bytes, char *to);

#endif /* YBSS_TEXT_MASK_H */
