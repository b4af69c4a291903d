#!/usr/bin/env python3
"""convert_division_history.py RESULT > extension/data/division_history.tsv

RESULT is result.csv of the repository yescallop/areacodes (CC0): every code of
GB/T 2260 at and above the county since 1981, by the tables of the Ministry of
Civil Affairs at the end of each year. One line here is one code under one name:
the year in whose table it stands first, the first one in which it stands no
more, and the codes that hold its ground since. "[2004]" behind such a code is
the year of a change that left the code in use.
"""
import csv
import sys

HEAD = ("# Codes of GB/T 2260 at and above the county since 1981. Columns: code, province, city it stood in\n"
        "# (empty: none), name, first year, first year without it (empty: in use), codes that hold its ground since.\n")


def main():
    sys.stdout.write(HEAD)
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            city = row["二级行政区"]
            print("\t".join((row["代码"], row["一级行政区"], "" if city == "直辖" else city, row["名称"],
                             row["启用时间"], row["变更/弃用时间"], row["新代码"])))


main()
