// sources: cell/*.c text/numeral.c text/utf8.c code/phone.c code/characters.c code/fault.c
/* What is read of a cell is a day that exists, numbers that are valid, a plain number, a name that
 * stays as it is. */
#include <stdlib.h>
#include <string.h>

#include "cell/date.h"
#include "cell/name.h"
#include "cell/nothing.h"
#include "cell/number.h"
#include "cell/telephones.h"
#include "code/phone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

/* Read a date; a right one exists. */
static void
try_date(const char *text, size_t bytes)
{
	YbssDate date;
	YbssDateFault fault = ybss_read_written_date(text, bytes, 2026, &date);

	if (fault == YBSS_DATE_RIGHT && !ybss_date_exists(&date))
		abort();
	if ((fault == YBSS_DATE_RIGHT) != (ybss_date_fault_word(fault) == NULL))
		abort();
}

/* Read telephones; each is valid and none stands twice. */
static void
try_telephones(const char *text, size_t bytes)
{
	YbssTelephones found;

	ybss_read_telephones(text, bytes, &found);
	for (int i = 0; i < found.count; i++)
	{
		if (!ybss_phone_valid(found.phone[i]) || ybss_is_default_phone(found.phone[i]))
			abort();
		for (int k = 0; k < i; k++)
			if (found.phone[k] == found.phone[i])
				abort();
	}
}

/* Read a number; what comes out is one. */
static void
try_number(const char *text, size_t bytes, YbssNumberKind kind)
{
	char number[YBSS_NUMBER_WRITTEN];
	char again[YBSS_NUMBER_WRITTEN];

	if (!ybss_read_number(text, bytes, kind, number))
		return;
	if (strlen(number) >= YBSS_NUMBER_WRITTEN || strspn(number, "0123456789.-") != strlen(number) ||
		!number[0])
		abort();
	if (number[0] != '-' && strlen(number) < 18 &&
		(!ybss_read_number(number, strlen(number), kind, again) || atof(number) != atof(again)))
		abort();
}

/* Write a name; written again it is the same. */
static void
try_name(const char *text, size_t bytes)
{
	char *name = malloc(bytes * 2 + 1);
	char *again;
	size_t length = ybss_plain_name(text, bytes, name);

	if (length > bytes * 2)
		abort();
	again = malloc(length * 2 + 1);
	ybss_plain_name(name, length, again);
	ybss_has_letter(name, length);
	if (ybss_cut_characters(name, length, 5) > length)
		abort();
	free(name);
	free(again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	const char *text = (const char *) data;
	YbssSigns signs;

	try_date(text, bytes);
	try_telephones(text, bytes);
	for (int kind = YBSS_NUMBER_ANY; kind <= YBSS_NUMBER_SHARE; kind++)
		try_number(text, bytes, (YbssNumberKind) kind);
	try_name(text, bytes);
	ybss_read_signs(text, bytes, &signs);
	ybss_close_signs(&signs);
	for (int field = YBSS_NOTHING_EVERY; field <= YBSS_NOTHING_LATIN_COUNTS; field++)
		ybss_is_nothing(&signs, (YbssNothing) field);
	return 0;
}
