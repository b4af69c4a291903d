#!/usr/bin/env python3
"""check_divisions.py: are the committed tables of divisions what their tools make of what is committed?"""
import sys

import make_divisions
import make_succession


def main():
    make_divisions.check(make_divisions.committed_rows())
    if (make_succession.DATA / "succession.tsv").read_text(encoding="utf-8") != make_succession.made():
        sys.exit("extension/data/succession.tsv is not what tools/make_succession.py makes")


main()
