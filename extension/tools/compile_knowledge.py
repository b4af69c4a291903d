#!/usr/bin/env python3
"""compile_knowledge.py: data/character.tsv, lookalike.tsv, shape.tsv to src/match/knowledge/han_table.c, and
data/lunar.tsv to src/match/knowledge/lunar_table.c

Run it after a change of a table; the results are committed, and check_knowledge.py holds them to the tables.
"""
import datetime
import itertools
import pathlib
import re
import sys

EXTENSION = pathlib.Path(__file__).resolve().parent.parent
DATA = EXTENSION / "data"
LUNAR = EXTENSION / "src/match/knowledge/lunar_table.c"
TARGET = EXTENSION / "src/match/knowledge/han_table.c"
# Blocks of 64 characters: the first, and where the second plane's follow.
FIRST, LAST, SECOND, END = 0x3400, 0xA000, 0x20000, 0x32400
# Sounds that people mix when they write by ear.
MERGE = ((r"^zh", "z"), (r"^ch", "c"), (r"^sh", "s"), (r"^l", "n"), (r"ng$", "n"))
HEAD = """/*
 * han_table.c
 *		What is known of Han characters: readings, shapes, pairs that look alike.
 *
 * Made by tools/compile_knowledge.py from data/character.tsv, data/lookalike.tsv and
 * data/shape.tsv: do not edit.
 */
#include "match/knowledge/han_table.h"

/* clang-format off */
"""
LUNAR_HEAD = """/*
 * lunar_table.c
 *		The lunar years from 1900 to 2100.
 *
 * Made by tools/compile_knowledge.py from data/lunar.tsv: do not edit.
 */
#include "match/knowledge/lunar_table.h"

/* clang-format off */
"""


def merged(syllable):
    for pattern, mixed in MERGE:
        syllable = re.sub(pattern, mixed, syllable)
    return syllable


def rows():
    lines = (DATA / "character.tsv").read_text("utf8").splitlines()
    return sorted((line.split("\t") for line in lines[1:]), key=lambda row: row[0])


def sound_of(row, numbers):
    readings = [numbers[one] for one in row[1].split()] + [0] * 4
    word = sum(one << 9 * at for at, one in enumerate(readings[:4]))
    return word | numbers.get(row[2], 0) << 36 | min(int(row[6]), 63) << 45 | int(row[7]) << 51


def shape_of(row):
    letters = sum(ord(letter) - 64 << 5 * at for at, letter in enumerate(row[4][:5]))
    corners = sum(int(digit) << 4 * at for at, digit in enumerate(row[3])) if row[3] else 0xFFFF
    series = [int(one) for one in row[5].split()] + [0, 0]
    return letters | corners << 25 | series[0] << 41 | series[1] << 52


def blocks(characters):
    starts = itertools.chain(range(FIRST, LAST, 64), range(SECOND, END, 64))
    before = 0
    for start in starts:
        here = [c - start for c in characters if start <= c < start + 64]
        yield sum(1 << bit for bit in here), before
        before += len(here)


def pairs():
    found = set()
    for name in ("lookalike.tsv", "shape.tsv"):
        for line in (DATA / name).read_text("utf8").splitlines():
            if not line.startswith("#"):
                found |= {(min(a, b), max(a, b)) for a, b in itertools.combinations(line.strip(), 2) if a != b}
    return sorted(ord(a) << 16 | ord(b) for a, b in found)


def listed(items, width):
    items = list(items)
    return "\n".join("\t" + "".join(items[at:at + width]) for at in range(0, len(items), width)) + "\n};\n"


def compiled():
    table = rows()
    syllables = sorted({one for row in table for one in row[1].split() + row[2].split()})
    numbers = {one: number for number, one in enumerate(syllables, 1)}
    classes = {one: number for number, one in enumerate(sorted({merged(one) for one in syllables}), 1)}
    if len(syllables) > 511 or max(len(row[4]) for row in table) > 5:
        sys.exit("a syllable or a Cangjie code does not fit")
    alike = pairs()
    text = HEAD + "".join((
        "\nconst int ybss_syllable_count = %d;\n" % (len(syllables) + 1),
        "\nconst YbssSyllable ybss_syllable_table[] = {\n\t{\"\", 0},\n",
        listed(('{"%s", %d}, ' % (one, classes[merged(one)]) for one in syllables), 6),
        "\nconst YbssHanBlock ybss_han_blocks[] = {\n",
        listed(("{0x%X, %d}, " % block for block in blocks([ord(row[0]) for row in table])), 4),
        "\nconst YbssHan ybss_han_table[] = {\n",
        listed(("{0x%X,0x%X}," % (sound_of(row, numbers), shape_of(row)) for row in table), 4),
        "\nconst int ybss_alike_count = %d;\n" % len(alike),
        "\nconst uint32_t ybss_alike_table[] = {\n",
        listed(("0x%X," % one for one in alike), 10)))
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def lunar():
    rows = [line.split("\t") for line in (DATA / "lunar.tsv").read_text("utf8").splitlines()[1:]]
    years = ("{%d, %s, 0x%X}, " % ((datetime.date.fromisoformat(first) - datetime.date(int(year), 1, 1)).days, leap,
                                   sum(1 << at for at, long in enumerate(months) if long == "1"))
             for year, first, leap, months in rows)
    text = LUNAR_HEAD + "\nconst YbssLunarYear ybss_lunar_years[] = {\n" + listed(years, 6)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def main():
    TARGET.write_text(compiled(), encoding="utf8")
    LUNAR.write_text(lunar(), encoding="utf8")


if __name__ == "__main__":
    main()
