#!/usr/bin/env python3
"""compile_regions.py: extension/data/region_issued.tsv to extension/src/code/region_issued.c

One row a city: its four digits, and one bit for each of its hundred counties.
Run it after a change of the table; the result is committed.
"""
import collections
import pathlib

HEAD = """/*
 * region_issued.c
 *		Every region under which a citizen id was ever issued.
 *
 * Made by tools/compile_regions.py from data/region_issued.tsv: do not edit.
 */
#include "code/region_issued.h"

#include <stdlib.h>

/* A city's four digits, and a bit for each of its counties 00 to 49 and 50 to 99. */
typedef struct City
{
	uint16_t prefix;
	uint64_t low;
	uint64_t high;
} City;

/* clang-format off */
static const City cities[] = {
"""

TAIL = """};
/* clang-format on */

/* Compare a prefix with a city's. */
static int
compare(const void *prefix, const void *city)
{
	return *(const int *) prefix - ((const City *) city)->prefix;
}

/* Was a citizen id ever issued under these six digits? */
bool
ybss_region_issued(int32_t region)
{
	int prefix = region / 100;
	int county = region % 100;
	const City *city =
		bsearch(&prefix, cities, sizeof cities / sizeof cities[0], sizeof cities[0], compare);

	if (city == NULL)
		return false;
	return ((county < 50 ? city->low : city->high) >> county % 50 & 1) != 0;
}
"""


def main():
    extension = pathlib.Path(__file__).resolve().parent.parent
    halves = collections.defaultdict(lambda: [0, 0])
    lines = (extension / "data/region_issued.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        code = int(line.split("\t")[0])
        halves[code // 100][code % 100 // 50] |= 1 << code % 50
    rows = [f"{{{prefix}, {low:#x}, {high:#x}}}," for prefix, (low, high) in sorted(halves.items())]
    body = "".join("\t" + " ".join(rows[i : i + 3]) + "\n" for i in range(0, len(rows), 3))
    (extension / "src/code/region_issued.c").write_text(HEAD + body + TAIL, encoding="utf-8")


main()
