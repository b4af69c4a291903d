/*
 * characters.h
 *		The characters of a code as people write them: full-width digits and
 *		letters, small letters, blanks around it.
 */
#ifndef YBSS_CODE_CHARACTERS_H
#define YBSS_CODE_CHARACTERS_H

#include <stddef.h>
#include <stdint.h>

/* Stands for every character that no code has. */
#define YBSS_CODE_FOREIGN '\1'

extern char ybss_code_fold(uint32_t character);
extern int ybss_code_characters(const char *text, size_t bytes, char *out, int capacity);

#endif /* YBSS_CODE_CHARACTERS_H */
