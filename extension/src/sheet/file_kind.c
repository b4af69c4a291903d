/*
 * file_kind.c
 *		What a file is, by its bytes.
 */
#include "sheet/file_kind.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "sheet/package.h"

/* Bytes at the begin of a file that tell what it is. */
static const struct
{
	const char *bytes;
	uint8_t length;
	uint8_t kind;
} signatures[] = {{"%PDF", 4, YBSS_FILE_PDF},
				  {"\x89PNG", 4, YBSS_FILE_PICTURE},
				  {"\xFF\xD8\xFF", 3, YBSS_FILE_PICTURE},
				  {"GIF8", 4, YBSS_FILE_PICTURE},
				  {"II*\0", 4, YBSS_FILE_PICTURE},
				  {"MM\0*", 4, YBSS_FILE_PICTURE},
				  {"RIFF", 4, YBSS_FILE_PICTURE},
				  {"{\\rtf", 5, YBSS_FILE_WORD},
				  {"Rar!\x1A\x07", 6, YBSS_FILE_ARCHIVE},
				  {"7z\xBC\xAF\x27\x1C", 6, YBSS_FILE_ARCHIVE},
				  {"\x1F\x8B\x08", 3, YBSS_FILE_ARCHIVE},
				  {"\x09\x08\x10\0\0\x06\x05\0", 8, YBSS_FILE_XLS},
				  {"\x09\x08\x08\0\0\x05\x05\0", 8, YBSS_FILE_XLS},
				  {"\x09\x04\x06\0\0\0\x10\0", 8, YBSS_FILE_XLS},
				  {"\x09\x02\x06\0\0\0\x10\0", 8, YBSS_FILE_XLS},
				  {"MIME-Version:", 13, YBSS_FILE_HTML},
				  {"MZ", 2, YBSS_FILE_OTHER},
				  {"\x7F"
				   "ELF",
				   4, YBSS_FILE_OTHER}};

/* Names of streams in an OLE2 file, and what has them; the first that is there counts. */
static const struct
{
	const char *name;
	uint8_t kind;
} streams[] = {{"EncryptedPackage", YBSS_FILE_PROTECTED},
			   {"Workbook", YBSS_FILE_XLS},
			   {"Book", YBSS_FILE_XLS},
			   {"WordDocument", YBSS_FILE_WORD},
			   {"PowerPoint Document", YBSS_FILE_SLIDES}};

/* Parts by which a package is known. */
static const struct
{
	const char *name;
	uint8_t kind;
} parts[] = {{"xl/workbook.bin", YBSS_FILE_XLSB},
			 {"word/document.xml", YBSS_FILE_WORD},
			 {"ppt/presentation.xml", YBSS_FILE_SLIDES},
			 {"OFD.xml", YBSS_FILE_OFD},
			 {"xl/workbook.xml", YBSS_FILE_WORKBOOK},
			 {"[Content_Types].xml", YBSS_FILE_WORKBOOK},
			 {"content.xml", YBSS_FILE_ODS}};

/* Tell whether an entry of an OLE2 directory has a name, in UTF-16 with its length behind. */
static bool
is_stream(const char *entry, const char *name)
{
	size_t length = strlen(name);

	if ((unsigned char) entry[64] != (length + 1) * 2 || entry[65] != 0)
		return false;
	for (size_t i = 0; i <= length; i++)
		if (entry[i * 2] != (i < length ? name[i] : '\0') || entry[i * 2 + 1] != '\0')
			return false;
	return true;
}

/* Say what an OLE2 file holds: its directory has entries of 128 bytes, each at a multiple of that.
 */
static YbssFileKind
kind_of_streams(const char *bytes, size_t length)
{
	for (size_t s = 0; s < sizeof(streams) / sizeof(*streams); s++)
		for (size_t at = 512; at + 128 <= length; at += 128)
			if (is_stream(bytes + at, streams[s].name))
				return (YbssFileKind) streams[s].kind;
	return YBSS_FILE_OTHER;
}

/* Look at a part's name; the first that tells ends the search, but for the list of types that all
 * have. */
static bool
look_at_part(void *state, const char *name)
{
	YbssFileKind *kind = state;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (ybss_part_name_is(name, parts[i].name))
		{
			*kind = (YbssFileKind) parts[i].kind;
			return strcmp(parts[i].name, "[Content_Types].xml") == 0;
		}
	return true;
}

/* Say what a package is. */
static YbssFileKind
kind_of_package(const char *bytes, size_t length, YbssSheetStop stop)
{
	YbssPackage package = {bytes, length, stop};
	YbssFileKind kind = YBSS_FILE_ARCHIVE;

	switch (ybss_package_list(&package, look_at_part, &kind))
	{
		case YBSS_SHEET_FINE:
			return kind;
		case YBSS_SHEET_PROTECTED:
			return YBSS_FILE_PROTECTED;
		case YBSS_SHEET_TOO_LARGE:
			return kind;
		default:
			return kind == YBSS_FILE_ARCHIVE ? YBSS_FILE_DAMAGED : kind;
	}
}

