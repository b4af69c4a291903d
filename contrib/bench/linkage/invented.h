/*
 * invented.h
 *		Invented people in households, and lists of them as offices write them.
 */
#ifndef LINKAGE_INVENTED_H
#define LINKAGE_INVENTED_H

#include <stdbool.h>
#include <stdint.h>

enum
{
	NAME,
	BIRTH,
	SEX,
	PHONE,
	HOUSE,
	CITIZEN_ID,
	COLUMNS
};

#define WIDTH 128

typedef struct Line
{
	char text[COLUMNS][WIDTH];
} Line;

typedef struct Person
{
	char name[48];
	uint32_t house;
	int32_t born; /* days since 1900-01-01 */
	bool woman;
	uint64_t phone; /* 0 for none */
	uint32_t household;
	uint32_t serial;
} Person;

typedef enum Kind
{
	KIND_CLEAN,
	KIND_HOMOPHONE,
	KIND_LOOKALIKE,
	KIND_NICKNAME,
	KIND_SWAPPED,
	KIND_MISSING_CHARACTER,
	KIND_OTHER_CHARACTER,
	KIND_NO_BIRTH,
	KIND_LUNAR,
	KIND_YEAR_ONLY,
	KIND_BIRTH_DIGIT,
	KIND_DAY_AND_MONTH,
	KIND_MOVED,
	KIND_MOVED_NEW_PHONE,
	KIND_NEW_PHONE,
	KIND_NO_PHONE,
	KIND_PHONE_DIGIT,
	KIND_COMMON_PHONE,
	KIND_DEFAULT_PHONE,
	KIND_NO_HOUSE,
	KIND_HALF_HOUSE,
	KIND_DEFAULT_BIRTH,
	KIND_WRONG_SEX,
	KIND_TWIN,
	KIND_DAMAGED_ID,
	KIND_MASKED_ID,
	KIND_OTHERS_ID,
	KIND_ID_15,
	KINDS
} Kind;

extern const char *const kind_names[KINDS];

/* A stream of numbers. */
typedef struct Stream
{
	uint64_t state;
} Stream;

extern uint64_t draw(Stream *stream);
extern uint32_t below(Stream *stream, uint32_t bound);
extern bool happens(Stream *stream, double share);

/* Read the tables of sounds and of lookalikes. */
extern void read_tables(void);
/* Make so many persons. */
extern Person *invent(Stream *stream, uint32_t persons);
/* Write a person as a list has him, with differences of these kinds; gives which there are. */
extern uint32_t write_line(Stream *stream, const Person *person, const Person *other, bool ids,
						   double trouble, Line *line);

#endif /* LINKAGE_INVENTED_H */
