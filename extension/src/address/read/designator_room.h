/*
 * designator_room.h
 *		Rooms, shops and gates: 501室, 6号门面房, 1208室-3, 83号门.
 */
#ifndef YBSS_ADDRESS_DESIGNATOR_ROOM_H
#define YBSS_ADDRESS_DESIGNATOR_ROOM_H

#include "address/read/components.h"

/* Tell whether 号门 stands here and is a gate or a stair, and no 门诊, 门卫, 门口. */
extern bool ybss_gate_stands(const YbssScan *scan, int at);

/* A door, a stair, a room or a gate, by what stands before it; returns where it ends. */
extern int ybss_read_gate(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d);

/* Emit a room as "prefix, components, suffix" and what goes on behind it; returns where it ends. */
extern int ybss_emit_room(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d, int at,
						  const char16_t *prefix, uint16_t suffix);

/* Tell whether shops from one number to another stand here: 135号-142号铺. */
extern bool ybss_shops_follow(const YbssScan *scan, int at);

/* The room that the components before a class word of so many units tell. */
extern int ybss_read_room(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d,
						  int word);

#endif /* YBSS_ADDRESS_DESIGNATOR_ROOM_H */
