/*
 * unread.h
 *		Whether a reading left something of the text.
 */
#ifndef YBSS_ADDRESS_UNREAD_H
#define YBSS_ADDRESS_UNREAD_H

#include "address/read/parser.h"

/* Tell whether characters of names stand where no element is. */
extern bool ybss_has_unread(const YbssScan *scan, const YbssParse *parse);

#endif /* YBSS_ADDRESS_UNREAD_H */
