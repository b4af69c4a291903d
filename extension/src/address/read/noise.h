/*
 * noise.h
 *		What the parts share that cut out what is no part of an address.
 */
#ifndef YBSS_ADDRESS_NOISE_H
#define YBSS_ADDRESS_NOISE_H

#include "address/read/parser.h"

/* Put blanks over a piece of the text and tell what it was. */
extern void ybss_cut(YbssParser *p, YbssText *text, YbssElementKind kind, int start, int end);

/* The end of a run of digits. */
extern int ybss_digits_end(const YbssText *text, int at);

/* Cut the person's name that ends at a unit; false where none does. */
extern bool ybss_cut_person_before(YbssParser *p, YbssText *text, int end);

/* Cut 收件人, 电话, 李四收 and what stands behind them. */
extern void ybss_cut_contacts(YbssParser *p, YbssText *text);

/* Cut a person's name beside a phone: 张三 13800000000. */
extern void ybss_cut_receiver(YbssParser *p, YbssText *text);

/* Take out the blanks inside names and numbers. */
extern void ybss_close_blanks(YbssParser *p, YbssText *text);

#endif /* YBSS_ADDRESS_NOISE_H */
