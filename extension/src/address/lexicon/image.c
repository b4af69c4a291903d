/*
 * image.c
 *		The lexicon image inside the library: read-only pages that all backends share.
 */
#include "address/lexicon/image.h"

/* The path is relative to the top of the checkout, where the build runs. */
__asm__(".pushsection .rodata\n"
		".balign 64\n"
		".hidden ybss_lexicon_image\n"
		".globl ybss_lexicon_image\n"
		"ybss_lexicon_image:\n"
		".incbin \"extension/data/lexicon.image\"\n"
		".byte 0\n"
		".popsection\n");
