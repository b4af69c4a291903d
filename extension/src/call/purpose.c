/*
 * purpose.c
 *		Take a purpose as somebody wrote it, or refuse it.
 */
#include "ybss.h"

#include "utils/builtins.h"

#include "text/purpose.h"

#define FEWEST_CHARACTERS 2
#define MOST_CHARACTERS 200

PG_FUNCTION_INFO_V1(ybss_stated_purpose);

/* Give the purpose without what nobody sees; raises where nothing is said. */
Datum
ybss_stated_purpose(PG_FUNCTION_ARGS)
{
	YbssPurpose purpose = {0};
	text *written;
	text *clean = NULL;

	if (!PG_ARGISNULL(0))
	{
		written = PG_GETARG_TEXT_PP(0);
		clean = palloc(VARHDRSZ + VARSIZE_ANY_EXHDR(written));
		purpose =
			ybss_purpose_clean(VARDATA_ANY(written), VARSIZE_ANY_EXHDR(written), VARDATA(clean));
	}
	if (!purpose.says || purpose.characters < FEWEST_CHARACTERS ||
		purpose.characters > MOST_CHARACTERS)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_REVEAL_PURPOSE),
				 errmsg("say for what purpose the value is needed, in %d to %d characters, one of "
						"them a letter or a Chinese character",
						FEWEST_CHARACTERS, MOST_CHARACTERS),
				 errdetail("请说明查看用途（%d至%d字，须含汉字或字母）。", FEWEST_CHARACTERS,
						   MOST_CHARACTERS),
				 errhint("The person concerned will read it.")));
	SET_VARSIZE(clean, VARHDRSZ + purpose.bytes);
	PG_RETURN_TEXT_P(clean);
}
