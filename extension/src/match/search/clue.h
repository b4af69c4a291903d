/*
 * clue.h
 *		What somebody has in hand of a person or a unit, in one line: its pieces told apart.
 */
#ifndef YBSS_MATCH_CLUE_H
#define YBSS_MATCH_CLUE_H

#include <stddef.h>
#include <stdint.h>

#define YBSS_CLUE_NAME 96	  /* bytes of a name that are read */
#define YBSS_CLUE_PHONE 24	  /* of a telephone */
#define YBSS_CLUE_ADDRESS 600 /* of what is left, an address most likely */
#define YBSS_CLUE_CODE 18	  /* of a credit code */

/* How a name was said. */
typedef enum YbssCalled
{
	YBSS_CALLED_NOT,
	YBSS_CALLED_WHOLE,
	YBSS_CALLED_SURNAME, /* 老胡, 胡师傅 */
	YBSS_CALLED_GIVEN,	 /* 阿强, 强强 */
	YBSS_CALLED_EITHER	 /* 小强 */
} YbssCalled;

/* Flat, so that it can travel as bytes. Texts are UTF-8 and end with a zero. */
typedef struct YbssClues
{
	uint32_t version;
	int32_t called;
	int32_t year_low, year_high; /* years of birth, 0 where none was said */
	int32_t exact_year;			 /* said as a year, not as an age or a decade */
	int32_t tail_or_year;		 /* four digits that may be either */
	char sex;					 /* '1', '2' or 0 */
	char id_first, id_last;		 /* of a citizen id, 0 where hidden or none */
	char id_given;
	char name[YBSS_CLUE_NAME];
	char
		phone[YBSS_CLUE_PHONE]; /* digits as written; stars where hidden; four alone are the last */
	char code[YBSS_CLUE_CODE + 2];
	char address[YBSS_CLUE_ADDRESS];
	char person[YBSS_CLUE_NAME]; /* beside a unit's name: who represents it */
} YbssClues;

#define YBSS_CLUES_VERSION 0x59420001u

#endif /* YBSS_MATCH_CLUE_H */
