#!/usr/bin/env python3
"""make_succession.py: extension/data/succession.tsv, which check_divisions.py holds against it

Every name of a city or county since 1981 that is written no more, and what
stands there at the end of the last change: out of division_history.tsv (who
stood when, and who holds the ground since), decision.tsv (which decision, on
which day, and who is the heir), change/*.tsv (what the history does not have
yet) and succession_hand.tsv (towns; what the texts leave open).
"""
import collections
import pathlib
import re
import sys

from make_divisions import committed_rows

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
HEAD = """# Names of cities, counties and towns that are written no more, and what holds their ground today. Made by
# tools/make_succession.py: do not edit. Columns: level (C city, D county, T town), name, province and city that it
# stood in, codes today of what it stood in, codes of the successors (the first is the usual one; * only a part of the
# ground, or only of what was lost before the end), first and last year of the tables, day of the last decision (a
# year alone where no day is known), document, what happened, how many copies agree.
"""
Row = collections.namedtuple("Row", "code province city name first end")


def table(name):
    path = DATA / name
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def load_history():
    """Rows of every code, in the order of their years."""
    rows = collections.defaultdict(list)
    for code, province, city, name, first, end, _ in table("division_history.tsv"):
        rows[code].append(Row(code, province, city, name, int(first), int(end) if end else None))
    for of_code in rows.values():
        of_code.sort(key=lambda row: row.first)
    return rows


def load_steps():
    """What happened to a code in a year: (year, code) to [(ended, targets, heir, day, document, words)]."""
    steps = collections.defaultdict(list)
    for year, day, document, code, name, ended, to, heir, words in table("decision.tsv"):
        steps[int(year), code].append((ended == "+", to.split(","), heir, day, document, words))
    return steps


def add_changes(history, steps):
    """Changes of years that the history does not have."""
    last = max(row.first for rows in history.values() for row in rows)
    for path in sorted((DATA / "change").glob("[0-9]*.tsv")):
        year = int(path.stem)
        if year > last:
            add_year(history, steps, year, [r for r in table(f"change/{path.name}") if len(r[0]) <= 6])


def add_year(history, steps, year, rows):
    own = {row[0].ljust(6, "0") for row in rows}
    losses = collections.defaultdict(list)
    for code, name, taken, day, document, _ in rows:
        for old in filter(None, taken.split(",")):
            losses[old.rstrip("*")].append((code, old.endswith("*"), day, document))
    for old, found in losses.items():
        found.sort(key=lambda loss: loss[1])
        ended = old not in own and not all(part for _, part, _, _ in found)
        steps[year, old].append((ended, [code for code, _, _, _ in found if code != old],
                                 found[0][0] if ended else "", found[0][2], found[0][3], ""))
        if ended:
            history[old][-1] = history[old][-1]._replace(end=year)
    for code, name, *_ in rows:
        standing = history[code][-1] if history[code] else None
        if standing is None or standing.end is not None or standing.name != name:
            near = next(r for c, rs in history.items() if c[:4] == code[:4] and c != code for r in rs[-1:] if not r.end)
            if standing and standing.end is None:
                history[code][-1] = standing._replace(end=year)
            history[code].append(Row(code, near.province, near.city, name, year, None))


