#!/usr/bin/env python3
"""Check that each thing has one place and each folder says what it is for.

Every folder below extension/src and extension/schema has a README of at most a
page; no stem of a SQL part stands in two folders. In C a kernel and its glue
share a stem (code/phone.c, type/phone.c); two kernels, or two files of the
glue, do not, but for a type and the functions over it (type, call).
Prints a line a fault, exits 1 when there is one.
"""

import collections
import sys

from sql_parts import SCHEMA

SRC = SCHEMA.parent / "src"
PAGE = 100
GLUE = {"server", "type", "identity", "history", "rule", "catalogue", "call"}


def folders():
    for root in (SRC, SCHEMA):
        yield root
        yield from sorted(path for path in root.rglob("*") if path.is_dir())


def faults_of_readmes():
    for folder in folders():
        name, readme = folder.relative_to(SCHEMA.parent), folder / "README.md"
        if not readme.exists():
            yield "%s: has no README.md" % name
        elif len(readme.read_text().splitlines()) > PAGE:
            yield "%s/README.md: more than a page (%d lines)" % (name, PAGE)


def layer(file):
    """In which C files of one stem may not meet: kernels, glue below the calls, calls."""
    folder = file.relative_to(SRC).parts[0]
    if folder == "call":
        return "calls"
    return "glue" if folder in GLUE else "kernels"


def faults_of_stems():
    places = collections.defaultdict(set)
    for file in SCHEMA.glob("*/*.sql"):
        places["part", file.stem].add(file)
    for file in SRC.rglob("*.c"):
        places[layer(file), file.stem].add(file)
    for (_, stem), files in sorted(places.items()):
        if len(files) > 1:
            yield "%s: stands in %s" % (stem, " and ".join(sorted(str(file.relative_to(SCHEMA.parent).parent) for file in files)))


def main():
    faults = list(faults_of_readmes()) + list(faults_of_stems())
    for fault in faults:
        print(fault)
    print("%d faults" % len(faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
