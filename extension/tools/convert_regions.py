#!/usr/bin/env python3
"""convert_regions.py IDCARD IDVALIDATOR TIMELINE > extension/data/region_other.tsv

The codes under which ids were issued that the ministry's tables at the end of
each year (division_history.tsv) do not have: codes that came and went within
one year, those of 1980, those that the police kept, 市辖区. From two unpacked
npm packages, idcard 4.2.0 (history since 1980) and id-validator 1.3.0 (codes
before 2010), with the years of the folder data of the repository
jxlwqq/id-validator, where it has them. What is reported of true ids stands at
the end.
"""
import collections
import json
import pathlib
import re
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
HEAD = """# Codes under which ids were issued that division_history.tsv does not have. Columns: code, name, first and last year
# (empty: not known), copies that have it. Made by tools/convert_regions.py.
"""
REPORTED = (("320219", "无锡市（地方代码）", "reported of true ids: guanguans/id-validator 33"),
            ("321119", "镇江市（地方代码）", "reported of true ids: guanguans/id-validator 45, jxlwqq/id-validator.py 20"),
            ("632826", "海西州（地方代码）", "reported of a true id: jxlwqq/id-validator 73"))
# Groups of islands and zones of the statistics, which register nobody.
NEVER = {"460321", "460322", "460323"}


def history():
    rows = collections.defaultdict(list)
    for line in (DATA / "division_history.tsv").read_text(encoding="utf-8").splitlines():
        if line[0] != "#":
            fields = line.split("\t")
            rows[fields[0]].append((int(fields[4]), int(fields[5]) if fields[5] else None))
    return rows


def timeline(folder):
    """code to its years, first and last, as the repository's tables have them."""
    years, code = collections.defaultdict(list), ""
    for name in ("addressCodeTimeline", "additionalAddressCodeTimeline"):
        for line in (pathlib.Path(folder) / f"{name}.php").read_text(encoding="utf-8").splitlines():
            at = re.match(r"\s*(\d{6}) => \[", line)
            year = re.search(r'"(start|end)_year" => "?(\d*)"?', line)
            if at:
                code = at[1]
            elif year:
                years[code].append((year[1], year[2]))
    return years


def names(idcard, validator):
    """code to name and the copies that have it."""
    found = collections.defaultdict(lambda: ["", []])
    with open(f"{validator}/src/GB2260.js", encoding="utf-8") as source:
        for code, name in re.findall(r'"?(\d{6})"?\s*:\s*"([^"]+)"', source.read()):
            found[code][0] = name
            found[code][1].append("id-validator")
    with open(f"{idcard}/lib/data/area.json", encoding="utf-8") as source:
        for code, entry in json.load(source).items():
            if re.fullmatch(r"\d{6}", code):
                found[code][0] = found[code][0] or entry["text"]
                found[code][1].append("idcard")
    return found


def years_of(code, years, known):
    """First and last year; a city's own where the code is its 市辖区."""
    starts = [y for which, y in years.get(code, ()) if which == "start"]
    ends = [y for which, y in years.get(code, ()) if which == "end"]
    city = known.get(code[:4] + "00")
    if not ends and code[4:] == "01" and city:
        return str(city[0][0]), "" if city[-1][1] is None else str(max(end for _, end in city) - 1)
    return ("" if not starts or "" in starts else min(starts)), ("" if not ends or "" in ends else max(ends))


def main():
    idcard, validator, folder = sys.argv[1:4]
    known, years, found = history(), timeline(folder), names(idcard, validator)
    sys.stdout.write(HEAD)
    lines = {"830000": ("830000", "台湾省", "", "", "GA/T 2000.156: residence permit")}
    for code, (name, copies) in found.items():
        if code in known or code in NEVER or code[4:] == "00" or 71 <= int(code[4:]) <= 78:
            continue
        copies = sorted(copies) + (["jxlwqq/id-validator"] if code in years else [])
        lines[code] = (code, name) + years_of(code, years, known) + (", ".join(copies),)
    lines.update({code: (code, name, "", "", copies) for code, name, copies in REPORTED})
    for code in sorted(lines):
        print("\t".join(lines[code]))


main()
