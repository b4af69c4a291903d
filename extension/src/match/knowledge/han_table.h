/*
 * han_table.h
 *		The table of Han characters, as tools/compile_knowledge.py packs it.
 */
#ifndef YBSS_MATCH_HAN_TABLE_H
#define YBSS_MATCH_HAN_TABLE_H

#include <stdint.h>

typedef struct YbssHan
{
	uint64_t sound; /* 4 readings of 9 bits, 9 bits as a surname, 6 of strokes, 8 of the radical */
	uint64_t shape; /* 5 Cangjie letters of 5 bits, 4 corners of 4, 2 phonetic series of 11 */
} YbssHan;

/* Which of 64 characters are known, and how many are before them. */
typedef struct YbssHanBlock
{
	uint64_t known;
	uint16_t before;
} YbssHanBlock;

typedef struct YbssSyllable
{
	const char *written; /* without its tone; ü is v */
	uint16_t mixed;		 /* one number for those that are taken for one another by ear */
} YbssSyllable;

/* The blocks: of the first plane, then of the second. */
#define YBSS_HAN_FIRST 0x3400
#define YBSS_HAN_LAST 0xA000
#define YBSS_HAN_SECOND 0x20000
#define YBSS_HAN_END 0x32400

extern const int ybss_syllable_count;
extern const YbssSyllable ybss_syllable_table[];
extern const YbssHanBlock ybss_han_blocks[];
extern const YbssHan ybss_han_table[];
extern const int ybss_alike_count;
extern const uint32_t ybss_alike_table[]; /* the lesser character in the upper half, rising */

#endif /* YBSS_MATCH_HAN_TABLE_H */
