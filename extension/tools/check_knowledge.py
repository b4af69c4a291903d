#!/usr/bin/env python3
"""check_knowledge.py: what is compiled in of Han characters and of the lunar calendar is that of extension/data."""
import sys

import compile_knowledge


def faults():
    for target, text in ((compile_knowledge.TARGET, compile_knowledge.compiled()),
                         (compile_knowledge.LUNAR, compile_knowledge.lunar())):
        if target.read_text(encoding="utf-8") != text:
            yield "%s is not what tools/compile_knowledge.py makes of data/" % target.name


def main():
    found = list(faults())
    print("\n".join(found + ["%d faults" % len(found)]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
