/*
 * sound.h
 *		How Latin letters sound.
 */
#ifndef YBSS_MATCH_SOUND_H
#define YBSS_MATCH_SOUND_H

#include <stdbool.h>
#include <stdint.h>

/* Give the Soundex key of the first word of small Latin letters; false where there is none. */
extern bool ybss_latin_sound(const uint32_t *letters, int count, uint64_t *key);

/* Take the accent off a Latin letter. */
extern uint32_t ybss_without_accent(uint32_t letter);

#endif /* YBSS_MATCH_SOUND_H */
