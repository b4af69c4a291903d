/*
 * credit_code.c
 *		Type ybss.credit_code, 11 bytes, and checks of older numbers.
 */
#include "ybss.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "code/credit_code.h"
#include "code/division_code.h"
#include "code/old_registration.h"
#include "type/code_text.h"

/* Where the parts stand in the 18 characters. */
#define REGION 2
#define ORGANIZATION 8

PG_FUNCTION_INFO_V1(ybss_credit_code_in);
PG_FUNCTION_INFO_V1(ybss_credit_code_out);
PG_FUNCTION_INFO_V1(ybss_credit_code_recv);
PG_FUNCTION_INFO_V1(ybss_credit_code_send);
PG_FUNCTION_INFO_V1(ybss_credit_code_fault);
PG_FUNCTION_INFO_V1(ybss_credit_code_try);
PG_FUNCTION_INFO_V1(ybss_credit_code_department);
PG_FUNCTION_INFO_V1(ybss_credit_code_region);
PG_FUNCTION_INFO_V1(ybss_credit_code_organization);
PG_FUNCTION_INFO_V1(ybss_organization_code_fault);
PG_FUNCTION_INFO_V1(ybss_organization_code_valid);
PG_FUNCTION_INFO_V1(ybss_business_registration_fault);
PG_FUNCTION_INFO_V1(ybss_business_registration_valid);
PG_FUNCTION_INFO_V1(ybss_credit_code_lt);
PG_FUNCTION_INFO_V1(ybss_credit_code_le);
PG_FUNCTION_INFO_V1(ybss_credit_code_eq);
PG_FUNCTION_INFO_V1(ybss_credit_code_ne);
PG_FUNCTION_INFO_V1(ybss_credit_code_ge);
PG_FUNCTION_INFO_V1(ybss_credit_code_gt);
PG_FUNCTION_INFO_V1(ybss_credit_code_cmp);
PG_FUNCTION_INFO_V1(ybss_credit_code_hash);
PG_FUNCTION_INFO_V1(ybss_credit_code_hash_extended);

/* Read a code's text. */
Datum
ybss_credit_code_in(PG_FUNCTION_ARGS)
{
	char *in = PG_GETARG_CSTRING(0);
	YbssCreditCode *code = palloc0(sizeof *code);
	YbssCodeFault fault;

	if (!ybss_credit_code_read(in, strlen(in), code, &fault))
		ybss_code_error(fcinfo->context, &fault, &ybss_credit_code_subject);
	PG_RETURN_POINTER(code);
}

/* Write the 18 characters. */
Datum
ybss_credit_code_out(PG_FUNCTION_ARGS)
{
	char *out = palloc(YBSS_CREDIT_CODE_LENGTH + 1);

	ybss_credit_code_write((YbssCreditCode *) PG_GETARG_POINTER(0), out);
	out[YBSS_CREDIT_CODE_LENGTH] = '\0';
	PG_RETURN_CSTRING(out);
}

/* Read the stored value from a client. */
Datum
ybss_credit_code_recv(PG_FUNCTION_ARGS)
{
	YbssCreditCode *code = palloc(sizeof *code);
	YbssCodeFault fault = {YBSS_CODE_BINARY};

	pq_copymsgbytes((StringInfo) PG_GETARG_POINTER(0), (char *) code->packed, sizeof code->packed);
	if (!ybss_credit_code_valid(code))
		ybss_code_error(fcinfo->context, &fault, &ybss_credit_code_subject);
	PG_RETURN_POINTER(code);
}

/* Send the stored value to a client. */
Datum
ybss_credit_code_send(PG_FUNCTION_ARGS)
{
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, PG_GETARG_POINTER(0), YBSS_CREDIT_CODE_BYTES);
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* Say what is wrong with a text, null when nothing is. */
Datum
ybss_credit_code_fault(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	YbssCreditCode code;
	YbssCodeFault fault;

	if (ybss_credit_code_read(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &code, &fault))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(ybss_code_fault_text(&fault, &ybss_credit_code_subject));
}

/* Give the code that a text is, null when it is none. */
Datum
ybss_credit_code_try(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	YbssCreditCode *code = palloc(sizeof *code);
	YbssCodeFault fault;

	if (!ybss_credit_code_read(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), code, &fault))
		PG_RETURN_NULL();
	PG_RETURN_POINTER(code);
}

