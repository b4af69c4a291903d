#!/usr/bin/env python3
"""compile_regions.py: extension/data/region_issued.tsv, and from it extension/src/code/region_issued.c

Every code under which a citizen id can have been issued, with the years in which
it stood: the counties of division_history.tsv, the cities there that have none,
what change/*.tsv made and ended since, and region_other.tsv. check_divisions.py
holds both files against this.
"""
import pathlib

import make_divisions

EXTENSION = pathlib.Path(__file__).resolve().parent.parent
TABLE, SOURCE = EXTENSION / "data/region_issued.tsv", EXTENSION / "src/code/region_issued.c"
# Cities without counties, whose own code ids carry, and the residents of Hong Kong and Macao.
CITIES = {"441900", "442000", "460400", "620200", "810000", "820000"}
HEAD = """# Codes under which a citizen id can have been issued. Made by tools/compile_regions.py: do not edit.
# Columns: code, name (the last one), first year, last year (empty: in use, or not known).
"""
C_HEAD = """/*
 * region_issued.c
 *\t\tEvery region under which a citizen id can have been issued, with its years.
 *
 * Made by tools/compile_regions.py from data/region_issued.tsv: do not edit.
 */
#include "code/region_issued.h"

#include <stdlib.h>

/* clang-format off */
static const YbssRegion regions[] = {
"""
C_TAIL = """};
/* clang-format on */

/* Compare a code with a region's. */
static int
compare(const void *code, const void *region)
{
	return *(const int32_t *) code - ((const YbssRegion *) region)->code;
}

/* The region of six digits, or NULL where no id was ever issued under them. */
const YbssRegion *
ybss_region_find(int32_t region)
{
	return bsearch(&region, regions, sizeof regions / sizeof regions[0], sizeof regions[0], compare);
}

/* Was a citizen id ever issued under these six digits? */
bool
ybss_region_issued(int32_t region)
{
	return ybss_region_find(region) != NULL;
}

/* Can a citizen id of these six digits have been issued to somebody born in a year? */
bool
ybss_region_issued_to(int32_t region, int birth_year)
{
	const YbssRegion *found = ybss_region_find(region);

	return found != NULL && (found->last == 0 || birth_year <= found->last + YBSS_REGION_GRACE);
}
"""


def from_history():
    """code to (name, first, last) of the ministry's tables."""
    regions = {}
    for code, _, _, name, first, end, *_ in make_divisions.table(TABLE.parent / "division_history.tsv"):
        if code[4:] == "00" and code not in CITIES or code[:2] == "71":
            continue
        last = str(int(end) - 1) if end else ""
        if code in regions:
            known = regions[code]
            newer = not last or known[2] and last > known[2]
            regions[code] = (name if newer else known[0], min(first, known[1]), last if newer else known[2])
        else:
            regions[code] = (name, first, last)
    return regions


def made_table():
    regions = from_history()
    final = max(int(region[1]) for region in regions.values())
    for path, rows in make_divisions.changes():
        if int(path.stem) > final:
            for code in make_divisions.ending(rows):
                if len(code) == 6:
                    regions[code] = regions[code][:2] + (str(int(path.stem) - 1),)
            for code, name, *_ in rows:
                if len(code) == 6:
                    regions[code] = (name, regions.get(code, ("", path.stem))[1], "")
    for code, name, first, last, _ in make_divisions.table(TABLE.parent / "region_other.tsv"):
        regions.setdefault(code, (name, first, last))
    return HEAD + "".join("\t".join((code,) + regions[code]) + "\n" for code in sorted(regions))


def made_source(table):
    rows = [line.split("\t") for line in table.splitlines() if line[0] != "#"]
    cells = [f"{{{code}, {first or 0}, {last or 0}}}," for code, _, first, last in rows]
    return C_HEAD + "".join("\t" + " ".join(cells[i : i + 4]) + "\n" for i in range(0, len(cells), 4)) + C_TAIL


if __name__ == "__main__":
    TABLE.write_text(made_table(), encoding="utf-8")
    SOURCE.write_text(made_source(made_table()), encoding="utf-8")
