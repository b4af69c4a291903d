/*
 * xml.h
 *		The elements of a part of a package, told as they are read.
 *
 * Nothing but elements, attributes and text: a document type ends the reading
 * before any of its entities is seen, and nothing outside the part is opened.
 */
#ifndef YBSS_SHEET_XML_H
#define YBSS_SHEET_XML_H

#include <stddef.h>

#include "sheet/package.h"

typedef struct YbssXmlAttributes
{
	int count;
	const unsigned char **of; /* five pointers each, as the parser gives them */
} YbssXmlAttributes;

typedef struct YbssXmlHandler
{
	void (*start)(void *state, const char *name, const YbssXmlAttributes *attributes);
	void (*text)(void *state, const char *text, size_t length);
	void (*end)(void *state, const char *name);
} YbssXmlHandler;

typedef struct YbssXml YbssXml;

extern YbssSheetFault ybss_xml_open(const YbssPackage *package, const char *name,
									const YbssXmlHandler *handler, void *state, YbssXml **xml);
extern YbssSheetFault ybss_xml_feed(YbssXml *xml);
extern void ybss_xml_close(YbssXml *xml);
extern YbssSheetFault ybss_xml_whole(const YbssPackage *package, const char *name,
									 const YbssXmlHandler *handler, void *state);
extern bool ybss_xml_attribute(const YbssXmlAttributes *attributes, const char *name,
							   const char **value, size_t *length);
extern bool ybss_xml_number(const YbssXmlAttributes *attributes, const char *name, long *number);
extern bool ybss_xml_copy(const YbssXmlAttributes *attributes, const char *name, char *out,
						  size_t room);
extern bool ybss_xml_true(const YbssXmlAttributes *attributes, const char *name);

#endif /* YBSS_SHEET_XML_H */
