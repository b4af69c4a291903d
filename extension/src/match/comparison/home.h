/*
 * home.h
 *		Whether two addresses may be one home, however they are written.
 */
#ifndef YBSS_MATCH_HOME_H
#define YBSS_MATCH_HOME_H

#include "address/value/value.h"
#include "match/comparison/agreement.h"

typedef enum YbssHome
{
	YBSS_HOME_SAME,
	YBSS_HOME_OTHER,
	YBSS_HOME_UNTOLD /* they say too little of each other */
} YbssHome;

extern YbssHome ybss_same_home(const YbssAddress *a, const YbssAddress *b,
							   const YbssCharacterKnowledge *knowledge);

#endif /* YBSS_MATCH_HOME_H */
