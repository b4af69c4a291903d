/*
 * address.c
 *		The type ybss.address: text and binary form, order and hash by its key.
 */
#include "ybss.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "address/read/parse.h"
#include "address/value/marks.h"
#include "type/address.h"

/*
 * Buffers of this process. Reading never calls back into the server, so one
 * set is enough, and no call has to allocate.
 */
static YbssText normal_text;
static YbssParse parse_buffer;
static uint64 value_buffer[YBSS_ADDRESS_BYTES / sizeof(uint64)];

/* The parse that all calls of this process reuse. */
YbssParse *
ybss_parse_buffer(void)
{
	return &parse_buffer;
}

/* Tell what is wrong with a text, without showing it. */
static void
complain(YbssTextFault fault, size_t length, Node *escontext)
{
	if (fault == YBSS_TEXT_TOO_LONG && length <= YBSS_TEXT_BYTES)
		errsave(escontext,
				(errcode(ERRCODE_YBSS_ADDRESS_TOO_LONG),
				 errmsg("address is too long once its ligatures are spelt out"),
				 errdetail("合字展开后地址过长：最多 %d 个字符。", YBSS_TEXT_UNITS),
				 errhint("Split the field; an address has some hundred bytes. / "
						 "请检查字段是否粘连了其他内容。")));
	else if (fault == YBSS_TEXT_TOO_LONG)
		errsave(escontext,
				(errcode(ERRCODE_YBSS_ADDRESS_TOO_LONG),
				 errmsg("address is too long: %zu bytes", length),
				 errdetail("地址过长：最多 %d 字节，实际 %zu 字节。", YBSS_TEXT_BYTES, length),
				 errhint("Split the field; an address has some hundred bytes. / "
						 "请检查字段是否粘连了其他内容。")));
	/* The server's texts are UTF-8: the library loads in no other database. */
	else
		errsave(escontext,
				(errcode(ERRCODE_YBSS_ADDRESS_TEXT), errmsg("text could not be normalised"),
				 errdetail("ICU 规范化数据不可用。"),
				 errhint("Reinstall libicu. / 请重新安装 libicu。")));
}

/* Normalise a text; false after a soft error. */
static bool
normalise(const char *text, size_t length, Node *escontext)
{
	YbssTextFault fault =
		ybss_text_normalize(ybss_lexicon()->character, text, length, &normal_text);

	if (fault == YBSS_TEXT_FINE)
		return true;
	complain(fault, length, escontext);
	return false;
}

/* Normalise a text. */
YbssText *
ybss_normal_text(const char *text, size_t length)
{
	normalise(text, length, NULL);
	return &normal_text;
}

/* Normalise and read a text; false after a soft error. */
bool
ybss_read_text(const char *text, size_t length, YbssText **normal, YbssParse **parse,
			   Node *escontext)
{
	if (!normalise(text, length, escontext))
		return false;
	ybss_address_parse(ybss_lexicon(), NULL, &normal_text, &parse_buffer);
	if (normal)
		*normal = &normal_text;
	if (parse)
		*parse = &parse_buffer;
	return true;
}

/* Room enough for a value with marks: 〔 doubled, a city written beside its province. */
static size_t
room_for_marks(const YbssAddress *a)
{
	return (size_t) a->text_length * 4 + (a->elements + a->candidates) * 24u + 128;
}

/* Tell whether the written form of a value is short enough to be read again. */
static bool
can_be_read_again(const YbssAddress *a)
{
	char *written;
	size_t length;

	if (room_for_marks(a) <= YBSS_TEXT_BYTES)
		return true;
	written = palloc(YBSS_TEXT_BYTES);
	length = ybss_address_write_marks(a, written, YBSS_TEXT_BYTES);
	pfree(written);
	return length > 0;
}

/* Make a value of what was read. */
YbssAddress *
ybss_make_address(const YbssParse *parse)
{
	YbssAddress *built = (YbssAddress *) value_buffer, *result;
	size_t size = ybss_address_build(parse, built);

	/* A value that a dump could not restore is none. */
	if (size == 0 || !can_be_read_again(built))
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_ADDRESS_TOO_LONG), errmsg("address is too long"),
				 errdetail("地址过长，无法存储。"), errhint("Shorten the text. / 请缩短文本。")));
	result = palloc(size);
	memcpy(result, built, size);
	SET_VARSIZE(result, size);
	return result;
}

/* A value as this version writes it: one that an earlier version made, from its elements. */
YbssAddress *
ybss_current_address(YbssAddress *a)
{
	if (a->version == YBSS_ADDRESS_VERSION || !ybss_address_unpack(a, &parse_buffer))
		return a;
	return ybss_make_address(&parse_buffer);
}

/* Read a written form into the parse buffer: marks where they are, else people's text. */
static void
read_written(void)
{
	if (!ybss_address_read_marks(&normal_text, &parse_buffer))
		ybss_address_parse(ybss_lexicon(), NULL, &normal_text, &parse_buffer);
}

PG_FUNCTION_INFO_V1(ybss_address_in);
/* Read the written form: marks where they are, else people's text. */
Datum
ybss_address_in(PG_FUNCTION_ARGS)
{
	char *text = PG_GETARG_CSTRING(0);

	if (!normalise(text, strlen(text), fcinfo->context))
		PG_RETURN_NULL();
	read_written();
	PG_RETURN_ADDRESS(ybss_make_address(&parse_buffer));
}

