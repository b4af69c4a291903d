/*
 * floor.h
 *		Floors: 5层, 3至5层, 3、4层, 负1层, 地上一层, 首层, L2.
 */
#ifndef YBSS_ADDRESS_FLOOR_H
#define YBSS_ADDRESS_FLOOR_H

#include "address/read/components.h"

/* The floor that the components before a class word of so many units tell, or a building before it;
 * -1 where the word is none. */
extern int ybss_read_floor(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d,
						   int word);

/* Floors, houses or rooms of which only the last has its class word: 3、4、5层, A、B座. */
extern int ybss_read_floor_list(const YbssScan *scan, YbssDetail *detail, const YbssDesignator *d);

/* A floor's name, or a number behind the word that it begins with: 首层, 负1层, 地上一层. */
extern int ybss_read_storey(const YbssScan *scan, YbssDetail *detail, int start, int word);

/* A floor as department stores write it: L2, B1, UG, F6-601. */
extern int ybss_read_lettered_floor(const YbssScan *scan, YbssDetail *detail, const YbssSpot *spot);

#endif /* YBSS_ADDRESS_FLOOR_H */
