#!/usr/bin/env python3
"""check_divisions.py: are the committed tables of divisions what their tools make of what is committed?"""
import sys

import compile_regions
import make_divisions
import make_succession


def main():
    make_divisions.check(make_divisions.committed_rows())
    if (make_succession.DATA / "succession.tsv").read_text(encoding="utf-8") != make_succession.made():
        sys.exit("extension/data/succession.tsv is not what tools/make_succession.py makes")
    table = compile_regions.TABLE.read_text(encoding="utf-8")
    if table != compile_regions.made_table() or \
            compile_regions.SOURCE.read_text(encoding="utf-8") != compile_regions.made_source(table):
        sys.exit("region_issued.tsv or region_issued.c is not what tools/compile_regions.py makes")


main()
