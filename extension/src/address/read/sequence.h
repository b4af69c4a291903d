/*
 * sequence.h
 *		Numbers that tell by their order what they number: 3-2-501.
 */
#ifndef YBSS_ADDRESS_SEQUENCE_H
#define YBSS_ADDRESS_SEQUENCE_H

#include "address/read/components.h"

/* Emit components as one element with the class word of its kind. */
extern void ybss_emit_components(const YbssScan *scan, YbssDetail *detail, YbssElementKind kind,
								 const YbssDesignator *d, int first, int last, int end,
								 YbssReason reason);

/* Tell whether rooms stand here rather than houses: behind a door number, 大厦, 中心. */
extern bool ybss_is_one_house(const YbssDetail *detail);

/* Tell whether 号 behind these numbers rooms although no door was said: 大厦1205号, 小区3-25-2号.
 */
extern bool ybss_rooms_stand(const YbssScan *scan, const YbssDetail *detail,
							 const YbssDesignator *d);

/* Emit a sequence such as 3-2-501; "end" is behind its class word, and returned. */
extern int ybss_emit_sequence(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d,
							  int end);

/* Tell whether a sequence may stand here without any class word. */
extern bool ybss_sequence_stands(const YbssScan *scan, const YbssDetail *detail,
								 const YbssDesignator *d);

#endif /* YBSS_ADDRESS_SEQUENCE_H */
