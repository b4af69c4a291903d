/*
 * agreement.h
 *		How well two values of one field agree: the comparison vectors of
 *		Fellegi and Sunter (1969), one level per kind of slip that lists show.
 */
#ifndef YBSS_MATCH_AGREEMENT_H
#define YBSS_MATCH_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

typedef enum YbssAgreement
{
	YBSS_AGREE_SAME,
	YBSS_AGREE_HOMOPHONE,		  /* other characters, the same sound */
	YBSS_AGREE_SWAPPED,			  /* two neighbours in the other order */
	YBSS_AGREE_MISSING_CHARACTER, /* one more in one of them */
	YBSS_AGREE_ONE_CHARACTER,	  /* one place differs */
	YBSS_AGREE_NICKNAME,		  /* surname and last character, or 小 and the last */
	YBSS_AGREE_DIFFERENT
} YbssAgreement;

/* What a caller knows of characters; either may be NULL. */
typedef struct YbssCharacterKnowledge
{
	/* Gives the simplified standard form of a character, itself where there is none. */
	unsigned (*fold)(unsigned code_point);
	/* Gives the sound class of a character, 0 when unknown; equal classes sound alike. */
	unsigned (*sound)(unsigned code_point);
} YbssCharacterKnowledge;

/* Names longer than this are compared by their first characters. */
#define YBSS_NAME_CHARACTERS 60

extern YbssAgreement ybss_name_agreement(const char *a, size_t a_length, const char *b,
										 size_t b_length, const YbssCharacterKnowledge *knowledge);
extern YbssAgreement ybss_digits_agreement(const char *a, size_t a_length, const char *b,
										   size_t b_length);
extern const char	*ybss_agreement_name(YbssAgreement agreement);

#endif /* YBSS_MATCH_AGREEMENT_H */