class Succession:
    def __init__(self, history, steps, hand):
        self.history, self.steps, self.hand = history, steps, hand
        self.today = {row.code: row for rows in history.values() for row in rows if row.end is None}

    def row_at(self, code, year):
        for row in self.history[code]:
            if row.first <= year and (row.end is None or year < row.end):
                return row
        raise SystemExit(f"{code} does not stand in {year}")

    def heir_row(self, code, year):
        """The row of a code in a year, or the one that came to stand later where a hand names it."""
        return self.row_at(code, max(year, self.history[code][0].first))

    def final(self, row, since):
        """Codes of today on the ground of a row, the heir first: [(code, whether only a part)]."""
        if row.end is None:
            return self.within_city(row, since) or [(row.code, False)]
        found = []
        for ended, targets, heir, *_ in self.steps[row.end, row.code]:
            heir = self.hand.get((row.code, row.end), heir)
            targets = targets if not heir or heir in targets else [heir]
            for target in sorted(targets, key=lambda t: t != heir):
                part = not ended or (len(targets) > 1 and target != heir)
                if target[4:] != "00" or len(targets) == 1:
                    found += [(code, part or p) for code, p in self.final(self.heir_row(target, row.end), row.end)]
        for year in range(row.end - 1, since, -1):
            for ended, targets, *_ in self.steps.get((year, row.code), ()):
                for target in targets:
                    found += [(code, True) for code, _ in self.final(self.row_at(target, year), year)]
        return unique(found)

    def within_city(self, row, since):
        """The districts that a city without any was cut into later; nothing where it is a county or still has none."""
        if row.code[4:] != "00":
            return []
        return unique([(c, True) for (year, code), found in sorted(self.steps.items())
                       if code == row.code and year > since for _, targets, *_ in found
                       for t in targets if t != code for c, _ in self.final(self.row_at(t, year), year)])

    def step_of(self, row):
        """The decision that ended a row."""
        ended = [s for s in self.steps.get((row.end, row.code), ()) if s[0]]
        return ended[0] if ended else (True, [], "", "", "", "")


def unique(found):
    whole = {code for code, part in found if not part or len({c for c, _ in found}) == 1}
    return list(dict.fromkeys((code, code not in whole) for code, _ in sorted(found, key=lambda f: f[1])))


def what_happened(succession, row, step):
    """A short sentence on how a row ended."""
    ended, targets, heir, _, _, words = step
    heir = succession.hand.get((row.code, row.end), heir)
    names = {t: succession.row_at(t, row.end) for t in targets}
    is_new = {t: not any(r.first < row.end <= (r.end or 9999) and r.name == names[t].name
                         for r in succession.history[t]) for t in targets}
    if not targets:
        return "撤销"
    if len(targets) == 1:
        new = names[targets[0]]
        if new.name == row.name:
            return f"改属{new.city or new.province}" if new.city != row.city else "代码变更"
        if re.search(r"(更名|改名)为[^。；，、]{0,8}" + new.name, words):
            return f"更名为{new.name}"
        if new.code == row.code:
            return f"改为{new.name}"
        return f"撤销，设{new.name}" if is_new[new.code] else f"并入{new.name}"
    rest = "、".join(names[t].name for t in targets if t != heir)
    if not heir:
        return f"撤销，分属{rest}"
    first = names[heir].name
    if first == row.name:
        return f"改属{names[heir].city}，部分划归{rest}" if names[heir].city != row.city else f"部分划归{rest}"
    if re.search(r"(更名|改名)为[^。；，、]{0,8}" + first, words):
        return f"更名为{first}，部分划归{rest}"
    return f"撤销，{'设' if is_new[heir] else '并入'}{first}，部分划归{rest}"


def above(code):
    """The code above a county: its city, or its province where only the tables have a city between."""
    return code[:2] if code[2:4] in ("90",) or code[:2] in ("11", "12", "31", "50") else code[:4]


def cities(succession):
    """Former names of cities: what their counties stand in today."""
    years, places = {}, collections.defaultdict(collections.Counter)
    last = {}
    for rows in succession.history.values():
        for row in rows:
            key = (row.province, row.city)
            if row.city and row.code[4:] != "00":
                first, end = years.get(key, (9999, 0))
                years[key] = (min(first, row.first), max(end, row.end or 9999))
                for code, part in succession.final(row, row.first)[:1]:
                    places[key][above(code)] += 1
                if row.end and row.end >= years[key][1]:
                    last[key] = succession.step_of(row)
    return years, places, last


def read_hand(steps):
    """Heirs that no text names, and rows as they are; days that the copies lack go into the steps."""
    heirs, lines = {}, []
    for kind, *row in table("succession_hand.tsv"):
        if kind == "heir":
            heirs[row[0], int(row[1])] = row[2]
        elif kind == "day":
            steps[int(row[1]), row[0]] = [s[:3] + (row[2], row[3] or s[4], s[5]) for s in steps[int(row[1]), row[0]]]
        else:
            lines.append(row)
    return heirs, lines


