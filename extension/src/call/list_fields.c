/*
 * list_fields.c
 *		What the cells of a list's lines say: a field each, in the office's codes.
 *
 * Two columns may be one field: the first filled one counts. A line means what
 * its mapped fields say, in whatever order the columns stand; columns that the
 * source does not name (a question mark before the name) are shown, and mean nothing.
 */
#include "call/list_fields.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"

#include "seal/digest.h"

typedef struct Text
{
	const char *bytes;
	int length;
} Text;

/* A word of the office and the code that it stands for. */
typedef struct Word
{
	int field;
	Text written;
	Text value;
} Word;

struct YbssListFields
{
	int field_count;
	Text *names;  /* sorted, once each */
	Text *values; /* of the line that was mapped last; NULL where nothing is said */
	int column_count;
	int *field_of_column; /* -1 where there is none */
	int word_count;
	Word *words; /* sorted */
};

/* Order texts by their bytes. */
static int
compare_text(const void *left, const void *right)
{
	const Text *a = left;
	const Text *b = right;
	int order = memcmp(a->bytes, b->bytes, Min(a->length, b->length));

	return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

/* Order words by field, then by how they are written. */
static int
compare_word(const void *left, const void *right)
{
	const Word *a = left;
	const Word *b = right;

	return a->field != b->field ? a->field - b->field : compare_text(&a->written, &b->written);
}

/* Give the elements of an array as texts; NULL elements have no bytes. */
static Text *
texts_of(ArrayType *array, int *count)
{
	Datum *elements;
	bool *nulls;
	Text *texts;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, count);
	texts = palloc0(sizeof(Text) * Max(*count, 1));
	for (int i = 0; i < *count; i++)
	{
		text *element = nulls[i] ? NULL : DatumGetTextPP(elements[i]);

		if (element == NULL)
			continue;
		texts[i].bytes = VARDATA_ANY(element);
		texts[i].length = VARSIZE_ANY_EXHDR(element);
	}
	return texts;
}

/* Find the field of this name, -1 when no column is it. */
static int
field_named(const YbssListFields *fields, const Text *name)
{
	const Text *found =
		bsearch(name, fields->names, fields->field_count, sizeof(Text), compare_text);

	return found == NULL ? -1 : (int) (found - fields->names);
}

/* Sort the names of the columns' fields, each once. */
static void
sort_names(YbssListFields *fields, const Text *columns)
{
	int kept = 0;

	fields->names = palloc(sizeof(Text) * Max(fields->column_count, 1));
	for (int i = 0; i < fields->column_count; i++)
		if (columns[i].bytes != NULL)
			fields->names[kept++] = columns[i];
	qsort(fields->names, kept, sizeof(Text), compare_text);
	for (int i = 0; i < kept; i++)
		if (fields->field_count == 0 ||
			compare_text(&fields->names[fields->field_count - 1], &fields->names[i]) != 0)
			fields->names[fields->field_count++] = fields->names[i];
	fields->values = palloc0(sizeof(Text) * Max(fields->field_count, 1));
}

/* Take the office's words for those fields that the list has. */
static void
take_words(YbssListFields *fields, ArrayType *word_fields, ArrayType *written, ArrayType *values)
{
	int counts[3];
	Text *names = texts_of(word_fields, &counts[0]);
	Text *from = texts_of(written, &counts[1]);
	Text *to = texts_of(values, &counts[2]);

	if (counts[0] != counts[1] || counts[0] != counts[2])
		ereport(ERROR, (errcode(ERRCODE_YBSS_LIST_FORM),
						errmsg("words of a list need a field, how they are written, and a value"),
						errdetail("清单用语须有栏目、写法和取值。")));
	fields->words = palloc(sizeof(Word) * Max(counts[0], 1));
	for (int i = 0; i < counts[0]; i++)
	{
		int field = names[i].bytes == NULL || from[i].bytes == NULL || to[i].bytes == NULL
						? -1
						: field_named(fields, &names[i]);

		if (field >= 0)
			fields->words[fields->word_count++] = (Word){field, from[i], to[i]};
	}
	qsort(fields->words, fields->word_count, sizeof(Word), compare_word);
}

