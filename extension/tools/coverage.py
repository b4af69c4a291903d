#!/usr/bin/env python3
"""coverage.py DIRECTORY: tell what gcc's counters beside the objects below it counted.

A line a file and one for all: lines, lines reached, their share; branches, branches
taken, their share. Then every line that raises and was not reached.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

RAISES = re.compile(r"\b(?:ereport|elog|errsave|ereturn)\(")


def counted(notes):
    """What gcov tells of one object, file by file."""
    told = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", notes],
                          check=True, capture_output=True, text=True).stdout
    for document in told.splitlines():
        for file in json.loads(document)["files"]:
            yield file["file"], file["lines"]


def gather(directory):
    """Lines and branches of every file of ours: the most that any object saw of them."""
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    branches = collections.defaultdict(lambda: collections.defaultdict(int))
    for notes in sorted(directory.rglob("*.gcno")):
        for name, counts in counted(notes):
            if not name.startswith(str(directory)):
                continue
            for line in counts:
                number = line["line_number"]
                lines[name][number] += line["count"]
                for place, branch in enumerate(line["branches"]):
                    branches[name][number, place] += branch["count"]
    return lines, branches


def share(counts):
    reached = sum(1 for count in counts if count)
    return "%6d %6d %5.1f %%" % (len(counts), reached, 100 * reached / max(len(counts), 1))


def raises_not_reached(name, lines):
    for number, text in enumerate(pathlib.Path(name).read_text().splitlines(), 1):
        if RAISES.search(text) and lines.get(number) == 0:
            yield "%s:%d: %s" % (name, number, text.strip())


def main():
    lines, branches = gather(pathlib.Path(sys.argv[1]))
    every_line, every_branch, raises = [], [], []
    print("%-58s%s   %s" % ("file", " lines reached  share", "branches taken  share"))
    for name in sorted(lines):
        print("%-58s%s   %s" % (name, share(lines[name].values()), share(branches[name].values())))
        every_line += lines[name].values()
        every_branch += branches[name].values()
        raises += raises_not_reached(name, lines[name])
    print("%-58s%s   %s" % ("all", share(every_line), share(every_branch)))
    print("%d raise lines not reached" % len(raises))
    for line in raises:
        print(line)


if __name__ == "__main__":
    main()