def made():
    """The table as text."""
    history, steps = load_history(), load_steps()
    add_changes(history, steps)
    heirs, lines = read_hand(steps)
    succession = Succession(history, steps, heirs)
    lines = list(city_lines(succession)) + list(county_lines(succession)) + lines
    standing = committed_rows()
    for line in lines:
        for code in (line[4] + "," + line[5]).split(","):
            if code.rstrip("*") not in standing:
                sys.exit(f"make_succession: {line[1]}: {code} does not stand")
    return HEAD + "".join("\t".join(line) + "\n" for line in lines)


def load_copy():
    return {code: to.split(",") for code, to in table("succession_copy.tsv")}


def copies(copy, code, heir):
    """Do the codes that a second copy follows from a code lead to the heir? Two copies then, else one."""
    found, open_codes = set(), [code]
    while open_codes:
        at = open_codes.pop()
        if at in copy and at not in found:
            found.add(at)
            open_codes += copy[at]
        elif at not in copy and at[:len(heir)] == heir:
            return "2"
    return "1"


def marked(codes):
    """Codes as the table has them; a city's with four digits."""
    return ",".join((code[:4] if code[4:] == "00" else code) + "*" * part for code, part in codes)


def day(row, step):
    return step[3] or str(row.end)


def city_words(succession, found, code, end):
    """A short sentence on how a city's name ended."""
    names = [succession.today[c.ljust(6, "0")].name for c in found if c.ljust(6, "0") in succession.today]
    rest = f"，部分归{'、'.join(names[1:])}" if len(names) > 1 else ""
    if not names:
        return "撤销，所属改为直辖"
    first = found[0].ljust(6, "0")
    if first == code:
        return f"更名为{names[0]}{rest}"
    is_new = any(row.first == end for row in succession.history[first])
    return f"撤销，{'设' if is_new else '并入'}{names[0]}{rest}"


def city_lines(succession):
    copy, code_of = load_copy(), {}
    for rows in succession.history.values():
        code_of.update({(row.province, row.name): row.code for row in rows if row.code[4:] == "00"})
    years, places, last = cities(succession)
    standing = {(row.province, row.name) for row in succession.today.values()}
    for (province, city), (first, end) in sorted(years.items()):
        if end == 9999 or (province, city) in standing:
            continue
        found = [code for code, _ in places[province, city].most_common()]
        # The city that has the seat, where another one has more of the counties today.
        seat = succession.hand.get((code_of[province, city], end), "")[:4]
        found.sort(key=lambda code: code != seat)
        step = last[province, city]
        yield ("C", city, province, "", found[0][:2],
               marked([(code, i > 0) for i, code in enumerate(found)]), str(first), str(end - 1), step[3] or str(end),
               step[4], city_words(succession, found, code_of[province, city], end), copies(copy, code_of[province, city], found[0]))


def county_lines(succession):
    copy = load_copy()
    years, places, _ = cities(succession)
    standing = {(row.province, row.city, row.name) for row in succession.today.values()}
    gone = collections.defaultdict(list)
    for rows in succession.history.values():
        for row in rows:
            if row.end and row.code[4:] != "00" and (row.province, row.city, row.name) not in standing:
                if not (row.code in succession.today and succession.today[row.code].name == row.name):
                    gone[row.province, row.city, row.name].append(row)
    for (province, city, name), rows in sorted(gone.items(), key=lambda g: g[1][0].code):
        rows.sort(key=lambda row: -row.end)
        step = succession.step_of(rows[0])
        codes = unique([c for row in rows for c in succession.final(row, row.first)])
        within = [c for c, _ in places[province, city].most_common()] if city else [codes[0][0][:2]]
        yield ("D", name, province, city, ",".join(within), marked(codes), str(min(r.first for r in rows)),
               str(rows[0].end - 1), day(rows[0], step), step[4], what_happened(succession, rows[0], step),
               copies(copy, rows[0].code, codes[0][0]))


if __name__ == "__main__":
    (DATA / "succession.tsv").write_text(made(), encoding="utf-8")