/* Prepare to map lines whose columns are these fields, by the words of their source. */
YbssListFields *
ybss_list_fields(ArrayType *columns, ArrayType *word_fields, ArrayType *written, ArrayType *values)
{
	YbssListFields *fields = palloc0(sizeof(YbssListFields));
	Text *names = texts_of(columns, &fields->column_count);

	sort_names(fields, names);
	fields->field_of_column = palloc(sizeof(int) * Max(fields->column_count, 1));
	for (int i = 0; i < fields->column_count; i++)
		fields->field_of_column[i] = names[i].bytes == NULL ? -1 : field_named(fields, &names[i]);
	take_words(fields, word_fields, written, values);
	return fields;
}

/* Cut blanks (space, tab, ideographic space) off both ends. */
static Text
trimmed(const YbssListCell *cell)
{
	const char *start = cell->text;
	const char *end = cell->text + cell->length;

	for (;;)
	{
		if (start < end && (*start == ' ' || *start == '\t'))
			start++;
		else if (end - start >= 3 && memcmp(start, "　", 3) == 0)
			start += 3;
		else
			break;
	}
	for (;;)
	{
		if (start < end && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
		else if (end - start >= 3 && memcmp(end - 3, "　", 3) == 0)
			end -= 3;
		else
			break;
	}
	return (Text){start, (int) (end - start)};
}

/* Take what a line's cells say; it holds as long as the line's cells do. */
void
ybss_list_map(YbssListFields *fields, const YbssListLine *line)
{
	memset(fields->values, 0, sizeof(Text) * fields->field_count);
	for (int i = 0; i < Min(fields->column_count, line->cell_count); i++)
	{
		int field = fields->field_of_column[i];
		Text value;

		if (field < 0 || fields->values[field].bytes != NULL || line->cells[i].text == NULL)
			continue;
		value = trimmed(&line->cells[i]);
		if (value.length == 0)
			continue;
		if (fields->word_count > 0)
		{
			Word wanted = {field, value, {NULL, 0}};
			const Word *found =
				bsearch(&wanted, fields->words, fields->word_count, sizeof(Word), compare_word);

			if (found != NULL)
				value = found->value;
		}
		fields->values[field] = value;
	}
}

/* Give the digest of what the line means, the first 64 of its bits; false when nothing of it is
 * mapped. */
bool
ybss_list_meaning(const YbssListFields *fields, uint64 *meaning)
{
	unsigned char digest[YBSS_DIGEST_BYTES];
	bool says = false;
	bool right = ybss_digest_begin();

	for (int i = 0; right && i < fields->field_count; i++)
	{
		const Text *value = &fields->values[i];

		if (value->bytes == NULL || fields->names[i].length == 0 ||
			fields->names[i].bytes[0] == '?')
			continue;
		says = true;
		right = ybss_digest_field("field", 't', fields->names[i].bytes, fields->names[i].length) &&
				ybss_digest_field("value", 't', value->bytes, value->length);
	}
	if (!right || !ybss_digest_end(digest))
		ereport(ERROR, (errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
						errmsg("the crypto library refuses SHA-256")));
	memcpy(meaning, digest, sizeof(*meaning));
	return says;
}

/* Make a JSON string of a text. */
static JsonbValue
string_value(const Text *text)
{
	JsonbValue value;

	value.type = jbvString;
	value.val.string.val = unconstify(char *, text->bytes);
	value.val.string.len = text->length;
	return value;
}

/* Give the fields as a JSON object. */
Jsonb *
ybss_list_jsonb(const YbssListFields *fields)
{
	JsonbParseState *state = NULL;
	JsonbValue *object;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	for (int i = 0; i < fields->field_count; i++)
	{
		JsonbValue key = string_value(&fields->names[i]);
		JsonbValue value = string_value(&fields->values[i]);

		if (fields->values[i].bytes == NULL)
			continue;
		pushJsonbValue(&state, WJB_KEY, &key);
		pushJsonbValue(&state, WJB_VALUE, &value);
	}
	object = pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	return JsonbValueToJsonb(object);
}
