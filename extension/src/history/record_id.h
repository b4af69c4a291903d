/*
 * record_id.h
 *		Ids of new rows.
 */
#ifndef YBSS_HISTORY_RECORD_ID_H
#define YBSS_HISTORY_RECORD_ID_H

#include "ybss.h"

extern int64 ybss_id_of_new_row(int32 district, int64 id, bool *is_null);

#endif /* YBSS_HISTORY_RECORD_ID_H */
