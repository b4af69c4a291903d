#!/usr/bin/env python3
"""check_knowledge.py: the table of Han characters is that of extension/data/character.tsv, lookalike.tsv and shape.tsv."""
import sys

import compile_knowledge


def main():
    same = compile_knowledge.TARGET.read_text(encoding="utf-8") == compile_knowledge.compiled()
    if not same:
        print("%s is not what tools/compile_knowledge.py makes of data/" % compile_knowledge.TARGET.name)
    print("%d faults" % (not same))
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
