#!/usr/bin/env python3
"""Check that the manifest and the parts agree, and that every object is explained.

Every file of extension/schema/*/*.sql stands in the manifest exactly once and
the other way round; every part comments each function, procedure, aggregate,
table, view, type and sequence that it creates; a replay part holds only what can
be run again; a part of the extension replaces nothing. Prints a line a fault, exits 1 when there is one.
"""

import collections
import pathlib
import re
import sys

from sql_parts import SCHEMA, parts_of_manifest, statements_without_text

COMMENTED = r"FUNCTION|PROCEDURE|AGGREGATE|TABLE|VIEW|MATERIALIZED VIEW|TYPE|DOMAIN|SEQUENCE"
NAME = r"([\w]+\.\w+)"


def faults_of_list(parts):
    named = collections.Counter(str(part.path) for part in parts)
    there = {str(path.relative_to(SCHEMA)) for path in SCHEMA.glob("*/*.sql")}
    for path, times in named.items():
        if times > 1:
            yield "%s: stands in the manifest %d times" % (path, times)
        if path not in there:
            yield "%s: is in the manifest, and there is no such file" % path
    for path in sorted(there - set(named)):
        yield "%s: is not in the manifest" % path


def faults_of_comments(part):
    text = statements_without_text(part.text)
    created = re.findall(
        r"(?m)^CREATE (?:OR REPLACE )?(?:UNLOGGED )?(%s) (?:IF NOT EXISTS )?%s" % (COMMENTED, NAME), text)
    commented = collections.Counter(re.findall(r"COMMENT ON (%s) %s" % (COMMENTED, NAME), text))
    for kind, name in sorted(set(created)):
        # A shell type is announced first and made later.
        times = len(re.findall(r"(?m)^CREATE (?:OR REPLACE )?(?:UNLOGGED )?%s %s\b(?!\s*;)" % (kind, re.escape(name)), text))
        # A comment on a domain or type is the same thing.
        have = commented[(kind, name)] + (commented[("TYPE", name)] if kind == "DOMAIN" else 0)
        if have < times:
            yield "%s: %s %s has no COMMENT" % (part.path, kind.lower(), name)


def faults_of_replay(part):
    """What an upgrade could not run again; join_parts.sh turns the extension's CREATE into OR REPLACE."""
    again = r"(OR REPLACE )?(FUNCTION|PROCEDURE|VIEW|TRIGGER)\b" if not part.registry \
        else r"(OR REPLACE (FUNCTION|PROCEDURE|VIEW|TRIGGER)|TEMP(ORARY)? )\b"
    text = statements_without_text(part.text)
    for made in re.findall(r"(?m)^CREATE ((?:OR REPLACE )?[^;(]*)", text):
        name = " ".join(made.split()[:6])
        dropped = re.search(r"(?m)^DROP %s IF EXISTS" % made.split()[0], text)
        if not re.match(again, made) and not dropped:
            yield "%s: CREATE %s cannot be run again" % (part.path, name)


def faults_of_adoption(part):
    """OR REPLACE in an install script would take a stranger's object for the extension's own."""
    for kind, name in re.findall(r"(?m)^CREATE OR REPLACE (\w+) ([\w.]+)", statements_without_text(part.text)):
        yield "%s: CREATE OR REPLACE %s %s; join_parts.sh writes OR REPLACE for upgrades" % (part.path, kind, name)


def main():
    parts = parts_of_manifest()
    faults = list(faults_of_list(parts))
    for part in parts:
        if part.text is not None:
            faults.extend(faults_of_comments(part))
        if part.text is not None and not part.registry:
            faults.extend(faults_of_adoption(part))
        if part.text is not None and part.replay:
            faults.extend(faults_of_replay(part))
    for fault in faults:
        print(fault)
    print("%d parts, %d faults" % (len(parts), len(faults)))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
