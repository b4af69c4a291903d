/*
 * file_kind.h
 *		What a file is, by its bytes: its name says what somebody wished it to be.
 */
#ifndef YBSS_SHEET_FILE_KIND_H
#define YBSS_SHEET_FILE_KIND_H

#include <stddef.h>

#include "sheet/fault.h"

typedef enum YbssFileKind
{
	YBSS_FILE_TEXT,		 /* a list may be in it */
	YBSS_FILE_WORKBOOK,	 /* .xlsx, .xlsm */
	YBSS_FILE_EMPTY,	 /* nothing, or nothing but blanks and zeros */
	YBSS_FILE_XLS,		 /* Excel 97-2003, WPS .et */
	YBSS_FILE_XLSB,		 /* Excel's binary workbook */
	YBSS_FILE_ODS,		 /* OpenDocument table */
	YBSS_FILE_XML_SHEET, /* Excel 2003 XML */
	YBSS_FILE_PROTECTED, /* an Office document behind a password */
	YBSS_FILE_HTML,		 /* a web page, often named .xls */
	YBSS_FILE_WORD,		 /* .doc, .docx, .wps, .rtf, .odt */
	YBSS_FILE_SLIDES,	 /* .ppt, .pptx */
	YBSS_FILE_OFD,		 /* the layout document of GB/T 33190 */
	YBSS_FILE_PDF,
	YBSS_FILE_PICTURE,
	YBSS_FILE_ARCHIVE, /* .zip, .rar, .7z, .gz */
	YBSS_FILE_DAMAGED, /* a package that was cut off */
	YBSS_FILE_OTHER	   /* bytes that are no text */
} YbssFileKind;

extern YbssFileKind ybss_file_kind(const char *bytes, size_t length, YbssSheetStop stop);

#endif /* YBSS_SHEET_FILE_KIND_H */
