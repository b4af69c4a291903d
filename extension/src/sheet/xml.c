/*
 * xml.c
 *		The elements of a part of a package, told as they are read.
 */
#include "sheet/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK 16384

struct YbssXml
{
	YbssPart *part;
	xmlParserCtxtPtr parser;
	const YbssXmlHandler *handler;
	void *state;
	bool doctype;
	char chunk[CHUNK];
};

/* Tell whether an element is of the workbook itself and not of an extension of it. */
static bool
is_own(const xmlChar *uri)
{
	const char *name = (const char *) uri;

	return name == NULL || strstr(name, "/spreadsheetml/") || strstr(name, "/officeDocument/") ||
		   strstr(name, "/package/2006/");
}

/* An element begins. */
static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
		 int namespaces, const xmlChar **declared, int count, int defaulted,
		 const xmlChar **attributes)
{
	YbssXml *xml = context;
	YbssXmlAttributes given = {count, attributes};

	(void) prefix, (void) namespaces, (void) declared, (void) defaulted;
	if (is_own(uri) && xml->handler->start)
		xml->handler->start(xml->state, (const char *) name, &given);
}

/* An element ends. */
static void
on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	YbssXml *xml = context;

	(void) prefix;
	if (is_own(uri) && xml->handler->end)
		xml->handler->end(xml->state, (const char *) name);
}

/* Text stands between elements. */
static void
on_text(void *context, const xmlChar *text, int length)
{
	YbssXml *xml = context;

	if (length > 0 && xml->handler->text)
		xml->handler->text(xml->state, (const char *) text, (size_t) length);
}

/* A document type is refused before it is read. */
static void
on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	YbssXml *xml = context;

	(void) name, (void) external, (void) system;
	xml->doctype = true;
	xmlStopParser(xml->parser);
}

/* What the parser complains of is told by its result. */
#if LIBXML_VERSION >= 21200
static void
on_error(void *context, const xmlError *error)
#else
static void
on_error(void *context, xmlErrorPtr error)
#endif
{
	(void) context, (void) error;
}

/* What the parser says of bytes goes nowhere: a server's log is no place for them. */
static void
on_words(void *context, const char *words, ...)
{
	(void) context, (void) words;
}

/* Give the parser bytes; whoever else uses the library in this process finds its handlers as they
 * were. */
static int
parse(YbssXml *xml, const char *bytes, size_t length, bool last)
{
	xmlGenericErrorFunc words = xmlGenericError;
	void *words_context = xmlGenericErrorContext;
	xmlStructuredErrorFunc errors = xmlStructuredError;
	void *errors_context = xmlStructuredErrorContext;
	int result;

	xmlSetGenericErrorFunc(NULL, on_words);
	xmlSetStructuredErrorFunc(NULL, on_error);
	result = xmlParseChunk(xml->parser, bytes, (int) length, last);
	xmlSetGenericErrorFunc(words_context, words);
	xmlSetStructuredErrorFunc(errors_context, errors);
	return result;
}

/* Make the parser; its first bytes tell the encoding. */
static YbssSheetFault
make_parser(YbssXml *xml, size_t length)
{
	xmlSAXHandler sax;
	size_t first = length < 4 ? length : 4;

	memset(&sax, 0, sizeof(sax));
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	sax.characters = sax.ignorableWhitespace = sax.cdataBlock = on_text;
	sax.internalSubset = on_doctype;
	sax.serror = on_error;
	xml->parser = xmlCreatePushParserCtxt(&sax, xml, xml->chunk, (int) first, NULL);
	if (xml->parser == NULL)
		return YBSS_SHEET_MEMORY;
	xmlCtxtUseOptions(xml->parser, XML_PARSE_NONET);
	if (parse(xml, xml->chunk + first, length - first, false) != 0)
		return xml->doctype ? YBSS_SHEET_DOCTYPE : YBSS_SHEET_DAMAGED;
	return xml->doctype ? YBSS_SHEET_DOCTYPE : YBSS_SHEET_FINE;
}

