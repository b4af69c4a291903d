/*
 * list_reader.h
 *		The lines of a list, one after the other: what stands above, its header, its
 *		lines, and what of it is no line.
 *
 * What is needed to cut one of its lines again later, alone, is the list's form.
 */
#ifndef YBSS_CALL_LIST_READER_H
#define YBSS_CALL_LIST_READER_H

#include "call/list_head.h"
#include "call/list_line.h"

typedef struct YbssListReader YbssListReader;

extern YbssListReader *ybss_list_open(const char *bytes, size_t length, const char *encoding,
									  const char *sheet, const YbssListNames *known);
extern YbssListReader *ybss_list_of_form(const char *form);
extern const char *ybss_list_form(const YbssListReader *reader);
extern bool ybss_list_next(YbssListReader *reader, YbssListLine *line);
extern void ybss_list_cut(YbssListReader *reader, const char *raw, int length, YbssListLine *line);
extern const char *ybss_list_part_name(YbssListPart part);

#endif /* YBSS_CALL_LIST_READER_H */
