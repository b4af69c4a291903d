#!/usr/bin/env python3
"""Check that every path that the documentation names is there.

Pages are doc/*.md, doc/*/*.md, README.md and the READMEs below extension/ and contrib/. A path is
what stands between backquotes, holds a slash and ends in one of ENDINGS, or is a
folder of extension/. It is looked for from the top, from the page's own folder, and
from the folders of BASES, so that a page may say `60_intake/source.sql`. Where it
holds NNN or NAME, something that fits must be there; what is below tmp/ comes and
goes. Prints a line a fault, exits 1
when there is one.
"""

import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
BASES = ("", "extension", "extension/schema", "extension/src", "extension/test", "extension/upgrade")
ENDINGS = r"sql|c|h|py|sh|t|pm|md|tsv|spec|txt|out|psql|mk"
SPAN = re.compile(r"`(?!tmp/)([\w./-]+/[\w./-]*\.(?:%s)|extension/[\w./-]+)`" % ENDINGS)


def pages():
    yield from sorted(TOP.glob("doc/*.md"))
    yield from sorted(TOP.glob("doc/*/*.md"))
    yield TOP / "README.md"
    for folder in ("extension", "contrib"):
        yield from sorted((TOP / folder).rglob("README.md"))


def is_there(path, page):
    pattern = re.sub(r"NAME|N+(?=_)|VERSION", "*", path.rstrip("/"))
    return any(next(folder.glob(pattern), None) for folder in [page.parent] + [TOP / base for base in BASES])


def main():
    named, faults = 0, 0
    for page in pages():
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            for path in SPAN.findall(line):
                named += 1
                if not is_there(path, page):
                    faults += 1
                    print("%s:%d: there is no %s" % (page.relative_to(TOP), number, path))
    print("%d paths named, %d faults" % (named, faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
