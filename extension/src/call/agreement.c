/*
 * agreement.c
 *		ybss.name_agreement and ybss.number_agreement.
 */
#include "ybss.h"

#include "utils/builtins.h"

#include "address/lexicon/lexicon.h"
#include "call/agreement.h"

PG_FUNCTION_INFO_V1(ybss_name_agreement_sql);
PG_FUNCTION_INFO_V1(ybss_number_agreement_sql);

/* Fold a character as the lexicon does; characters beyond the plane stay as they are. */
static unsigned
lexicon_fold(unsigned point)
{
	return point < 0x10000 ? ybss_lexicon()->character[point].fold : point;
}

/* Give the lexicon's sound class of a character, 0 when it knows none. */
static unsigned
lexicon_sound(unsigned point)
{
	return point < 0x10000 ? ybss_lexicon()->character[point].sound : 0;
}

static const YbssCharacterKnowledge knowledge = {lexicon_fold, lexicon_sound};

/* Give what the lexicon knows of characters. */
const YbssCharacterKnowledge *
ybss_lexicon_knowledge(void)
{
	return &knowledge;
}

/* Name how two names agree. */
Datum
ybss_name_agreement_sql(PG_FUNCTION_ARGS)
{
	text		 *a = PG_GETARG_TEXT_PP(0);
	text		 *b = PG_GETARG_TEXT_PP(1);
	YbssAgreement agreement = ybss_name_agreement(VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a),
												  VARDATA_ANY(b), VARSIZE_ANY_EXHDR(b), &knowledge);

	PG_RETURN_TEXT_P(cstring_to_text(ybss_agreement_name(agreement)));
}

/* Name how two numbers agree. */
Datum
ybss_number_agreement_sql(PG_FUNCTION_ARGS)
{
	text		 *a = PG_GETARG_TEXT_PP(0);
	text		 *b = PG_GETARG_TEXT_PP(1);
	YbssAgreement agreement = ybss_digits_agreement(VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a),
													VARDATA_ANY(b), VARSIZE_ANY_EXHDR(b));

	PG_RETURN_TEXT_P(cstring_to_text(ybss_agreement_name(agreement)));
}