/* Begin to read a part. */
YbssSheetFault
ybss_xml_open(const YbssPackage *package, const char *name, const YbssXmlHandler *handler,
			  void *state, YbssXml **xml)
{
	YbssSheetFault fault;

	*xml = calloc(1, sizeof(YbssXml));
	if (*xml == NULL)
		return YBSS_SHEET_MEMORY;
	(*xml)->handler = handler;
	(*xml)->state = state;
	fault = ybss_part_open(package, name, &(*xml)->part);
	if (fault != YBSS_SHEET_FINE)
	{
		ybss_xml_close(*xml);
		*xml = NULL;
	}
	return fault;
}

/* Read one chunk on; YBSS_SHEET_END when the part is read. */
YbssSheetFault
ybss_xml_feed(YbssXml *xml)
{
	size_t length = 0;
	YbssSheetFault fault = ybss_part_read(xml->part, xml->chunk, CHUNK, &length);

	if (fault == YBSS_SHEET_FINE && xml->parser == NULL)
		return make_parser(xml, length);
	if (fault == YBSS_SHEET_FINE)
	{
		int result = parse(xml, xml->chunk, length, false);

		return xml->doctype	 ? YBSS_SHEET_DOCTYPE
			   : result != 0 ? YBSS_SHEET_DAMAGED
							 : YBSS_SHEET_FINE;
	}
	if (fault == YBSS_SHEET_END)
		return xml->parser && parse(xml, xml->chunk, 0, true) == 0 && !xml->doctype
				   ? YBSS_SHEET_END
				   : YBSS_SHEET_DAMAGED;
	return fault;
}

/* End the reading, wherever it is. */
void
ybss_xml_close(YbssXml *xml)
{
	if (xml == NULL)
		return;
	if (xml->parser)
	{
#if LIBXML_VERSION < 21400
		/* Made for entities alone, which are never read; newer versions keep none. */
		if (xml->parser->myDoc)
			xmlFreeDoc(xml->parser->myDoc);
		xml->parser->myDoc = NULL;
#endif
		xmlFreeParserCtxt(xml->parser);
	}
	ybss_part_close(xml->part);
	free(xml);
}

/* Read a whole part. */
YbssSheetFault
ybss_xml_whole(const YbssPackage *package, const char *name, const YbssXmlHandler *handler,
			   void *state)
{
	YbssXml *xml;
	YbssSheetFault fault = ybss_xml_open(package, name, handler, state, &xml);

	while (fault == YBSS_SHEET_FINE)
		fault = ybss_xml_feed(xml);
	ybss_xml_close(xml);
	return fault == YBSS_SHEET_END ? YBSS_SHEET_FINE : fault;
}

/* Find an attribute by its name, without its prefix. */
bool
ybss_xml_attribute(const YbssXmlAttributes *attributes, const char *name, const char **value,
				   size_t *length)
{
	for (int i = 0; i < attributes->count; i++)
	{
		const unsigned char **attribute = attributes->of + i * 5;

		if (strcmp((const char *) attribute[0], name) == 0)
		{
			*value = (const char *) attribute[3];
			*length = (size_t) (attribute[4] - attribute[3]);
			return true;
		}
	}
	return false;
}

/* Read an attribute as a number that is not negative. */
bool
ybss_xml_number(const YbssXmlAttributes *attributes, const char *name, long *number)
{
	const char *value;
	size_t length;

	if (!ybss_xml_attribute(attributes, name, &value, &length) || length == 0 || length > 9)
		return false;
	*number = 0;
	for (size_t i = 0; i < length; i++)
	{
		if (value[i] < '0' || value[i] > '9')
			return false;
		*number = *number * 10 + (value[i] - '0');
	}
	return true;
}

/* Copy an attribute; false where it is not there or does not fit. */
bool
ybss_xml_copy(const YbssXmlAttributes *attributes, const char *name, char *out, size_t room)
{
	const char *value;
	size_t length;

	if (!ybss_xml_attribute(attributes, name, &value, &length) || length >= room)
		return false;
	memcpy(out, value, length);
	out[length] = '\0';
	return true;
}

/* Tell whether an attribute says yes. */
bool
ybss_xml_true(const YbssXmlAttributes *attributes, const char *name)
{
	const char *value;
	size_t length;

	return ybss_xml_attribute(attributes, name, &value, &length) &&
		   ((length == 1 && *value == '1') || (length == 4 && memcmp(value, "true", 4) == 0) ||
			(length == 2 && memcmp(value, "on", 2) == 0));
}
