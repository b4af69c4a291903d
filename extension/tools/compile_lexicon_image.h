/*
 * compile_lexicon_image.h
 *		The image: characters numbered, tries joined to their lists, sections written.
 */
#ifndef YBSS_COMPILE_LEXICON_IMAGE_H
#define YBSS_COMPILE_LEXICON_IMAGE_H

#include "compile_lexicon_trie.h"

extern void ybss_number_characters(void);
extern void ybss_pack_words(YbssTrie *trie);
extern void ybss_place_cores(const YbssTrie *trie);
extern void ybss_gather_wide_places(void);
extern void ybss_write_image(const char *path, const YbssTrie *name_trie, const YbssTrie *core_trie,
							 const YbssTrie *word_trie);

#endif /* YBSS_COMPILE_LEXICON_IMAGE_H */
