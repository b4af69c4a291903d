/*
 * list_source.h
 *		Where the rows of a list come from: a delimited text or a sheet of a workbook.
 */
#ifndef YBSS_CALL_LIST_SOURCE_H
#define YBSS_CALL_LIST_SOURCE_H

#include "call/list_line.h"

typedef struct YbssListSource YbssListSource;

extern YbssListSource *ybss_list_source_open(const char *bytes, size_t length, const char *encoding,
											 const char *sheet);
extern YbssListSource *ybss_list_source_of_form(const char *form);
extern const char *ybss_list_source_form(const YbssListSource *source);
extern void ybss_list_source_rewind(YbssListSource *source);
extern void ybss_list_source_bytes(YbssListSource *source, const char *bytes, size_t length);
extern bool ybss_list_source_next(YbssListSource *source, YbssListLine *line);
extern bool ybss_list_source_is_sheet(const YbssListSource *source);
extern bool ybss_list_source_sheet(YbssListSource *source, int number, YbssListLine *line);

/* How lines are cut: a text's delimiter, and how many cells a line has, at least and at most; 0 any
 * number. */
extern char ybss_list_source_delimiter(const YbssListSource *source);
extern bool ybss_list_source_set_delimiter(YbssListSource *source, char delimiter);
extern void ybss_list_source_set_cells(YbssListSource *source, int least, int most);

#endif /* YBSS_CALL_LIST_SOURCE_H */
