#!/usr/bin/env python3
"""Check what generate.py made: counts, codes, encodings, the map and the truth.

Usage: check_lists.py [FOLDER] [--scale 1.0]
Prints one line a check, exits 1 when one fails. Without FOLDER it generates a
small world twice into a temporary folder, compares the bytes and checks it.
"""

import argparse
import csv
import filecmp
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

import check_lives
import codes

FAILED = []
LEAST = {"addresses": 20000, "persons": 60500, "units": 1500, "lines": 150000}
COLUMNS = {"police": 35, "housing": 15, "market": 12, "health": 10, "declaration": 10, "estate": 5}


def check(right, what):
    print("%s %s" % ("ok    " if right else "FAILED", what))
    if not right:
        FAILED.append(what)


def rows_of(folder, *path):
    with open(os.path.join(folder, *path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def manifest_of(folder):
    with open(os.path.join(folder, "lists.tsv"), encoding="utf-8") as file:
        return {r["code"]: r for r in csv.DictReader(file, delimiter="\t")}


def raw_lines(folder, entry):
    with open(os.path.join(folder, entry["file"]), "rb") as file:
        return file.read().split(b"\n")[:-1]


def check_counts(folder, scale, manifest):
    addresses = rows_of(folder, "standard_address.csv")
    check(len(addresses) >= LEAST["addresses"] * scale, "%d standard addresses" % len(addresses))
    check(len({r["标准地址"] for r in addresses}) == len(addresses), "every standard address once")
    persons = [p for p in rows_of(folder, "truth", "person.csv") if p["current_address"]]
    check(len(persons) >= LEAST["persons"] * scale, "%d persons in houses" % len(persons))
    units = rows_of(folder, "truth", "unit.csv")
    check(len(units) >= int(LEAST["units"] * scale), "%d units" % len(units))
    total = sum(int(manifest[c]["lines"]) for c in COLUMNS)
    check(total >= LEAST["lines"] * scale, "%d lines in all lists" % total)
    houses = {a["地址编号"] for a in addresses if a["用途"] == "住宅"}
    lived = {p["current_address"] for p in persons}
    check(lived <= houses, "people live in dwellings; %d stand empty" % (len(houses) - len(lived)))
    grids = {r["code"]: r for r in rows_of(folder, "grids.csv")}
    check(sum(1 for g in grids.values() if g["level"] == "community") == 81, "81 communities")
    check(sum(1 for g in grids.values() if g["level"] == "town") == 8, "8 towns")
    check(all(g["parent"] in grids for g in grids.values() if g["parent"]), "every parent is there")
    check({a["网格编码"] for a in addresses} == {c for c in grids if len(c) == 15}, "every grid has addresses")
    lifts = rows_of(folder, "lift.csv")
    check({l["安装位置"] for l in lifts} <= {r["标准地址"] for r in addresses} and len({l["设备代码"] for l in lifts}) == len(lifts) > 0,
          "%d lifts at addresses of the book, a number of each" % len(lifts))
    return addresses, grids


def check_codes(folder):
    people = [p for p in rows_of(folder, "truth", "person.csv") if p["id_kind"] == "111"]
    check(all(codes.citizen_id_is_valid(p["number"]) for p in people), "citizen ids have a valid check digit")
    check(all(p["number"].startswith(codes.COUNTY) for p in people), "all under county code 520399")
    check(len({p["number"] for p in people}) == len(people), "no two persons share one")
    check(all(p["birth"] == p["number"][6:14] for p in people), "and hold the birth date")
    units = rows_of(folder, "truth", "unit.csv")
    check(all(codes.credit_code_is_valid(u["code"]) for u in units if not u["reason"]), "credit codes have a valid check character")
    check(codes.credit_code_is_valid("91350100M000100Y43") and codes.citizen_id_is_valid("11010519491231002X")
          and codes.registration_number(0)[:6] == "520399", "published examples pass")


def check_lines(folder, manifest, truth):
    for code, width in COLUMNS.items():
        entry = manifest[code]
        lines = raw_lines(folder, entry)
        encoding = {"UTF8": "utf-8", "GB18030": "gb18030"}[entry["encoding"]]
        check(len(lines) == int(entry["lines"]) + 1, "%s: as many lines as the manifest says" % code)
        check(lines[0].startswith(b"\xef\xbb\xbf") == (entry["bom"] == "yes"), "%s: byte order mark" % code)
        unread = set()
        for number, line in enumerate(lines[1:], 2):
            try:
                fields = next(csv.reader([line.decode(encoding).rstrip("\r")], strict=True))
                if len(fields) != width:
                    unread.add(number)
            except (UnicodeDecodeError, csv.Error):
                unread.add(number)
        marked = {int(t["line"]) for t in truth if t["list"] == code and ";csv_" in ";" + t["faults"]}
        check(unread == marked, "%s: %d broken lines, all and only those marked" % (code, len(marked)))
        check(len({t["line"] for t in truth if t["list"] == code}) == int(entry["lines"]),
              "%s: the truth has every line" % code)


def check_truth(folder, truth, addresses):
    ids = {a["地址编号"]: a["标准地址"] for a in addresses}
    known = rows_of(folder, "truth", "address.csv")
    check({a["address"]: a["text"] for a in known} == ids, "truth/address.csv equals the address book")
    check(all(t["address"] in ids for t in truth if t["address"]), "every true address is in the book")
    check(all(t["anchor"] in ids for t in truth if t["level"] == "near"), "every relation has its anchor")
    records = {p["person"] for p in rows_of(folder, "truth", "person.csv")}
    records |= {u["unit"] for u in rows_of(folder, "truth", "unit.csv")}
    owners = {o["owner"] for o in rows_of(folder, "truth", "owner.csv")}
    check(all(t["record"] in records or t["record"] in owners or t["record_kind"] == "building"
              for t in truth), "every line's record is known")


def rings_of(grids):
    for code, grid in grids.items():
        if grid["wkt"]:
            text = grid["wkt"][len("POLYGON(("):-2]
            yield code, [tuple(map(float, p.split())) for p in text.split(",")]


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def check_map(grids, addresses):
    """Inside, every edge is there twice, once each way; outside, the free edges make one ring."""
    rings = dict(rings_of(grids))
    check(all(r[0] == r[-1] and area(r) > 0 for r in rings.values()), "%d polygons, closed" % len(rings))
    edges = [e for r in rings.values() for e in zip(r, r[1:])]
    check(len(set(edges)) == len(edges), "no edge twice the same way: no overlap")
    known = set(edges)
    free = {a: b for a, b in edges if (b, a) not in known}
    start = place = next(iter(free))
    steps = 0
    while steps <= len(free):
        place, steps = free[place], steps + 1
        if place == start:
            break
    check(steps == len(free), "the free edges are one outer boundary: no gap")
    out = sum(1 for a in addresses if not inside(rings[a["网格编码"]], float(a["经度"]), float(a["纬度"])))
    check(out == 0, "every address lies inside its grid (%d outside)" % out)


def inside(ring, x, y):
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def generate(folder, scale):
    subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "--output", folder, "--scale",
                    str(scale)], check=True, stdout=subprocess.DEVNULL)


def same_bytes(first, second):
    for base, _, files in os.walk(first):
        other = os.path.join(second, os.path.relpath(base, first))
        if filecmp.cmpfiles(base, other, files, shallow=False)[0] != files:
            return False
    return True


def check_folder(folder, scale):
    manifest = manifest_of(folder)
    truth = rows_of(folder, "truth", "line.csv")
    addresses, grids = check_counts(folder, scale, manifest)
    check_codes(folder)
    check_lines(folder, manifest, truth)
    check_truth(folder, truth, addresses)
    check_map(grids, addresses)
    for what, broken in check_lives.checks(folder, rows_of, manifest):
        check(not broken, what + ("; not so: %d, as %s" % (len(broken), broken[:3]) if broken else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    if options.folder:
        check_folder(options.folder, options.scale)
    else:
        with tempfile.TemporaryDirectory() as folder:
            first, second = os.path.join(folder, "first"), os.path.join(folder, "second")
            generate(first, 0.1)
            generate(second, 0.1)
            check(same_bytes(first, second), "the same seed gives the same bytes")
            check_folder(first, 0.1)
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