/* Tell whether a value comes out when its written form is read. */
static bool
reads_back(const YbssAddress *a, const char *written, size_t length)
{
	YbssAddress *again = (YbssAddress *) value_buffer;
	size_t size = ybss_address_size(a);

	if (ybss_text_normalize(ybss_lexicon()->character, written, length, &normal_text) !=
		YBSS_TEXT_FINE)
		return false;
	read_written();
	if (ybss_address_build(&parse_buffer, again) != size)
		return false;
	again->confidence = a->confidence;
	return !memcmp((char *) again + sizeof(uint32), (char *) a + sizeof(uint32),
				   size - sizeof(uint32));
}

/* Write a value with marks. */
static char *
with_marks(const YbssAddress *a, size_t *length)
{
	size_t room = room_for_marks(a);
	char *out = palloc(room + 1);

	*length = ybss_address_write_marks(a, out, room);
	out[*length] = '\0';
	return out;
}

PG_FUNCTION_INFO_V1(ybss_address_out);
/* Write the canonical text, with marks where it alone would read differently. */
Datum
ybss_address_out(PG_FUNCTION_ARGS)
{
	YbssAddress *a = ybss_current_address(PG_GETARG_ADDRESS(0));
	size_t length;

	if (reads_back(a, ybss_address_text(a), a->text_length))
		PG_RETURN_CSTRING(pnstrdup(ybss_address_text(a), a->text_length));
	PG_RETURN_CSTRING(with_marks(a, &length));
}

PG_FUNCTION_INFO_V1(ybss_address_recv);
/*
 * Read the binary form. The key is made anew from the elements, never believed,
 * and what no text can say (characters that reading would fold) is refused.
 */
Datum
ybss_address_recv(PG_FUNCTION_ARGS)
{
	StringInfo buffer = (StringInfo) PG_GETARG_POINTER(0);
	int length = buffer->len - buffer->cursor;
	YbssAddress *a = palloc0(length + sizeof(uint32) + sizeof(YbssAddress));
	YbssAddress *result = NULL;
	size_t written;

	memcpy((char *) a + sizeof(uint32), pq_getmsgbytes(buffer, length), length);
	if (length >= (int) (sizeof(YbssAddress) - sizeof(uint32)) &&
		ybss_address_valid(a, (size_t) length + sizeof(uint32)) &&
		ybss_address_unpack(a, &parse_buffer))
	{
		result = ybss_make_address(&parse_buffer);
		if (!reads_back(result, ybss_address_text(result), result->text_length))
		{
			char *marks = with_marks(result, &written);

			if (!reads_back(result, marks, written))
				result = NULL;
		}
		if (result != NULL)
			result->confidence = ybss_stored_confidence(&parse_buffer);
	}
	if (result == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_YBSS_ADDRESS_BINARY), errmsg("invalid binary form of an address"),
				 errdetail("地址的二进制格式无效。"),
				 errhint("Send what this version's send function made, or send text. / "
						 "请使用同一版本导出的数据，或改用文本格式。")));
	PG_RETURN_ADDRESS(result);
}

PG_FUNCTION_INFO_V1(ybss_address_send);
/* Write the binary form: the value without the server's header and the confidence. */
Datum
ybss_address_send(PG_FUNCTION_ARGS)
{
	YbssAddress *a = ybss_current_address(PG_GETARG_ADDRESS(0));
	YbssAddress *sent = palloc(ybss_address_size(a));
	StringInfoData buffer;

	memcpy(sent, a, ybss_address_size(a));
	sent->confidence = 0;
	pq_begintypsend(&buffer);
	pq_sendbytes(&buffer, (char *) sent + sizeof(uint32),
				 (int) (ybss_address_size(a) - sizeof(uint32)));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

/* Order by the bytes of the key. */
static int
compare_keys(FunctionCallInfo fcinfo)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0), *b = PG_GETARG_ADDRESS(1);
	uint16 shorter = Min(a->key_length, b->key_length);
	int order = memcmp(ybss_address_key(a), ybss_address_key(b), shorter);

	if (order == 0)
		order = (int) a->key_length - (int) b->key_length;
	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return order;
}

/* One comparison operator's function. */
#define COMPARISON(name, relation) \
	PG_FUNCTION_INFO_V1(ybss_address_##name); \
	Datum ybss_address_##name(PG_FUNCTION_ARGS) \
	{ \
		PG_RETURN_BOOL(compare_keys(fcinfo) relation 0); \
	}

COMPARISON(eq, ==)
COMPARISON(ne, !=)
COMPARISON(lt, <)
COMPARISON(le, <=)
COMPARISON(gt, >)
COMPARISON(ge, >=)

PG_FUNCTION_INFO_V1(ybss_address_cmp);
/* Order two addresses by their keys. */
Datum
ybss_address_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare_keys(fcinfo));
}

PG_FUNCTION_INFO_V1(ybss_address_hash);
/* Hash the key. */
Datum
ybss_address_hash(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);
	uint32 hash = hash_bytes((const unsigned char *) ybss_address_key(a), a->key_length);

	PG_FREE_IF_COPY(a, 0);
	PG_RETURN_UINT32(hash);
}

PG_FUNCTION_INFO_V1(ybss_address_hash_extended);
/* Hash the key with a seed. */
Datum
ybss_address_hash_extended(PG_FUNCTION_ARGS)
{
	YbssAddress *a = PG_GETARG_ADDRESS(0);
	uint64 hash = hash_bytes_extended((const unsigned char *) ybss_address_key(a), a->key_length,
									  PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(a, 0);
	PG_RETURN_UINT64(hash);
}