/* Give the first two characters: department of registration and class of unit. */
Datum
ybss_credit_code_department(PG_FUNCTION_ARGS)
{
	char characters[YBSS_CREDIT_CODE_LENGTH];

	ybss_credit_code_write((YbssCreditCode *) PG_GETARG_POINTER(0), characters);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(characters, REGION));
}

/* Give the division whose authority registered the unit. */
Datum
ybss_credit_code_region(PG_FUNCTION_ARGS)
{
	char characters[YBSS_CREDIT_CODE_LENGTH];
	int64 code;
	YbssCodeFault fault;

	ybss_credit_code_write((YbssCreditCode *) PG_GETARG_POINTER(0), characters);
	if (!ybss_tree_read(&ybss_division_tree, characters + REGION, ORGANIZATION - REGION, &code,
						&fault))
		PG_RETURN_NULL();
	PG_RETURN_INT64(ybss_division_trim(code));
}

/* Give the organisation code with its dash. */
Datum
ybss_credit_code_organization(PG_FUNCTION_ARGS)
{
	char characters[YBSS_CREDIT_CODE_LENGTH];

	ybss_credit_code_write((YbssCreditCode *) PG_GETARG_POINTER(0), characters);
	PG_RETURN_TEXT_P(cstring_to_text(
		psprintf("%.8s-%c", characters + ORGANIZATION, characters[ORGANIZATION + 8])));
}

/* Check an older number; null text where it is right. */
static Datum
fault_of(FunctionCallInfo fcinfo, bool (*check)(const char *, size_t, YbssCodeFault *),
		 const YbssCodeSubject *subject)
{
	text *in = PG_GETARG_TEXT_PP(0);
	YbssCodeFault fault;

	if (check(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &fault))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(ybss_code_fault_text(&fault, subject));
}

/* Check an older number; true where it is right. */
static Datum
valid(FunctionCallInfo fcinfo, bool (*check)(const char *, size_t, YbssCodeFault *))
{
	text *in = PG_GETARG_TEXT_PP(0);
	YbssCodeFault fault;

	PG_RETURN_BOOL(check(VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), &fault));
}

/* Say what is wrong with an organisation code. */
Datum
ybss_organization_code_fault(PG_FUNCTION_ARGS)
{
	return fault_of(fcinfo, ybss_organization_code_check, &ybss_organization_code_subject);
}

/* Is it a right organisation code? */
Datum
ybss_organization_code_valid(PG_FUNCTION_ARGS)
{
	return valid(fcinfo, ybss_organization_code_check);
}

/* Say what is wrong with a business registration number. */
Datum
ybss_business_registration_fault(PG_FUNCTION_ARGS)
{
	return fault_of(fcinfo, ybss_business_registration_check, &ybss_business_registration_subject);
}

/* Is it a right business registration number? */
Datum
ybss_business_registration_valid(PG_FUNCTION_ARGS)
{
	return valid(fcinfo, ybss_business_registration_check);
}

/* Compare two codes as their texts compare. */
static int
compare(FunctionCallInfo fcinfo)
{
	return memcmp(PG_GETARG_POINTER(0), PG_GETARG_POINTER(1), YBSS_CREDIT_CODE_BYTES);
}

/* Does the first code come before the second? */
Datum
ybss_credit_code_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

/* Does the first code come before the second or equal it? */
Datum
ybss_credit_code_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

/* Are the codes equal? */
Datum
ybss_credit_code_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) == 0);
}

/* Do the codes differ? */
Datum
ybss_credit_code_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) != 0);
}

/* Does the first code come after the second or equal it? */
Datum
ybss_credit_code_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

/* Does the first code come after the second? */
Datum
ybss_credit_code_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

/* Compare for btree. */
Datum
ybss_credit_code_cmp(PG_FUNCTION_ARGS)
{
	int result = compare(fcinfo);

	PG_RETURN_INT32((result > 0) - (result < 0));
}

/* Hash a code. */
Datum
ybss_credit_code_hash(PG_FUNCTION_ARGS)
{
	return hash_any((unsigned char *) PG_GETARG_POINTER(0), YBSS_CREDIT_CODE_BYTES);
}

/* Hash a code with a seed. */
Datum
ybss_credit_code_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_any_extended((unsigned char *) PG_GETARG_POINTER(0), YBSS_CREDIT_CODE_BYTES,
							 (uint64) PG_GETARG_INT64(1));
}
