/*
 * mask.c
 *		Masks: what people see of a value until they reveal it.
 *
 * Most show some characters at each end and stars between them. Of a value that
 * is too short for that, every character is a star: its ends would be all of it.
 */
#include "text/mask.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "text/utf8.h"

/* The ends that stay, and how many stars stand for the rest. */
typedef struct Ends
{
	int head;
	int tail;
	int shortest;	 /* a value of fewer characters is hidden */
	int least_stars; /* 1 or more */
	int most_stars;
} Ends;

#define ONE_FOR_EACH INT_MAX

static const char *const mask_names[] = {"whole", "name", "citizen_id", "phone", "document",
										 "date",  "year", "code",		"hidden"};

/* Stars beyond these hide how long a long name is; a number's are always sixteen. */
static const Ends ends_of[] = {
	[YBSS_MASK_NAME] = {1, 1, 3, 1, 3},
	[YBSS_MASK_CITIZEN_ID] = {1, 1, 8, 16, 16},
	[YBSS_MASK_PHONE] = {3, 4, 8, 1, ONE_FOR_EACH},
	[YBSS_MASK_DOCUMENT] = {1, 1, 6, 1, ONE_FOR_EACH},
};

/* Find a mask by its name. */
YbssMask
ybss_mask_named(const char *name, size_t bytes)
{
	for (int i = YBSS_MASK_WHOLE; i < YBSS_MASK_HIDDEN; i++)
		if (strlen(mask_names[i]) == bytes && memcmp(mask_names[i], name, bytes) == 0)
			return (YbssMask) i;
	return YBSS_MASK_HIDDEN;
}

/* Does the byte begin a character of UTF-8? */
static bool
begins(char byte)
{
	return !ybss_utf8_continues((unsigned char) byte);
}

/* Count the characters. */
static int
count_characters(const char *value, size_t bytes)
{
	int count = 0;

	for (size_t i = 0; i < bytes; i++)
		count += begins(value[i]);
	return count;
}

/* Give the bytes that so many characters take at the beginning. */
static size_t
head_bytes(const char *value, size_t bytes, int characters)
{
	size_t at = 0;

	while (at < bytes && (!begins(value[at]) || characters-- > 0))
		at++;
	return at;
}

/* Write so many stars. */
static size_t
put_stars(char *to, int count)
{
	memset(to, '*', count);
	return count;
}

/* Write a text of the mask's own. */
static size_t
put_text(char *to, const char *text)
{
	size_t bytes = strlen(text);

	memcpy(to, text, bytes);
	return bytes;
}

/* Write the ends with stars between them. */
static size_t
put_ends(Ends ends, const char *value, size_t bytes, char *to)
{
	int count = count_characters(value, bytes);
	int stars = count - ends.head - ends.tail;
	size_t head;
	size_t tail;
	size_t at;

	if (count < ends.shortest)
		return put_stars(to, count);
	if (stars < ends.least_stars)
		stars = ends.least_stars;
	if (stars > ends.most_stars)
		stars = ends.most_stars;
	head = head_bytes(value, bytes, ends.head);
	tail = head_bytes(value, bytes, count - ends.tail);
	memcpy(to, value, head);
	at = head + put_stars(to + head, stars);
	memcpy(to + at, value + tail, bytes - tail);
	return at + bytes - tail;
}

/* Write a name: of one with two characters the first stays. */
static size_t
put_name(const char *value, size_t bytes, char *to)
{
	size_t head = head_bytes(value, bytes, 1);

	if (count_characters(value, bytes) != 2)
		return put_ends(ends_of[YBSS_MASK_NAME], value, bytes, to);
	memcpy(to, value, head);
	return head + put_stars(to + head, 1);
}

/* Does the value begin with four digits? */
static bool
begins_with_year(const char *value, size_t bytes)
{
	if (bytes < 4)
		return false;
	for (int i = 0; i < 4; i++)
		if (value[i] < '0' || value[i] > '9')
			return false;
	return true;
}

/* Write a value masked. */
size_t
ybss_mask(YbssMask mask, const char *value, size_t bytes, char *to)
{
	switch (mask)
	{
		case YBSS_MASK_WHOLE:
			memcpy(to, value, bytes);
			return bytes;
		case YBSS_MASK_NAME:
			return put_name(value, bytes, to);
		case YBSS_MASK_CITIZEN_ID:
		case YBSS_MASK_PHONE:
		case YBSS_MASK_DOCUMENT:
			return put_ends(ends_of[mask], value, bytes, to);
		case YBSS_MASK_CODE:
			return put_text(to, "*");
		case YBSS_MASK_DATE:
		case YBSS_MASK_YEAR:
			/* A day is written year first, with a line behind it; a list writes it as it likes. */
			if (begins_with_year(value, bytes) &&
				(mask == YBSS_MASK_DATE ? bytes > 4 && value[4] == '-'
										: value[0] == '1' || value[0] == '2'))
			{
				memcpy(to, value, 4);
				return 4;
			}
			break;
		case YBSS_MASK_HIDDEN:
			break;
	}
	return put_text(to, "***");
}
