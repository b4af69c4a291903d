/*
 * line_cell.h
 *		One cell of a list's line by what its field is.
 */
#ifndef YBSS_CALL_LINE_CELL_H
#define YBSS_CALL_LINE_CELL_H

#include "call/line_reading.h"

/* Read one cell by what its field is. */
extern void ybss_read_cell(YbssLineReading *line, YbssLineCell *cell);

#endif /* YBSS_CALL_LINE_CELL_H */
