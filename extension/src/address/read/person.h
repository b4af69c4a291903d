/*
 * person.h
 *		Cuts out who lives there and how to reach them.
 */
#ifndef YBSS_ADDRESS_PERSON_H
#define YBSS_ADDRESS_PERSON_H

#include "address/read/cut.h"

/* Cut the person's name that ends at a unit; false where none does. */
extern bool ybss_cut_person_before(const YbssNoise *noise, int end);

/* Cut 收件人, 电话, 李四收 and what stands behind them. */
extern void ybss_cut_contacts(const YbssNoise *noise);

/* Cut a person's name beside a phone: 张三 13800000000. */
extern void ybss_cut_receiver(const YbssNoise *noise);

/* 18号 302室 张小三: cut the person who is the last piece of a text. */
extern void ybss_cut_last_person(const YbssNoise *noise);

#endif /* YBSS_ADDRESS_PERSON_H */
