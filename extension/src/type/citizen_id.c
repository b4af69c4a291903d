/*
 * citizen_id.c
 *		Type ybss.citizen_id. Order and hash are the server's own of int8.
 */
#include "ybss.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "code/citizen_id.h"
#include "code/division_code.h"
#include "code/region_issued.h"
#include "type/code_text.h"

/* Nobody is older; a date that says so is wrong. */
#define OLDEST 150

PG_FUNCTION_INFO_V1(ybss_citizen_id_in);
PG_FUNCTION_INFO_V1(ybss_citizen_id_out);
PG_FUNCTION_INFO_V1(ybss_citizen_id_recv);
PG_FUNCTION_INFO_V1(ybss_citizen_id_fault);
PG_FUNCTION_INFO_V1(ybss_citizen_id_try);
PG_FUNCTION_INFO_V1(ybss_citizen_id_birth_date);
PG_FUNCTION_INFO_V1(ybss_citizen_id_sex_code);
PG_FUNCTION_INFO_V1(ybss_citizen_id_division);
PG_FUNCTION_INFO_V1(ybss_citizen_id_region_issued);
PG_FUNCTION_INFO_V1(ybss_citizen_id_age);

/* Read an id's text, 18 characters or the old 15 digits. */
Datum
ybss_citizen_id_in(PG_FUNCTION_ARGS)
{
	char *in = PG_GETARG_CSTRING(0);
	int64 id = 0;
	YbssCodeFault fault;

	if (!ybss_citizen_id_read(in, strlen(in), &id, &fault))
		ybss_code_error(fcinfo->context, &fault, &ybss_citizen_id_subject);
	PG_RETURN_INT64(id);
}

/* Write the 18 characters. */
Datum
ybss_citizen_id_out(PG_FUNCTION_ARGS)
{
	char *out = palloc(YBSS_CITIZEN_ID_LENGTH + 1);

	ybss_citizen_id_write(PG_GETARG_INT64(0), out);
	out[YBSS_CITIZEN_ID_LENGTH] = '\0';
	PG_RETURN_CSTRING(out);
}

/* Read the stored value from a client. */
Datum
ybss_citizen_id_recv(PG_FUNCTION_ARGS)
{
	int64 id = pq_getmsgint64((StringInfo) PG_GETARG_POINTER(0));
	YbssCodeFault fault = {YBSS_CODE_BINARY};

	if (!ybss_citizen_id_valid(id))
		ybss_code_error(fcinfo->context, &fault, &ybss_citizen_id_subject);
	PG_RETURN_INT64(id);
}

/* Say what is wrong with a text, null when nothing is. */
Datum
ybss_citizen_id_fault(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	int64 id;
	YbssCodeFault fault;

	if (ybss_citizen_id_read(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &id, &fault))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(ybss_code_fault_text(&fault, &ybss_citizen_id_subject));
}

/* Give the id that a text is, null when it is none. */
Datum
ybss_citizen_id_try(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	int64 id;
	YbssCodeFault fault;

	if (!ybss_citizen_id_read(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &id, &fault))
		PG_RETURN_NULL();
	PG_RETURN_INT64(id);
}

/* Give the date of birth. */
Datum
ybss_citizen_id_birth_date(PG_FUNCTION_ARGS)
{
	YbssDay birth = ybss_citizen_id_birth(PG_GETARG_INT64(0));

	PG_RETURN_DATEADT(date2j(birth.year, birth.month, birth.day) - POSTGRES_EPOCH_JDATE);
}

/* Give the sex by GB/T 2261.1. */
Datum
ybss_citizen_id_sex_code(PG_FUNCTION_ARGS)
{
	char sex = ybss_citizen_id_sex(PG_GETARG_INT64(0));

	PG_RETURN_TEXT_P(cstring_to_text_with_len(&sex, 1));
}

/* Give the division of first registration; of a foreigner's card, the province of application. */
Datum
ybss_citizen_id_division(PG_FUNCTION_ARGS)
{
	int64 id = PG_GETARG_INT64(0);
	int64 county = ybss_division_county(ybss_citizen_id_region(id));

	if (ybss_citizen_id_foreign(id))
		county = ybss_division_county(ybss_citizen_id_region(id) / 1000 % 100 * 10000);
	PG_RETURN_INT64(ybss_division_trim(county));
}

/* Can the id have been issued in its region? A foreigner's card has a province, which was checked. */
Datum
ybss_citizen_id_region_issued(PG_FUNCTION_ARGS)
{
	int64 id = PG_GETARG_INT64(0);

	PG_RETURN_BOOL(ybss_citizen_id_foreign(id) ||
				   ybss_region_issued_to(ybss_citizen_id_region(id),
										 ybss_citizen_id_birth(id).year));
}

/* Give the full years on a day, null when they are impossible. */
Datum
ybss_citizen_id_age(PG_FUNCTION_ARGS)
{
	YbssDay birth = ybss_citizen_id_birth(PG_GETARG_INT64(0));
	DateADT date = PG_GETARG_DATEADT(1);
	YbssDay on;
	int age;

	if (DATE_NOT_FINITE(date))
		PG_RETURN_NULL();
	j2date(date + POSTGRES_EPOCH_JDATE, &on.year, &on.month, &on.day);
	age = ybss_full_years(birth, on);
	if (age < 0 || age > OLDEST)
		PG_RETURN_NULL();
	PG_RETURN_INT32(age);
}
