/*
 * home.c
 *		ybss.same_home.
 */
#include "ybss.h"

#include "nodes/nodes.h"

#include "call/agreement.h"
#include "match/comparison/home.h"
#include "type/address.h"

PG_FUNCTION_INFO_V1(ybss_same_home_sql);

/* Tell whether two addresses may be one home, null where they say too little. */
Datum
ybss_same_home_sql(PG_FUNCTION_ARGS)
{
	YbssHome home = ybss_same_home(PG_GETARG_ADDRESS(0), PG_GETARG_ADDRESS(1), ybss_lexicon_knowledge());

	if (home == YBSS_HOME_UNTOLD)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(home == YBSS_HOME_SAME);
}
