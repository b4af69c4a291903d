/*
 * detail_group.h
 *		Villagers' groups that have a name: 青杠林村民组, 街上组.
 */
#ifndef YBSS_ADDRESS_DETAIL_GROUP_H
#define YBSS_ADDRESS_DETAIL_GROUP_H

#include "address/read/emit.h"

/* Tell whether 组团 stands here, whose first character is no group. */
extern bool ybss_is_cluster(const YbssScan *scan, int at, int word);

/* The length of a group's name here (街上 in 街上组), or 0; its class word's goes to *word. */
extern int ybss_named_group(const YbssScan *scan, int at, int *word);

/* The group whose class word stands here, its name pending. */
extern int ybss_read_named_group(const YbssScan *scan, YbssDetail *detail, int at, int word);

/* Right behind the village: a group's name, whatever class word it has in it. */
extern int ybss_read_group_of_village(const YbssScan *scan, YbssDetail *detail,
									  const YbssSpot *spot);

#endif /* YBSS_ADDRESS_DETAIL_GROUP_H */
