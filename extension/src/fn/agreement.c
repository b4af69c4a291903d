/*
 * agreement.c
 *		ybss.name_agreement and ybss.number_agreement.
 */
#include "ybss.h"

#include "utils/builtins.h"

#include "match/agreement.h"

PG_FUNCTION_INFO_V1(ybss_name_agreement_sql);
PG_FUNCTION_INFO_V1(ybss_number_agreement_sql);

/* Name how two names agree. */
Datum
ybss_name_agreement_sql(PG_FUNCTION_ARGS)
{
	text		 *a = PG_GETARG_TEXT_PP(0);
	text		 *b = PG_GETARG_TEXT_PP(1);
	YbssAgreement agreement = ybss_name_agreement(VARDATA_ANY(a), VARSIZE_ANY_EXHDR(a),
												  VARDATA_ANY(b), VARSIZE_ANY_EXHDR(b), NULL);

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
