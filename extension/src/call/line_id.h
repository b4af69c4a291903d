/*
 * line_id.h
 *		Ids and documents of a list's line, and what its cells say together.
 */
#ifndef YBSS_CALL_LINE_ID_H
#define YBSS_CALL_LINE_ID_H

#include "call/line_reading.h"

/* Read the cell of an id or a document; "signs" are those of the cell, closed. */
extern void ybss_read_id_cell(YbssLineReading *line, YbssLineCell *cell, YbssSigns *signs);

/* Read what the cells say together: ids and documents, telephones, households. */
extern void ybss_read_together(YbssLineReading *line);

/* The number of another document than the citizen id that the line shows; NULL: none. */
extern char *ybss_line_document(YbssLineReading *line);

#endif /* YBSS_CALL_LINE_ID_H */