/* Gather the first letters of a text, without blanks, marks and the zeros of UTF-16. */
static size_t
first_letters(const char *bytes, size_t length, char *out, size_t room)
{
	size_t written = 0;

	for (size_t i = 0; i < length && i < 4096 && written < room; i++)
	{
		unsigned char c = (unsigned char) bytes[i];

		if (c <= ' ' || c == 0xEF || c == 0xBB || c == 0xBF || c == 0xFE || c == 0xFF)
			continue;
		out[written++] = (char) c;
	}
	return written;
}

/* Tell whether a text has a word near its begin. */
static bool
says(const char *letters, size_t length, const char *word)
{
	for (size_t i = 0; i + strlen(word) <= length; i++)
		if (strncasecmp(letters + i, word, strlen(word)) == 0)
			return true;
	return false;
}

/* Say whether a text is a page or a sheet of markup. */
static YbssFileKind
kind_of_text(const char *bytes, size_t length)
{
	static const char *const pages[] = {"<!doctypehtml", "<html", "<table",	 "<head", "<meta",
										"<body",		 "<div",  "<script", "<style"};
	char letters[1024];
	size_t count = first_letters(bytes, length, letters, sizeof(letters));

	if (count == 0 || letters[0] != '<')
		return YBSS_FILE_TEXT;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		if (count >= strlen(pages[i]) && strncasecmp(letters, pages[i], strlen(pages[i])) == 0)
			return YBSS_FILE_HTML;
	if (!says(letters, count < 5 ? count : 5, "<?xml"))
		return YBSS_FILE_TEXT;
	if (says(letters, count, "office:spreadsheet") || says(letters, count, "<workbook"))
		return YBSS_FILE_XML_SHEET;
	return says(letters, count, "<html") ? YBSS_FILE_HTML : YBSS_FILE_OTHER;
}

/* Tell whether bytes are nothing but blanks and zeros. */
static bool
is_empty(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
	{
		unsigned char c = (unsigned char) bytes[i];

		if (c != 0 && c != ' ' && c != 0x1A && (c < '\t' || c > '\r') &&
			!(i < 3 && (c == 0xEF || c == 0xBB || c == 0xBF || c == 0xFE || c == 0xFF)))
			return false;
	}
	return true;
}

/* Tell whether bytes are no text: a twentieth of the first are controls that no text has, and it is
 * not UTF-16. */
static bool
is_binary(const char *bytes, size_t length)
{
	size_t looked = length < 4096 ? length : 4096;
	size_t controls = 0;
	size_t zeros[2] = {0, 0};

	for (size_t i = 0; i < looked; i++)
	{
		unsigned char c = (unsigned char) bytes[i];

		zeros[i & 1] += c == 0;
		controls +=
			c < ' ' && c != 0 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A;
	}
	if (looked < 64)
		return false;
	/* Zeros at odd or at even places alone are UTF-16's; at the end alone they are a damaged file's
	 * tail. */
	return controls * 20 > looked ||
		   (controls * 50 > looked && zeros[0] * 10 > looked && zeros[1] * 10 > looked);
}

/* Say what a file is. */
YbssFileKind
ybss_file_kind(const char *bytes, size_t length, YbssSheetStop stop)
{
	if (is_empty(bytes, length))
		return YBSS_FILE_EMPTY;
	if (length >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0))
		return kind_of_package(bytes, length, stop);
	if (length >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
		return kind_of_streams(bytes, length);
	for (size_t i = 0; i < sizeof(signatures) / sizeof(*signatures); i++)
		/* Letters alone, as MZ, must have something behind that no text has. */
		if (length >= signatures[i].length &&
			memcmp(bytes, signatures[i].bytes, signatures[i].length) == 0 &&
			(signatures[i].kind != YBSS_FILE_OTHER ||
			 memchr(bytes, '\0', length < 64 ? length : 64)))
			return (YbssFileKind) signatures[i].kind;
	/* A bitmap tells its own size; a phone's picture its kind behind four bytes. */
	if (length > 26 && bytes[0] == 'B' && bytes[1] == 'M' && bytes[6] == 0 && bytes[7] == 0 &&
		bytes[8] == 0)
		return YBSS_FILE_PICTURE;
	if (length > 12 && memcmp(bytes + 4, "ftyp", 4) == 0)
		return YBSS_FILE_PICTURE;
	return is_binary(bytes, length) ? YBSS_FILE_OTHER : kind_of_text(bytes, length);
}
