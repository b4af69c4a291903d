/*
 * person_name.h
 *		A person's name as it is compared: letters and the parts that they make.
 */
#ifndef YBSS_MATCH_PERSON_NAME_H
#define YBSS_MATCH_PERSON_NAME_H

#include "match/comparison/name_letters.h"

/* Code a name: its kind, its letters in UTF-8 with a blank between parts; 0 where it says nothing.
 */
extern size_t ybss_code_person_name(const char *text, size_t length, void *coded);

/* Read a coded name. */
extern void ybss_read_person_name(const void *coded, size_t bytes, YbssPersonName *name);

#endif /* YBSS_MATCH_PERSON_NAME_H */
