#!/usr/bin/env python3
"""check_divisions.py: are the committed tables of divisions what their tools make of what is committed?"""
import sys

import compile_regions
import make_divisions
import make_succession


ROWS = {"52": "P52\t贵州省", "5203": "C03\t遵义市", "520302": "D02\t甲区", "520302001": "T001\t甲镇", "520302001201": "i201\t甲",
        "520321": "D21\t乙县", "520321001": "T001\t乙镇"}
# A change, and what is said of it: a fault, or the codes that stand behind it.
CHANGES = (
    ([["520304", "丙区", "520321", "2026-01-01", "x", "y"]], "520302 520302001 520302001201 520304 520304001"),
    ([["520302", "甲区", "520302,520321*", "2026-01-01", "x", "y"]], "520302 520302001 520302001201 520321 520321001"),
    ([["520304", "丙区", "520302,520321", "2026-01-01", "x", "y"], ["520304002", "乙镇", "520321001", "2026-01-01", "x", "y"]],
     "520304 520304001 520304001201 520304002"),
    ([["520304", "丙区", "520302,520321", "2026-01-01", "x", "y"]], "another would both become 520304001"),
    ([["520304", "丙区", "520399", "2026-01-01", "x", "y"]], "520399 does not stand"),
    ([["529904", "丙区", "520321", "2026-01-01", "x", "y"]], "nothing stands above it"),
    ([["520371", "新区", "520321", "2026-01-01", "x", "y"]], "no division"),
    ([["520304", "丙区", "520321", "2026-01-01", "x", "y"]] * 2, "stands twice"),
    ([["520304", "丙区", "520321", "2026-01-01", "x", "y"], ["520305", "丁区", "520321", "2026-01-01", "x", "y"]], "taken whole twice"),
    ([["52030", "丙区", "520321", "2026-01-01", "x", "y"]], "are due"),
)


def faults_of_changes():
    """Are changes made as they are written, and wrong ones refused?"""
    for fields, said in CHANGES:
        rows = dict(ROWS)
        try:
            make_divisions.make_change(rows, "a file", make_divisions.read_change("a file", fields))
            got = " ".join(sorted(code for code in rows if len(code) > 4))
        except SystemExit as fault:
            got = str(fault)
        if got != said and not (got.startswith("make_divisions") and said in got):
            yield f"{fields}: {said} is due, {got} came"


def main():
    faults = list(faults_of_changes())
    if faults:
        sys.exit("\n".join(faults))
    make_divisions.check(make_divisions.committed_rows())
    if (make_succession.DATA / "succession.tsv").read_text(encoding="utf-8") != make_succession.made():
        sys.exit("extension/data/succession.tsv is not what tools/make_succession.py makes")
    table = compile_regions.TABLE.read_text(encoding="utf-8")
    if table != compile_regions.made_table() or \
            compile_regions.SOURCE.read_text(encoding="utf-8") != compile_regions.made_source(table):
        sys.exit("region_issued.tsv or region_issued.c is not what tools/compile_regions.py makes")


main()
