#!/usr/bin/env python3
"""check_codes.py: the built-in codes are those of extension/data/code, and no row is there without its copies' letters."""
import re
import sys

import compile_codes


def faults():
    if compile_codes.TARGET.read_text(encoding="utf-8") != compile_codes.table():
        yield "%s is not what tools/compile_codes.py makes of data/code" % compile_codes.TARGET.name
    for name in compile_codes.LISTS:
        head = (compile_codes.EXTENSION / "data/code" / (name + ".tsv")).read_text(encoding="utf-8").split("\n" + compile_codes.COLUMNS[0])[0]
        for path, row in compile_codes.rows_of(name):
            copies = set(re.findall(r"\b[a-z][0-9]{1,2}\b", row["source"]))
            for copy in sorted(copies):
                if not re.search(r"\b%s\b" % copy, head):
                    yield "%s: %s: no copy is called %s" % (path.name, row["code"], copy)
            if len(copies) != int(row["copies"]):
                yield "%s: %s: %s copies, named %d" % (path.name, row["code"], row["copies"], len(copies))


def main():
    found = list(faults())
    print("\n".join(found + ["%d faults" % len(found)]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
